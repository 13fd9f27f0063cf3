"""A book of each loop, from the pages that are built: for e-readers, and for paper.

Knows the catalog and what a built page looks like, not how one is made.
"""
