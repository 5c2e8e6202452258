"""Tests mirror the house: a folder for each layer, and no file that nobody reads to its end."""

from __future__ import annotations

from tests.house.test_layers import LAYERS
from tests.real import REPO

TESTS = REPO / "tests"
#: What is no layer: what holds for the whole, the real site, its pages in a browser, and print.
OTHERS = {"house", "site", "browser", "print"}


def test_each_layer_has_its_folder_of_tests() -> None:
    assert {path.parent.name for path in TESTS.glob("*/test_*.py")} == {*LAYERS, *OTHERS}


def test_no_file_of_tests_is_long() -> None:
    files = [*TESTS.rglob("*.py")]
    assert len(files) > 150
    long = {
        path.relative_to(TESTS).as_posix(): count
        for path in files
        if (count := len(path.read_text("utf-8").splitlines())) >= 400
    }
    assert long == {}
