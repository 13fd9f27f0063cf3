"""Decks for Anki: what stands on a card, and the package that Anki reads.

Knows the bank of `macros.exports` and nothing of its other formats.
"""
