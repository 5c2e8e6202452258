"""Plant faults in a copy of the site, one after the other, and say what the gate made of each.

Run as `python plant.py SITE`. Jobs come as lines of JSON on standard input, and for each an answer
goes as a line to standard output. A job names files and what they are to hold (None deletes one),
and further options for sphinx-build.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import importlib.metadata
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

# What is installed does not change from build to build, and asking for it is dear.
importlib.metadata.entry_points = functools.cache(importlib.metadata.entry_points)

from sphinx.cmd.build import main as sphinx_build  # noqa: E402 -- after the line above

FINDINGS = Path("_build/evidence/findings.json")


def build(*options: str) -> dict[str, Any]:
    """Build in this process as `sphinx-build` does; return its status and what it found.

    Advice is told in a line that `-q` swallows: so the list of findings is handed on too.
    """
    FINDINGS.unlink(missing_ok=True)
    errors = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(errors):
        status = sphinx_build(["-q", "-b", "evidence", *options, ".", "_build/evidence"])
    findings = json.loads(FINDINGS.read_text("utf-8"))["findings"] if FINDINGS.exists() else []
    return {"status": status, "lines": errors.getvalue().splitlines(), "findings": findings}


def answer(job: dict[str, Any]) -> dict[str, Any]:
    """Change the files of a job, build, and put them back."""
    kept = {name: Path(name).read_bytes() for name in job["files"]}
    try:
        for name, text in job["files"].items():
            if text is None:
                Path(name).unlink()
            else:
                # A half character stands for a byte that is no UTF-8.
                Path(name).write_bytes(text.encode("utf-8", "surrogateescape"))
        return build(*job["options"])
    finally:
        for name, raw in kept.items():
            Path(name).write_bytes(raw)


def main() -> None:
    """Read the sound site once, then answer every job from there."""
    os.chdir(sys.argv[1])
    build()
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)  # a build makes many nodes and drops them all
    for line in sys.stdin:
        sys.stdout.write(f"{json.dumps(answer(json.loads(line)))}\n")
        sys.stdout.flush()


main()
