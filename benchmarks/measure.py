"""Run one build in a process of its own and tell what it took."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Run(NamedTuple):
    """What one build took."""

    wall: float  #: Seconds from start to end.
    cpu: float  #: Seconds of processor time, user and system.
    peak: float  #: Largest resident memory in megabytes.
    pages: int  #: How many HTML files were written.


def python_environment(work: Path) -> dict[str, str]:
    """Return the environment of the builds.

    :param work: gets a copy of the extension, so that nobody changes it while it is measured, and a
        folder for compiled modules. Without that a shell that forbids writing them makes each build
        compile everything anew, which takes longer than an idle build.
    """
    extensions = work / "ext"
    shutil.rmtree(extensions, ignore_errors=True)
    shutil.copytree(ROOT / "_ext", extensions, ignore=shutil.ignore_patterns(".*", "__pycache__"))
    environment = {
        name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
    }
    return environment | {
        "PYTHONPATH": str(extensions),
        "PYTHONPYCACHEPREFIX": str(work / "bytecode"),
        "PYTHONHASHSEED": "0",
    }


def build(folder: Path, environment: dict[str, str], jobs: int = 1) -> Run:
    """Build a site as HTML; a build that fails or says anything ends the comparison.

    :param jobs: how many processes share the work; the peak is that of the largest of them.
    """
    out = folder / "_build"
    sphinx = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-j", str(jobs)]
    command = [*sphinx, str(folder), str(out)]
    with tempfile.TemporaryFile() as said:
        began_at = time.time_ns()
        began = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode()
    if process.returncode or text:
        sys.exit(f"{folder.name}: status {process.returncode}\n{text[:2000]}")
    pages = sum(page.stat().st_mtime_ns > began_at for page in out.rglob("*.html"))
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, pages)
