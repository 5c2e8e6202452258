"""Commands, run as a person would in the site of a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.__main__ import main

if TYPE_CHECKING:
    from tests.conftest import Site


class Said:
    """Runs commands and returns their status and what a person saw."""

    def __init__(self, site: Site, capsys: pytest.CaptureFixture[str]) -> None:
        self.source, self.capsys = ("--source", str(site.root)), capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        self.capsys.readouterr()
        status = main([*self.source, *arguments])
        return (status, *self.capsys.readouterr())


@pytest.fixture
def command(site: Site, capsys: pytest.CaptureFixture[str]) -> Said:
    """Return a runner of commands in `site`, which is a fixture of each file of tests."""
    return Said(site, capsys)
