"""What a build prints: its findings, its notices, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_evidence.checks import notices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pytest

    from sphinx_evidence.site import Site as Records
    from tests.conftest import Site


def _say(_site: Records) -> Iterator[str]:
    yield "100 % of tea is not looked at; look"


def test_a_notice_is_one_line_of_every_build(
    new_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "NOTICES", (_say,))
    site = new_site("tea")
    for _ in ("fresh", "idle"):  # the verdict of the first is kept, and what it says with it
        built = site.build("-W")
        assert built.status == 0
        assert built.stdout.count("Note: 100 % of tea is not looked at; look.\n") == 1
    quiet = site.build("-q")
    assert "Note:" not in quiet.stdout + quiet.stderr


def test_the_clock_ends_a_waiver_whatever_day_a_build_is_of(
    new_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = new_site("tea")
    waived = ":size: big\n:waive: unknown-value until 2027-01-31: the list is being revised\n"
    site.change("page.md", ":disclaimer:", f"{waived}:disclaimer:")
    assert site.build("-W").status == 0
    monkeypatch.setattr("sphinx_evidence.config.clock", lambda: "2027-02-01")
    built = site.build()
    assert (built.status, built.rules) == (1, ["expired-waiver", "unknown-value"])
