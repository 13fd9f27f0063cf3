"""The scripts of a finished site as few small files, by a bundler that npm installs.

What is written and served while writing stays as it is: many modules, and no need of Node.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

from . import node

ROOT = Path(__file__).resolve().parents[2]
_PROGRAM = Path(__file__).with_name("programs") / "bundle.mjs"
# What few elements need, and too little to be a file.
_SMALL = [
    f"/{name}.js"
    for name in (
        *("kit/chance", "kit/download", "kit/paper-copy", "next/next-step"),
        *("store/begun", "store/interviews", "study/loop-choice"),
    )
]
# What some elements share and others do not: few files, since each is a request.
_SHARED = {
    "study": ["/store/work.js", "/study/tally.js", "/study/question-sequence.js"],
    "results": [
        *("/question/summary-view.js", "/confidence/confidence.js"),
        *("/study/missed.js", "/next/from-index.js"),
    ],
    "numbers": ["/number/number.js"],
    "recording": ["/recording/door.js"],
}
# The file that every page names, the module through which all elements load what they share, and
# the one through which pages load their questions.
START, COMMON, BELOW = "start.js", "common.js", "below.js"


def bundle(
    output: Path,
    entries: Iterable[Path],
    classic: Iterable[Path] = (),
    workers: Iterable[Path] = (),
    sheets: Iterable[Path] = (),
) -> dict[str, list[str]]:
    """Write bundled scripts into the folder `output` and minify `sheets` where they are.

    `entries` are the modules that every page names: they become the one file START. `classic` are
    scripts that are no modules, `workers` modules that run apart; both keep their names.
    Return the files that each file of `entries` imports as soon as it runs, by name.
    Raises ValueError, in the bundler's own words, where a script or a sheet is faulty.
    """
    job = {
        "output": str(output),
        "entries": [str(path) for path in entries],
        "classic": [str(path) for path in classic],
        "workers": [str(path) for path in workers],
        "sheets": [str(path) for path in sheets],
        "closures": {"store": [f"/{COMMON}", *_SMALL], **_SHARED, "questions": [f"/{BELOW}"]},
    }
    if not (ROOT / "node_modules" / "rolldown").exists():
        raise ValueError("the bundler is missing; call `make build`, or `npm ci --omit=dev`")
    run = subprocess.run(
        [*node.command("node"), str(_PROGRAM)],
        input=json.dumps(job),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if run.returncode != 0:
        raise ValueError(run.stderr)
    imports: dict[str, list[str]] = json.loads(run.stdout)
    return imports
