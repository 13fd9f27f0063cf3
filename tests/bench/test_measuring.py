"""What measures the guide for a slow machine comes to an end, and asks for what there is."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import bounded
import enlarged
import growth
import reader

from macros.publish.clock import Clock

_QUESTION = re.compile(r"[^ \"]+(?=:[0-9a-f]{12}:)")


def test_what_is_not_done_in_time_ends_and_leaves_nothing_behind() -> None:
    program = (
        "import time; from bounded import bounded\n"
        "with bounded('trial', 0.2) as folder:\n"
        "    print(folder, flush=True); time.sleep(60)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(bounded.__file__).parent,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert run.returncode == bounded.LATE
    assert "given up after 0 s" in run.stderr
    assert not Path(run.stdout.strip()).exists()


def test_a_row_is_repeated_for_its_share_of_the_time_and_once_at_least() -> None:
    assert list(reader.Times(3, 60)) == [0, 1, 2]
    assert list(reader.Times(3, 0)) == [0]


def test_the_growth_reads_what_a_publication_says_of_its_steps() -> None:
    clock = Clock()
    for name in ("read", "check, while mkdocs runs"):
        with clock.step(name):
            pass
    said = str(clock)
    assert [name for name, *_ in growth._STEP.findall(said)] == [
        *("read", "check, while mkdocs runs", "all")
    ]
    memory = growth._MEMORY.search(said)
    assert memory
    assert int(memory[1]) > 5  # no Python runs in less


def test_every_question_a_made_up_reader_answered_stands_on_a_page(
    site: Path, tmp_path: Path
) -> None:
    large = enlarged.enlarged(site, tmp_path)
    text = (large / enlarged.LIST / "index.html").read_text("utf-8")
    listed = re.findall(
        r'<li class="lg-study__page"[^>]* data-questions="([^"]*)"[^>]*><a[^>]* href="([^"]+)"',
        text,
    )
    assert sum(len(asked.split()) for asked, _ in listed) >= enlarged.KNOWN
    answered = 0
    for asked, link in listed:
        if answered >= enlarged.ANSWERED:
            break
        page = (large / enlarged.LIST / link / "index.html").read_text("utf-8")
        ids = _QUESTION.findall(asked)
        assert [one for one in ids if f' data-id="{one}"' not in page] == []
        answered += len(ids)
