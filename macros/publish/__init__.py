"""From a folder of built pages to one that any host of plain files can serve.

Knows how to start an engine and what it wrote, not how a page is made.
"""
