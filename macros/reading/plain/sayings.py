"""What libyaml says of a slip, and what an author should read instead."""

from __future__ import annotations

# What libyaml says, what an author should read, and what to do; the first that fits.
SAYINGS = (
    (
        "mapping values are not allowed",
        'a second ": " in one line',
        'Put text that holds ": " in quotes or in a >- block, or check the indentation.',
    ),
    (
        "hexdecimal",
        "a backslash that means nothing in double quotes",
        "Use single quotes, or write the backslash twice.",
    ),
    (
        "expected a comment or a line break",
        "text that begins with > or |",
        "Put the text in quotes.",
    ),
    (
        "cannot start any token",
        "a character that cannot begin a value",
        "Put text that begins with @, `, % or | in quotes.",
    ),
    (
        "did not find expected key",
        "a line that does not belong to the record around it",
        "Check its indentation, and that a quoted text ends where its closing quote stands.",
    ),
    (
        "could not find expected ':'",
        "a line without a key",
        "Check its indentation; text on several lines needs a >- or | block.",
    ),
    (
        "did not find expected '-' indicator",
        "a line that does not belong to the list around it",
        "Check its indentation.",
    ),
    (
        "did not find expected ',' or",
        "a list or record in brackets that goes wrong here",
        'Close the bracket, and put text that holds , [ ] { } # or ": " in quotes.',
    ),
    (
        "unexpected end of stream",
        "a quote that is never closed",
        "Close it; inside single quotes an apostrophe is written twice.",
    ),
    (
        "unknown escape character",
        "a backslash that means nothing in double quotes",
        "Use single quotes, or write the backslash twice.",
    ),
    (
        "undefined tag handle",
        "a value that begins with !",
        "Put text that begins with ! in quotes.",
    ),
    (
        "while scanning an alias",
        "a value that begins with *",
        "Put text that begins with * in quotes.",
    ),
    (
        "while scanning an anchor",
        "a value that begins with &",
        "Put text that begins with & in quotes.",
    ),
)
