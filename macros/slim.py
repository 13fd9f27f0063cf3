"""Leave out of finished files what only their authors read: comments and indentation."""

from __future__ import annotations

import re

# White space beside these tags is never seen, whatever the style sheets say.
_BLOCK = re.compile(
    r"<!|</?(?:html|head|meta|link|title|script|style|body|header|footer|main|nav|section|article|"
    r"aside|div|p|h[1-6r]|ul|ol|li|dl|dt|dd|table|caption|colgroup|col|thead|tbody|tfoot|tr|th|td|"
    r"blockquote|figure|figcaption|form|fieldset|legend|details|summary|dialog|optgroup|option|"
    r"path|rect|circle|line|polyline|polygon|g|defs)(?![\w-])"
)
# Kept as they are, with all that is in them.
_VERBATIM = r"<(pre|textarea|script|style)\b.*?</\1\s*>"
_TAG = r"<[a-zA-Z/!](?:[^>\"']|\"[^\"]*\"|'[^']*')*>"
_PIECES = re.compile(rf"(?:{_VERBATIM})|<!--.*?-->|({_TAG})", re.DOTALL)
_SPACE = re.compile(r"[ \t\r\n\f]+")

_CSS_COMMENT = re.compile(r"/\*(?!!).*?\*/", re.DOTALL)
# Of scripts only what stands on lines of its own, and type annotations: no parser is needed for it.
_JS_BLOCK = re.compile(r"^[ \t]*/\*\*(?!/)(?:[^*]|\*(?!/))*\*/[ \t]*\n", re.MULTILINE)
_JS_TYPE = re.compile(r"/\*\* @(?:[^*\n]|\*(?!/))*\*/ ?")
_JS_LINE = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_BLANK = re.compile(r"\n\s*\n+")


def slim_css(text: str) -> str:
    """Return a style sheet without comments, indentation and empty lines; `/*!` stays."""
    lines = (line.strip() for line in _CSS_COMMENT.sub("", text).splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def slim_js(text: str) -> str:
    """Return a script of ours without comments on lines of their own; `/*!` stays.

    A template literal must not hold a line that looks like a comment.
    """
    for pattern in (_JS_BLOCK, _JS_TYPE, _JS_LINE):
        text = pattern.sub("", text)
    return _BLANK.sub("\n", text).lstrip()


def slim_html(text: str) -> str:
    """Return a page without comments and without white space that no reader sees.

    What stands in pre, textarea, script and style, and every attribute, is left as it is.
    """
    pieces: list[str] = []
    at, after_block = 0, True

    def words(raw: str, before_block: bool) -> str:
        found = _SPACE.sub(" ", raw)
        if after_block:
            found = found.removeprefix(" ")
        return found.removesuffix(" ") if before_block else found

    for match in _PIECES.finditer(text):
        found = match[0]
        if found.startswith("<!--"):
            pieces.append(words(text[at : match.start()], before_block=False))
            after_block = after_block and not pieces[-1]
            at = match.end()
            continue
        block = _BLOCK.match(found) is not None
        between = words(text[at : match.start()], before_block=block)
        # White space on both sides of a comment would otherwise be kept twice.
        if between.startswith(" ") and pieces and pieces[-1].endswith(" "):
            between = between[1:]
        pieces += [between, found]
        at, after_block = match.end(), block
    pieces.append(words(text[at:], before_block=True))
    return "".join(pieces) + "\n"
