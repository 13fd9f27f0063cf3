"""A bank in each format, with what its readers must know how to take."""
# ruff: noqa: E501, rows of tables are as long as they are

from __future__ import annotations

import csv
import io

GIFT = r"""
// A comment, and a category.
$CATEGORY: Trust/Basics

::First things::[markdown]What comes first in `Vec<i32>`?{
  =The *boundary*.#It decides the rest.
  ~The database.#It comes later.
  ~The \{logo\}\: 5 \= 5
  ####A boundary says who must prove what.
}

Which are boundaries? {
  ~%50%A tenant.
  ~%50%A network edge.
  ~%-100%A font.
}

A log is evidence. {TRUE#It is, if signed.#Yes.}

What is {=Pretoria =Tshwane =%0%Cape Town#That is the parliament.} called by its city?

Match them. {
  =a lie -> a signed record
  =a leak -> a key
  = -> a font
}

How many? {#
  =%100%0.98:0.1#99 of 10,098.
  =%0%0#Nothing is found.
}

Between? {#1..5}

Say what you would draw. {}

This only describes.

No closing {=a
"""

MOODLE = """<?xml version="1.0" encoding="UTF-8"?>
<quiz>
  <question type="category"><category><text>$course$/Trust</text></category></question>
  <question type="multichoice">
    <name><text>First things</text></name>
    <questiontext format="html"><text><![CDATA[<p>What does this print?</p>
<pre>for x in y:
    print(&lt;x&gt;)</pre><p>See <a href="http://x.example">here</a>, 10<sup>9</sup>.</p>]]></text>
    <file name="a.png" encoding="base64">AAAA</file></questiontext>
    <generalfeedback format="html"><text><![CDATA[It <b>prints</b> x &amp; y_z.]]></text></generalfeedback>
    <single>true</single><shuffleanswers>false</shuffleanswers>
    <answer fraction="100" format="html"><text><![CDATA[<p><code>x</code></p>]]></text>
      <feedback format="html"><text>It does.</text></feedback></answer>
    <answer fraction="50" format="html"><text>Half</text></answer>
    <answer fraction="0" format="html"><text>None of these</text></answer>
    <hint><text>Think.</text></hint>
  </question>
  <question type="truefalse">
    <questiontext><text>A log is evidence.</text></questiontext>
    <answer fraction="0"><text>true</text>
      <feedback><text>Anybody can write one.</text></feedback></answer>
    <answer fraction="100"><text>false</text></answer>
  </question>
  <question type="shortanswer">
    <questiontext><text>Which macro prints?</text></questiontext>
    <usecase>1</usecase>
    <answer fraction="100"><text>println!</text></answer>
    <answer fraction="0"><text>print</text>
      <feedback><text>Without a line end.</text></feedback></answer>
  </question>
  <question type="numerical">
    <questiontext><text>How long?</text></questiontext>
    <answer fraction="100"><text>2.5</text><tolerance>0.5</tolerance></answer>
    <units><unit><multiplier>1</multiplier><unit_name>s</unit_name></unit></units>
  </question>
  <question type="matching">
    <questiontext><text>Match.</text></questiontext>
    <subquestion format="html"><text>A lie</text><answer><text>A seal</text></answer></subquestion>
    <subquestion format="html"><text>A leak</text><answer><text>A key</text></answer></subquestion>
    <subquestion format="html"><text></text><answer><text>A font</text></answer></subquestion>
  </question>
  <question type="ordering">
    <questiontext><text>In which order?</text></questiontext>
    <answer fraction="2.0"><text>Draw.</text></answer>
    <answer fraction="1.0"><text>Ask.</text></answer>
    <answer fraction="3.0"><text>Check.</text></answer>
  </question>
  <question type="essay">
    <questiontext><text>Explain.</text></questiontext>
    <graderinfo format="html"><text>The line and its reason.</text></graderinfo>
  </question>
  <question type="calculated"><questiontext><text>{a} + {b}</text></questiontext></question>
</quiz>
"""

CSV = """Question,Answer,Wrong 1,Wrong 2,Feedback,Difficulty,Chapter
"What comes first, always?",The boundary,The logo,"The database, later",It decides.,hard,1
Which city?,Pretoria,,,,easy,1
How many bits has a byte?,8,,,,,2
Why?,"Because what is written by anybody can be forged by anybody, unless it is signed.",,,,,2
No answer?,,,,,,3
"""

