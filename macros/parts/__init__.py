"""From the catalog to HTML: a component for each thing a reader can point at.

Knows `records`, `reading` and the templates; nothing of MkDocs.
"""
