"""What is made of a page's Markdown, and added to the page once it is whole.

Knows records, reading and parts, and of the engine the tokens alone.
"""
