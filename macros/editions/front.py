"""What a book says of itself before it begins."""

from __future__ import annotations

from datetime import date

from .trees import Element, make

_TEXTS = """\
This is the guide to the {loop} loop as one book: the loop and its rounds, answers worked in full, \
cases, the concepts the rounds need, the sheets they are scored with, and {counted} at the end.
Codes such as Z12, P03 or T20 lead to a claim in the part What it rests on. A code alone is \
reported: one account says so, and nobody has confirmed it. Where a claim is confirmed, disputed \
or corrected, the word stands beside the code. A name in place of a code is a document we read.
Answer before you look. Every question has a number, and its answer has the same one. Where you \
are to answer aloud, tick what you said, and read afterward the answer that meets every point.
The newest check of a page or document in this book was on {day}. Products, pay and laws change: \
look at the site before you rely on one. It also has what paper cannot do: review at growing \
distances, a mock interview with a clock, score sheets and worksheets that add up.
The guide is independent of the companies it describes.
""".splitlines()


def long_date(day: date) -> str:
    """Return a day as a reader writes it: November 28, 2026."""
    return f"{day:%B} {day.day}, {day.year}"


def about(loop: str, questions: int, dated: date, address: str) -> Element:
    """Return the chapter that says what is in the book, what its marks mean and how old it is.

    `address` is where the loop is on the site.
    """
    body = make("section", id="about")
    body.append(make("h1", "About this book"))
    counted = f"{questions} questions with their answers" if questions else "no questions"
    for text in _TEXTS:
        body.append(make("p", text.format(loop=loop, counted=counted, day=long_date(dated))))
    line = make("p")
    line.append(make("a", address, href=address))
    body.append(line)
    return body
