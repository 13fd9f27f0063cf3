"""What a record may be: every page, quiz and worksheet, value by value.

Knows nothing of files, YAML, HTML or MkDocs.
"""
