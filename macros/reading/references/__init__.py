"""What files give each other to refer to: ids, anchors, quizzes.

Knows files and records.
"""
