"""Banks of questions in other formats, read into quizzes of ours.

Knows `records` and `reading`, and of `check` where the guide lies. A module a format; each gives
a `Bank` what it finds, in our terms, and says what is lost.
"""
