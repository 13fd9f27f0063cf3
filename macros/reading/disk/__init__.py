"""Files on a disk: when they changed, what was kept of them, what may stand beside pages.

Knows records.
"""
