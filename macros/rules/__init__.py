"""What the guide asks of sound content: banks, citations, form, spelling, editions.

Knows `records` and `reading`; nothing of HTML or MkDocs.
"""
