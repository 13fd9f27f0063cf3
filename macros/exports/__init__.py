"""The question bank in other programs' formats, and the list of everything to download.

Knows the catalog and how a part turns text into HTML; nothing of engines and hosts.
"""
