"""From the sheets that offices have to records: reading them, and finding who is whom."""
