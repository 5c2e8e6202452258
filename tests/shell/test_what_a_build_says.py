"""What a build prints: its findings, its notices, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_evidence.rules import notices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pytest

    from sphinx_evidence.rules.site import Site as Records
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
    monkeypatch.setattr("sphinx_evidence.shell.config.clock", lambda: "2027-02-01")
    built = site.build()
    assert (built.status, built.rules) == (1, ["expired-waiver", "unknown-value"])


def test_the_same_line_is_told_once_with_a_count(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    site.add("page.md", "\nSee {claim}`tea`, {claim}`tea` and {claim}`tea`.\n")
    for builder in ("html", "evidence"):
        built = site.build(builder=builder)
        assert built.findings == [
            'page.md:12: ERROR: no claim has the id "tea"; correct the id or write the claim '
            "(3 times) [evidence.unknown-claim]"
        ]
        assert built.summary.endswith("findings: 3 errors, 0 warnings")
        last = built.stderr.splitlines()[-1]
        assert last.endswith("; put right what the lines above say, then build again")


def test_a_harm_is_never_the_claim_itself(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    site.change("page.md", ":disclaimer:", ":harms: tea-sleeps\n:disclaimer:")
    assert site.build().findings == [
        'page.md:3: ERROR: claim "tea-sleep": no claim has the id "tea-sleeps", which :harms: names; '
        "correct it or write the claim [evidence.unknown-claim]"
    ]


def test_the_style_of_a_site_wins(new_site: Callable[..., Site]) -> None:
    site = new_site("tea", {"_static/evidence.css": "/* mine */\n"})
    site.add("conf.py", 'html_static_path = ["_static"]\n')
    for _ in range(2):
        built = site.build("-W")
        assert (built.out / "_static" / "evidence.css").read_text("utf-8") == "/* mine */\n"
        assert "The configuration has changed" not in built.stdout


def test_a_claim_that_nobody_reviewed_is_told_once(
    new_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = new_site("tea")
    site.change("page.md", ":disclaimer:", ":reviewed: 2020-01-01\n:disclaimer:")
    site.add("conf.py", 'evidence_reviews = "reviews.csv"\nevidence_review_months = 12\n')
    site.write("reviews.csv", "claim,fingerprint,reviewed,by\n")
    built = site.build()
    assert built.rules == ["suspect-claim"]
    assert built.summary.endswith("findings: 0 errors, 1 warning")
    notices = [p.get_text() for p in built.box("tea-sleep", "page").select(".evidence-notice p")]
    assert notices == ["Nobody has noted yet that they read it against its sources."]


def test_a_page_that_is_called_as_an_output_is(new_site: Callable[..., Site]) -> None:
    site = new_site("tea", {"claims.json.md": "# Data\n"})
    site.change("index.md", "page\n", "page\nclaims.json\n")
    for sentence in ("Tea holds caffeine", "Black tea holds caffeine"):
        assert site.build("-W").status == 0
        built = site.build(builder="dirhtml")
        assert (built.status, built.findings) == (0, [])
        said = "claims.json can't be written, for a page has its name; rename the page"
        assert built.other_lines == [f"WARNING: {said}"]
        site.change("page.md", sentence, "Black tea holds caffeine")
