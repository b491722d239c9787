"""Reading counts, shares and durations as reports word them, in English and Arabic.

A text is taken apart into tokens, the places that say a number are found with their bounds, the
nouns beside them say what is counted, and the numbers are put in order: a total, its parts, women
and men. What a language brings to this is its lexicon and nothing else.
"""
