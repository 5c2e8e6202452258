"""Works that were found since: what boxes, `claims.json` and the list of what is due say of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.__main__ import main
from sphinx_evidence.model.version import VERSION
from sphinx_evidence.rules.rule import claim
from tests.conftest import on
from tests.databases import Databases, epmc, result

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

HEADER = "claim,work,found,looked_at,by,verdict,design,published,title\n"
ROW = "tea-sleep,10.1000/nights,2026-08-01,,,,randomised trial,2026-07,Tea and nights\n"


@pytest.fixture
def site(new_site: Callable[..., Site]) -> Site:
    """Return a site for whose claim a trial was found."""
    made = new_site("rules", {"page.md": claim(reviewed="2026-07-01"), "watch.csv": HEADER + ROW})
    made.add("conf.py", 'evidence_watch = "watch.csv"\nevidence_watch_days = 90\n')
    return made


def found_since(site: Site) -> str:
    built = site.build("-W")
    assert (built.status, built.findings, built.other_lines) == (0, [], [])
    facts = built.box("tea-sleep", "page").select("details dt")
    told = [dt.find_next("dd") for dt in facts if dt.get_text() == "Found since"]
    return " ".join(dd.get_text().strip() for dd in told if dd)


def test_a_trial_that_waits_is_told_in_the_details(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the day changed, then only the file: the page is written anew."""
    on(monkeypatch, "2026-10-30")
    assert found_since(site) == ""
    assert main(["--source", str(site.root), "due"]) == 0
    on(monkeypatch, "2026-10-31")
    said = "A trial found on 1 August 2026. Nobody has looked at it yet: doi:10.1000/nights."
    assert found_since(site) == said
    assert main(["--source", str(site.root), "due"]) == 1
    told = json.loads((site.root / "_build/html/claims.json").read_text("utf-8"))["claims"]
    [unread] = [one["unread_trials"] for one in told if one["id"] == "tea-sleep"]
    assert unread == [{"work": "10.1000/nights", "found": "2026-08-01", "due": "2026-10-30"}]
    site.change("watch.csv", "01,,,,", "01,2026-11-01,Ann,another question,")
    assert found_since(site) == ""
    assert main(["--source", str(site.root), "due"]) == 0


def test_until_when_nothing_is_due(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    on(monkeypatch, "2026-10-01")
    assert main(["--source", str(site.root), "due"]) == 0
    assert capsys.readouterr().out == "Nothing is due before 2026-10-30 is over.\n"


def test_a_file_that_can_not_be_read_is_a_finding(site: Site) -> None:
    site.change("watch.csv", "2026-08-01", "May")
    said = "can't be read; write claim, work, found, looked_at, by, verdict, design, published, "
    assert site.build().findings == [
        f'watch.csv:2: ERROR: the row of "10.1000/nights" {said}title, with days such as 2026-11-22 '
        "[evidence.broken-upkeep]"
    ]
    site.delete("watch.csv")
    assert site.build().findings == [
        "watch.csv:1: ERROR: the file can't be read: No such file or directory; correct evidence_watch "
        'in conf.py, or run "python -m sphinx_evidence watch" [evidence.broken-upkeep]'
    ]


def test_the_command_asks_with_what_conf_py_says(
    site: Site, databases: Databases, capsys: pytest.CaptureFixture[str]
) -> None:
    topics = {"subjects": "sailors", "given": "tea", "outcomes": "sleep"}
    asks = claim(
        tier="none",
        sentence="We found no trial of tea for sleep in sailors",
        searched="2026-11-01: trials of tea in sailors | PubMed: tea sailors",
        **topics,
    )
    site.write("page.md", asks)
    site.write("words.csv", "word,terms\nsailors,seafarers\n")
    site.add("conf.py", 'evidence_watch_words = "words.csv"\nevidence_contact = "me@example.org"\n')
    databases.says("searchPOST", epmc(result(1)))
    where = ("--europe-pmc", databases.address, "--pubmed", databases.address, "--rate", "1000")
    assert main(["--source", str(site.root), "watch", *where]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "[1/1] tea-sleep: Europe PMC: 1 new, 1 trial among them; PubMed: 0 new"
    assert 'TITLE_ABS:"seafarers"' in databases.asked_for("query")[0]
    assert databases.agents == {f"sphinx-evidence/{VERSION} (mailto:me@example.org)"}
    assert site.read("watch.csv").splitlines()[:2] == [HEADER.strip(), ROW.strip()]
    assert "## Trials: 2" in site.read("docs/reading-list.md")
    assert "tea-sleep,PubMed,2026-10-31,2026-11-22,0," in site.read("watch-searches.csv")
    # The list is for authors: who builds it is told, until it is left out.
    assert said[-1] == (
        'The next build takes docs/reading-list.md for a page; put "docs/reading-list.md" into '
        "exclude_patterns in conf.py, for it is no page for readers."
    )
    assert "docs/reading-list.md:9: ERROR: " in site.build().stderr
    for name in ("docs", "docs/*", "docs/reading-list.md", "**/reading-list.md"):
        site.add("conf.py", f'exclude_patterns = ["{name}"]\n')
        assert main(["--source", str(site.root), "watch", *where]) == 0
        assert "exclude_patterns" not in capsys.readouterr().out
    for other in ("waiting.txt", "../waiting.md"):
        site.add("conf.py", "exclude_patterns = []\n")
        assert main(["--source", str(site.root), "watch", "--list", other, *where]) == 0
        assert "exclude_patterns" not in capsys.readouterr().out
