"""What hosts of plain files need beside the pages: recipes, moved addresses, the map of the site.

Knows what a built site holds, and the dates of files.
"""