_ROWS = """
type=single|id=trust.one|key=2|pinned=1|prompt=Which?|explanation=So.|part_1=None.|part_id_1=a|reason_1=No.|part_2=B|part_id_2=b|reason_2=Yes.|page=concept:trust|stem_id=case|stem=Two services.
type=match|id=trust.two|key=2;1|prompt=Match.|explanation=So.|part_1=A lie|part_id_1=a|reason_1=It is.|part_2=A leak|part_id_2=b|reason_2=It is.|target_1=A key|target_id_1=key|target_2=A seal|target_id_2=seal
type=order|id=trust.three|key=1;2;3|prompt=Order.|explanation=So.|part_1=Ask|part_id_1=a|reason_1=First.|part_2=Draw|part_id_2=b|part_3=Check|part_id_3=c|difficulty=hard
type=numeric|id=trust.four|key=0.98|prompt=How much?|unit=%|tolerance=0.1|formula=99 / 10098 * 100|working=99 of 10098.|explanation=So.|part_1=0|reason_1=Nothing is found.
type=recall|id=trust.five|prompt=Say it.|seconds=60|model=I draw the line.|explanation=So.|part_1=Draws a line.|part_id_1=a|part_2=Says why.|part_id_2=b|reason_2=It is no decoration.
type=text|id=trust.six|prompt=Name it.|exact=yes|explanation=So.|accepted_1=SVID|part_1=SPIFFE ID|reason_1=That is the name.
type=order|id=trust.seven|key=9|prompt=Order.|explanation=So.|part_1=Ask
"""


def _table(rows: str) -> str:
    """Return rows of named cells as CSV, with a column for every name."""
    cells = [
        dict(cell.split("=", 1) for cell in row.split("|")) for row in rows.strip().split("\n")
    ]
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(dict.fromkeys(name for row in cells for name in row)))
    writer.writeheader()
    writer.writerows(cells)
    return buffer.getvalue()


OURS = _table(_ROWS)

ANKI = """#separator:tab
#html:true
#tags column:3
What is <b>signed</b>?\tA log&nbsp;entry\tbasics
"Why?<br>Say it."\tBecause what is written by anybody can be forged by anybody, <i>unless it is signed</i>.\tbasics
The {{c1::boundary::where}} comes before the {{c2::logo}}.\tIt decides.\tbasics
Only a front\t\tbasics
"""

TOML = '''
[multipart]
case = """
Two services talk.

```rust,ignore
let x: Vec<i32> = vec![1];
```
"""

[[questions]]
type = "MultipleChoice"
multipart = "case"
prompt.prompt = "What does `x` hold? See [this](other.html) and 2<sup>10</sup>."
prompt.distractors = ["""
```rust
fn f() -> &i32;
```
""", "A `String`"]
prompt.answerIndex = 2
answer.answer = "None of these"
context = "It holds <b>numbers</b>: {{ one }}."

[[questions]]
type = "MultipleChoice"
multipart = "case"
prompt.prompt = "Which?"
prompt.distractors = ["2"]
prompt.sortAnswers = true
answer.answer = ["1", "3"]

[[questions]]
type = "ShortAnswer"
prompt.prompt = "Which tool?"
answer.answer = "rustup"
answer.alternatives = ["rust up"]

[[questions]]
type = "Tracing"
prompt.program = """
fn main() {
\tprintln!("1\\n2");
}
"""
answer.doesCompile = true
answer.stdout = "1\\n2"

[[questions]]
type = "Tracing"
prompt.program = "fn main() { x }"
answer.doesCompile = false
answer.lineNumber = 1

[[questions]]
type = "MultipleChoice"
prompt.prompt = "All of them?"
prompt.distractors = []
answer.answer = ["1", "2"]

[[questions]]
type = "Drawing"
prompt.prompt = "Draw."
answer.answer = "x"
'''

SAMPLES = {
    "bank.gift": GIFT,
    "bank.xml": MOODLE,
    "bank.csv": CSV,
    "ours.csv": OURS,
    "notes.txt": ANKI,
    "quiz.toml": TOML,
}
