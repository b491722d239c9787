"""One reader for each kind of value: names, terms, bodies, phones, dates, marks."""
