"""The guide alive inside MkDocs or Zensical: macros, hooks, Markdown extensions.

Knows everything below it, and the two engines; nothing of what becomes of their output.
"""
