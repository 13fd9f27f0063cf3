"""The questions of a page, asked in one place of a book and answered in another."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from .clean import BLANK
from .trees import Element, has_blocks, having, make, words


@dataclass(frozen=True)
class Asked:
    """A question as a section to ask it, and one to answer it; each leads to the other.

    `id` is that of the task, `answer_id` that of the answer.
    """

    number: int
    task: Element
    answer: Element

    @property
    def id(self) -> str:
        """Return the id of the task."""
        return str(self.task.get("id"))

    @property
    def answer_id(self) -> str:
        """Return the id of the answer."""
        return str(self.answer.get("id"))


def ask(item: Element, number: int) -> Asked:
    """Return the cleaned `item` of a page as question `number` of a book; `item` stays."""
    task = deepcopy(item)
    id = str(task.get("id"))
    for element in task.iterdescendants():
        element.attrib.pop("id", None)
    (given,) = having(task, "lg-answer")
    given.drop_tree()
    heading = having(task, "lg-item__number")[0]
    said = [f"Question {number}", *map(words, having(heading, "lg-item__difficulty"))]
    heading.tag, heading.text, heading[:] = "h2", ", ".join(said), []
    for blank in having(task, "lg-match__blank"):
        blank.text = f" {BLANK}"
    task.append(_way(f"{id}--answer", f"Answer {number}"))

    given.tag, given.tail = "section", None
    given.set("id", f"{id}--answer")
    given.insert(0, make("h2", f"Answer {number}"))
    _say_right_options(task, given)
    (prompt,) = having(task, "lg-item__prompt")
    given.insert(1, _recalled(prompt, id))
    return Asked(number, task, given)


def _way(id: str, text: str) -> Element:
    line = make("p", class_="lg-way")
    line.append(make("a", text, href=f"#{id}"))
    return line


def _say_right_options(task: Element, answer: Element) -> None:
    """Repeat in the answer what the right options say: the question is pages away."""
    said = {
        words(having(option, "lg-option__letter")[0]): having(option, "lg-option__text")[0]
        for option in having(task, "lg-option")
    }
    for reason in having(answer, "lg-reason--right"):
        (key,) = having(reason, "lg-reason__key")
        letter = key.find("b")
        if letter is not None and letter.text in said:
            option = deepcopy(said[letter.text])
            option.tail = None
            letter.tail = f"{letter.tail}: "
            if option.tag == "span" and not has_blocks(option):
                key.append(option)
            else:
                key.addnext(option)


# Enough of a prompt to know it again.
_RECALLED = 90


def _recalled(prompt: Element, id: str) -> Element:
    """Return the beginning of a prompt, as the way back to the question."""
    text = words(prompt)
    if len(text) > _RECALLED:
        text = f"{text[:_RECALLED].rpartition(' ')[0].rstrip('.,;:(')}…"
    line = _way(id, text)
    line.set("class", "lg-way lg-way--back")
    return line
