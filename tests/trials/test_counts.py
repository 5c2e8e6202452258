"""Files of counts: what is read, and what is said of a fault; and the modules of calculations."""

from __future__ import annotations

import doctest
import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sphinx_evidence.trials.counts import DataFolder
from sphinx_evidence.trials.estimates import TwoByTwo
from sphinx_evidence.trials.files import CountsError

MODULES = ("counts", "doses", "effects", "estimates", "pooling")
HEADER = "source,outcome,events_treated,total_treated,events_control,total_control,how,where\n"


# --- count files -------------------------------------------------------------------------------


def folder(tmp_path: Path, rows: str, header: str = HEADER) -> DataFolder:
    """Return a data folder with one file, `shivering.csv`."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "shivering.csv").write_bytes((header + rows).encode("utf-8"))
    return DataFolder(data)


def test_counts_are_read(tmp_path: Path) -> None:
    """By source, and by outcome where there are several; quotes, BOM and blank lines are fine."""
    data = folder(
        tmp_path,
        'smith2001,shivering,1,10,2,10,printed,"abstract, table 1"\n\n'
        "smith2001,nausea,3,10,2,10,derived,from per cent\n"
        "jones2002,shivering,4,20,8,20,printed,abstract\n",
        "\ufeff" + HEADER,
    )
    assert data.counts("shivering", "jones2002") == TwoByTwo(4, 20, 8, 20)
    assert data.counts("shivering", "smith2001", "nausea") == TwoByTwo(3, 10, 2, 10)
    assert data.counts("shivering", "smith2001", outcome="shivering") == TwoByTwo(1, 10, 2, 10)
    assert list(data.tables("shivering", "shivering")) == ["smith2001", "jones2002"]
    with pytest.raises(CountsError, match=r"^data/shivering.csv:4: 'smith2001' has several outc"):
        data.counts("shivering", "smith2001")
    with pytest.raises(CountsError, match=r"^data/shivering.csv:2: .* did you mean 'nausea'\?"):
        data.counts("shivering", "smith2001", "nausae")
    with pytest.raises(CountsError, match=r"^data/shivering.csv: no source 'jones2003'; did you"):
        data.counts("shivering", "jones2003")
    with pytest.raises(CountsError, match=r"^data/shiverin.csv: no such file; did you mean 'shiv"):
        data.counts("shiverin", "jones2002")
    with pytest.raises(CountsError, match="no outcome 'nausia'; did you mean 'nausea'"):
        data.tables("shivering", "nausia")


def test_a_name_longer_than_that_of_any_file_is_told(tmp_path: Path) -> None:
    message = f"{'a' * 100!r}... is not the name of a comparison"
    with pytest.raises(CountsError, match=re.escape(message)):
        DataFolder(tmp_path).row("a" * 4000, "smith2020")


@pytest.mark.parametrize("name", ["../secrets", "shivering.csv", "", "a/b", "Ünicode", "/etc/x"])
def test_a_comparison_is_a_name_and_no_path(tmp_path: Path, name: str) -> None:
    """No folder can be left by way of a comparison's name."""
    with pytest.raises(CountsError, match="is not the name of a comparison"):
        DataFolder(tmp_path).counts(name, "x")


GOOD = "a2001,shivering,1,10,2,10,printed,abstract\n"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("a,o,11,10,2,10,printed,x\n", ":2: events_treated (11) is more than total_treated (10)"),
        (GOOD + "a,o,-1,10,2,10,printed,x\n", ":3: events_treated is '-1'; it is a whole"),
        ("a,o,1.0,10,2,10,printed,x\n", ":2: events_treated is '1.0'"),
        ("a,o,1,,2,10,printed,x\n", ":2: total_treated is ''"),
        ("a,o,1,1_0,2,10,printed,x\n", ":2: total_treated is '1_0'"),
        ("a,o,1,10,٣,10,printed,x\n", ":2: events_control is '٣'"),
        ("a,o,1,10,0,0,printed,x\n", ":2: total_control is 0"),
        (f"a,o,1,{'9' * 5000},0,0,printed,x\n", ":2: total_treated is"),
        (GOOD + "\n" + GOOD, ":4: 'a2001' with outcome 'shivering' stands on line 2 already"),
        ("a,o,1,10,2,10,guessed,x\n", ":2: how is 'guessed'; it is 'printed' or 'derived'"),
        ("a,o,1,10,2,10,printed,\n", ":2: where is empty"),
        (",o,1,10,2,10,printed,x\n", ":2: source is empty"),
        ("a,o,1,10,2,10,printed\n", ":2: 7 cells where the header has 8"),
        ('a,o,1,10,2,10,printed,"x\ny"\na,o\n', ":4: 2 cells where the header has 8"),
        ('a,o,1,10,2,10,printed,"x\n', ": not readable as CSV"),
        ("", ":1: no counts in it"),
    ],
)
def test_faults_in_rows(tmp_path: Path, rows: str, message: str) -> None:
    """Each fault is named with the line it stands on, also one that nobody asked for."""
    with pytest.raises(CountsError) as caught:
        folder(tmp_path, rows).counts("shivering", "a2001")
    assert str(caught.value).startswith("data/shivering.csv:")
    assert message in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("", ":1: empty file; the header is source,outcome,"),
        (HEADER.replace("where", "were"), ":1: unknown column 'were'; did you mean 'where'?"),
        (HEADER.replace(",how", ""), ":1: the header lacks how"),
        (HEADER.replace("outcome", "source"), ":1: column 'source' stands twice"),
    ],
)
def test_faults_in_the_header(tmp_path: Path, header: str, message: str) -> None:
    """The header is the contract of the file."""
    with pytest.raises(CountsError) as caught:
        folder(tmp_path, "", header).counts("shivering", "a2001")
    assert message in str(caught.value)


def test_a_binary_file(tmp_path: Path) -> None:
    """What is not UTF-8 is said to be so."""
    (tmp_path / "x.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CountsError, match=r"x\.csv: cannot be read as UTF-8 text"):
        DataFolder(tmp_path).counts("x", "y")


# --- the modules themselves --------------------------------------------------------------------


@pytest.mark.parametrize("module", MODULES)
def test_examples_in_docstrings(module: str) -> None:
    """Each example in a docstring prints what it says."""
    result = doctest.testmod(importlib.import_module(f"sphinx_evidence.trials.{module}"))
    assert result.failed == 0


def test_importing_is_cheap() -> None:
    """No numerical library is loaded before a calculation runs."""
    code = (
        "import sys, sphinx_evidence.trials; "
        "print([m for m in ('numpy', 'pandas', 'scipy', 'statsmodels', 'pint', 'molmass') "
        "if m in sys.modules])"
    )
    extension = Path(__file__).parents[2] / "_ext"
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(extension)},
    )
    assert run.stdout.strip() == "[]"


def test_everything_is_exported() -> None:
    """One import brings every name, and `__all__` lists what is there."""
    module = importlib.import_module("sphinx_evidence.trials")
    assert list(module.__all__) == sorted(module.__all__)
    assert all(hasattr(module, name) for name in module.__all__)
