from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

EXTENSIONS = Path(__file__).parents[2] / "_ext"


def run_check(*path: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sphinx_print.check"],
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([*path, str(EXTENSIONS)])},
    )


def test_where_it_can_print_it_says_nothing(pango: None) -> None:
    found = run_check()
    assert (found.returncode, found.stdout, found.stderr) == (0, "", "")


def test_where_pango_is_missing_one_line_says_what_to_install(without_pango: str) -> None:
    found = run_check(without_pango)
    assert found.returncode == 1
    assert found.stdout == ""
    (line,) = found.stderr.splitlines()
    for words in ("libpango-1.0-0 libpangoft2-1.0-0", "brew install pango", "Windows"):
        assert words in line


def test_the_build_ends_with_that_line_and_no_traceback(plain: Any, without_pango: str) -> None:
    run = plain.build(path=without_pango)
    assert run.status == 1
    assert run.said.count("libpango-1.0-0 libpangoft2-1.0-0") == 1
    assert "Traceback" not in run.said
    assert not list(run.out.glob("*.pdf"))


def test_a_later_build_with_pango_prints(plain: Any, without_pango: str, pango: None) -> None:
    plain.build(path=without_pango)
    assert plain.build("-W").pdf.exists()


def test_without_weasyprint_another_line(monkeypatch: pytest.MonkeyPatch) -> None:
    from sphinx_print import check

    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert check.problem() == check.NO_WEASYPRINT
