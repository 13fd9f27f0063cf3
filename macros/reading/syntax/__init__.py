"""Syntax of bodies beyond headings, macros and links: what works here, and what does not.

Knows records.
"""
