"""From files to a catalog of sound records, or to every problem in author's words.

Knows `records`, YAML, and what a page's body may hold; nothing of HTML or MkDocs.
"""
