"""Plant faults in a copy of the site, one after the other, and say what the gate made of each.

Run as `python plant.py SITE`. Jobs come as lines of JSON on standard input, and for each an answer
goes as a line to standard output. A job names files and what they are to hold (None deletes one),
and further options for sphinx-build.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

from sphinx.cmd.build import main as sphinx_build


def build(*options: str) -> tuple[int, list[str]]:
    """Build in this process as `sphinx-build` does; return its status and what it complained of."""
    errors = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(errors):
        status = sphinx_build(["-q", "-b", "evidence", *options, ".", "_build/evidence"])
    return status, errors.getvalue().splitlines()


def answer(job: dict[str, Any]) -> dict[str, Any]:
    """Change the files of a job, build, and put them back."""
    kept = {name: Path(name).read_bytes() for name in job["files"]}
    try:
        for name, text in job["files"].items():
            if text is None:
                Path(name).unlink()
            else:
                Path(name).write_text(text, encoding="utf-8")
        status, lines = build(*job["options"])
    finally:
        for name, raw in kept.items():
            Path(name).write_bytes(raw)
    return {"status": status, "lines": lines}


def main() -> None:
    """Read the sound site once, then answer every job from there."""
    os.chdir(sys.argv[1])
    status, lines = build()
    if status:
        sys.exit("\n".join(lines))
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)  # a build makes many nodes and drops them all
    for line in sys.stdin:
        sys.stdout.write(f"{json.dumps(answer(json.loads(line)))}\n")
        sys.stdout.flush()


main()
