"""Waivers in real builds: they show in boxes and end by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.rules.rule import claim
from tests.conftest import on
from tests.reviewed import told
from tests.shown import notices

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site


WAIVED = claim(waive="unknown-value until 2027-01-31: the list; is being revised", size="big")
NOTICE = 'Let pass until 31 January 2027: :size: can\'t be "big". The reason given: the list; is being revised.'


def test_a_waiver_shows_and_ends_without_an_edit(
    new_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = new_site("rules", {"page.md": WAIVED})
    for day in ("2026-11-22", "2027-01-31"):
        on(monkeypatch, day)
        built = site.build("-W")
        assert (built.status, built.findings) == (0, [])
        assert "waived: 1; findings: 0 errors" in built.summary
        assert notices(built, "tea-sleep") == [NOTICE]
        one = told(built)["tea-sleep"]
        assert (one["findings"], one["waived"]) == (
            [],
            [
                {
                    "rule": "unknown-value",
                    "until": "2027-01-31",
                    "reason": "the list; is being revised",
                }
            ],
        )
    on(monkeypatch, "2027-02-01")
    for builder in ("html", "html", "evidence"):
        built = site.build(builder=builder)
        assert (built.status, built.rules) == (1, ["expired-waiver", "unknown-value"])
    built = site.build()
    assert notices(built, "tea-sleep") == []
    assert "Incomplete claim. Do not rely on it." in built.text("tea-sleep", "page")
    assert told(built)["tea-sleep"]["waived"] == []
    on(monkeypatch, "2027-01-31")
    assert site.build("-W").status == 0


def test_waivers_on_lines_of_their_own(new_site: Callable[..., Site]) -> None:
    block = "|\n:  unknown-value until 2027-01-31: the list; and more\n:  suspect-claim until 2027-02-28: Ann is ill"
    site = new_site("rules", {"page.md": claim(waive=block, size="big")})
    site.add("conf.py", 'evidence_reviews = "reviews.csv"\n')
    site.write("reviews.csv", "claim,fingerprint,reviewed,by\n")
    for markup in ("md", "rst"):
        built = site.build("-W")
        assert (built.status, built.findings) == (0, []), markup
        one = told(built)["tea-sleep"]
        assert one["suspect"] is True
        assert [(w["rule"], w["reason"]) for w in one["waived"]] == [
            ("suspect-claim", "Ann is ill"),
            ("unknown-value", "the list; and more"),
        ]
        assert len(notices(built, "tea-sleep")) == 2
        site.delete(f"page.{markup}")
        site.write(
            "page.rst",
            "Page\n====\n\n.. evidence:: Tea holds caffeine\n   :id: tea-sleep\n   :tier: reference\n"
            "   :cite: smith2020\n   :disclaimer: general\n   :size: big\n"
            "   :waive: unknown-value until 2027-01-31: the list; and more\n"
            "      suspect-claim until 2027-02-28: Ann is ill\n\n   Text.\n",
        )


def test_a_waived_core_rule_fails_all_the_same(new_site: Callable[..., Site]) -> None:
    page = claim(waive="missing-citation until 2099-01-01: none yet", cite="-")
    site = new_site("rules", {"page.md": page})
    for _ in range(2):
        built = site.build()
        assert (built.status, built.rules) == (1, ["invalid-waiver", "missing-citation"])
        assert told(built)["tea-sleep"]["waived"] == []
