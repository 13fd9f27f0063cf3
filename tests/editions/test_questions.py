"""A question of a page, asked in one place and answered in another."""

from __future__ import annotations

from macros.editions.clean import read_page
from macros.editions.questions import Asked, ask
from macros.editions.trees import having, words

PAGE = """<article><h1>Page</h1><lg-quiz><lg-item class="lg-item" id="q-1"><div><h3
class="lg-item__number"><span class="lg-sr">Question </span>1<span class="lg-item__of"> of
9</span><span class="lg-item__difficulty">hard</span></h3><fieldset><div class="lg-item__prompt"
id="q-1--prompt"><p>What is printed?</p></div><ul class="lg-options"><li class="lg-option"><label
for="x"><input type="radio"><span class="lg-option__letter">A</span><span
class="lg-option__text">Nothing</span></label></li><li class="lg-option"><label><input
type="radio"><span class="lg-option__letter">B</span><span
class="lg-option__text"><pre><code>1</code></pre></span></label></li></ul><div
class="lg-words"><label>Your answer</label> <input
class="lg-words__input"></div></fieldset><details class="lg-answer"><summary
class="lg-answer__summary">Answer</summary><ul><li class="lg-reason lg-reason--right"><p
class="lg-reason__key"><b>A</b> Right</p></li><li class="lg-reason lg-reason--right"><p
class="lg-reason__key"><b>B</b> Right</p></li></ul></details></div></lg-item></lg-quiz></article>"""


def asked() -> Asked:
    (item,) = read_page(PAGE, "a/").items
    return ask(item, 7)


def test_the_task_gives_nothing_away_and_leads_to_the_answer() -> None:
    one = asked()
    assert words(one.task.find(".//h2")) == "Question 7, hard"
    assert "Right" not in words(one.task)
    assert [link.get("href") for link in one.task.iter("a")] == ["#a--q-1--answer"]
    assert "Your answer ______" in words(one.task)


def test_the_answer_says_what_is_right_in_words_or_code() -> None:
    one = asked()
    assert words(one.answer) == "Answer 7What is printed?A Right: NothingB Right: 1"
    assert [link.get("href") for link in one.answer.iter("a")] == ["#a--q-1"]
    keys = having(one.answer, "lg-reason__key")
    assert [key.find(".//pre") for key in keys] == [None, None]  # a paragraph holds no code


def test_code_is_in_no_line_of_text() -> None:
    (block,) = asked().task.iter("pre")
    around = [str(one.tag) for one in block.iterancestors()]
    assert around[:3] == ["div", "div", "li"]


def test_the_ids_of_both_are_their_own() -> None:
    one = asked()
    ids = [id for tree in (one.task, one.answer) for e in tree.iter() if (id := e.get("id"))]
    assert ids == ["a--q-1", "a--q-1--answer"]
