"""Reviews in real builds: what boxes, claims.json and the gate say."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.__main__ import main
from sphinx_evidence.rules.rule import claim
from tests.conftest import Kept, on
from tests.reviewed import AGAIN, OTHER, suspect, told
from tests.shown import notices

if TYPE_CHECKING:
    from tests.conftest import Site


CHANGED = "Changed since its last review. Nobody has read it against its sources again."
NEVER = "Nobody has noted yet that they read it against its sources."
LOOKED_UP = (
    "Whether its sources still stand was last looked up on 22 November 2026. Some may have been "
    "retracted since."
)
OLD = "The last review is long ago. New studies may have changed the picture."


@pytest.fixture
def site(reviewed: Kept) -> Site:
    """Return that site as it was when it was built."""
    return reviewed.restored()


def test_a_site_that_was_reviewed(site: Site) -> None:
    built = site.build("-W")
    assert "Last reviewed 22 November 2026" in built.text("tea-sleep", "page")
    assert notices(built, "tea-sleep") == []
    one = told(built)["tea-sleep"]
    assert (one["suspect"], one["reviewed"], one["findings"]) == (False, "2026-11-22", [])
    looked = ("suspect-claim", "missing-claim", "unlisted-claim", "untold-change", "broken-upkeep")
    assert [built.checked.get(rule, 0) for rule in looked] == [2, 2, 2, 0, 2]


@pytest.mark.parametrize(
    ("file", "old", "new", "jobs"),
    [
        ("page.md", "Tea holds caffeine", "Tea holds much caffeine", "2"),
        ("page.md", ":id:", ":population: adults\n:id:", "1"),
        ("references.bib", "{Tea and sleep}", "{Tea and waking}", "1"),
        ("references.bib", "about 40 mg", "about 50 mg", "2"),
        ("references.bib", "10.1000/smith}", "10.1000/smyth}", "1"),
    ],
    ids=["sentence", "option", "title", "finding", "doi"],
)
def test_an_edit_makes_a_claim_suspect_until_it_is_reviewed(
    site: Site, file: str, old: str, new: str, jobs: str
) -> None:
    before = site.read(file)
    site.change(file, old, new)
    lines = [suspect("page.md:1", "tea-sleep")]
    if file == "references.bib":
        lines.insert(0, suspect("other.md:1", "tea-hot"))
    for builder in ("html", "evidence", "html"):
        built = site.build("-j", jobs, builder=builder)
        assert (built.status, built.findings) == (0, lines)
    assert notices(built, "tea-sleep") == [CHANGED]
    assert "Incomplete claim" not in built.text("tea-sleep", "page")
    one = told(built)["tea-sleep"]
    assert (one["suspect"], one["findings"]) == (True, ["suspect-claim"])
    assert told(built)["tea-hot"]["suspect"] is (file == "references.bib")
    assert site.build("-W").status == 1
    # As it was: nothing to review.
    site.write(file, before)
    built = site.build("-W")
    assert (built.status, notices(built, "tea-sleep")) == (0, [])
    assert told(built)["tea-sleep"]["suspect"] is False
    # Changed, and reviewed.
    site.change(file, old, new)
    assert main(["--source", str(site.root), "review", "--all"]) == 0
    built = site.build("-W")
    assert (built.status, notices(built, "tea-sleep")) == (0, [])


def test_an_edit_of_the_body_or_of_another_claim_changes_nothing(site: Site) -> None:
    site.change("page.md", "A cup holds some caffeine.", "So says a review.")
    site.change("page.md", ":id:", ":reviewed: 2026-11-20\n:id:")
    site.write("page.md", f"# A heading\n\n{site.read('page.md')}")
    assert site.build("-W").status == 0
    site.change("other.md", "served hot", "served warm")
    assert site.build().findings == [suspect("other.md:1", "tea-hot")]


@pytest.mark.parametrize(("builder", "file"), [("text", "page.txt"), ("latex", "*.tex")])
def test_other_outputs_say_it_too(site: Site, builder: str, file: str) -> None:
    site.change("page.md", "Tea holds", "Black tea holds")
    site.add("index.md", "\n```{toctree}\npage\nother\n```\n")
    built = site.build(builder=builder)
    assert built.rules == ["suspect-claim"]
    [path] = built.out.glob(file)
    text = " ".join(path.read_text("utf-8").split())
    assert text.count(CHANGED) == 1
    assert text.index("Black tea holds caffeine") < text.index(CHANGED)


def test_a_source_that_no_claim_cites_changes_nothing(site: Site) -> None:
    site.change("references.bib", "{A letter about tea}", "{A longer letter about tea}")
    assert site.build("-W").status == 0


def test_only_the_page_of_the_claim_is_written_anew(site: Site) -> None:
    before = site.build().mtimes()
    text = site.read("reviews.csv")
    site.write("reviews.csv", text.replace("tea-sleep,", "tea-sleep,0"))
    built = site.build()
    after = built.mtimes()
    changed = {name for name in after if after[name] != before.get(name)}
    assert {"page.html", "claims.json"} <= changed
    assert "other.html" not in changed
    assert notices(built, "tea-sleep") == [CHANGED]
    site.write("reviews.csv", text)
    assert notices(site.build("-W"), "tea-sleep") == []


def test_a_claim_that_nobody_reviewed(site: Site) -> None:
    site.add("page.md", "\n" + claim(id="tea-new", sentence="Tea is wet"))
    built = site.build()
    assert built.findings == [
        f'page.md:10: WARNING: claim "tea-new": no review of it is on record; '
        f"{AGAIN.format('tea-new')} [evidence.suspect-claim]",
        'page.md:10: WARNING: claim "tea-new": it is not in claims.lock yet; run "python -m '
        'sphinx_evidence lock", so that nobody can lose it unseen [evidence.unlisted-claim]',
    ]
    assert notices(built, "tea-new") == [NEVER]
    assert (told(built)["tea-new"]["suspect"], told(built)["tea-new"]["reviewed"]) == (True, "")


# -- The clock -------------------------------------------------------------------------------------


def test_a_day_that_passes_writes_only_the_pages_that_show_it(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.add("conf.py", "evidence_review_months = 12\n")
    site.build("-W")
    on(monkeypatch, "2027-06-01")
    assert main(["--source", str(site.root), "review", "tea-hot"]) == 0
    before = site.build("-W").mtimes()
    on(monkeypatch, "2027-12-31")
    built = site.build("-W")
    assert notices(built, "tea-sleep") == [OLD]
    assert notices(built, "tea-hot", "other") == []
    after = built.mtimes()
    written = {name for name in after if name.endswith(".html") and after[name] != before[name]}
    assert "page.html" in written
    assert "other.html" not in written


def test_a_source_that_was_looked_up_long_ago(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.add("conf.py", 'evidence_source_status = "s.csv"\nevidence_status_days = 30\n')
    dois = re.findall(r"10\.1000/\w+", site.read("references.bib"))
    assert "10.1000/smith" in dois
    looked_up = "".join(f"{doi},current,Crossref,2026-11-22\n" for doi in dois)
    site.write("s.csv", f"doi,status,source,checked\n{looked_up}")
    for day, said in (("2026-12-22", []), ("2036-07-01", [LOOKED_UP])):
        on(monkeypatch, day)
        built = site.build("-W")
        assert (built.status, built.findings) == (0, [])
        assert notices(built, "tea-sleep") == notices(built, "tea-hot", "other") == said
    document = json.loads((built.out / "claims.json").read_text("utf-8"))
    assert document["sources"]["smith2020"]["status"]["due"] == "2026-12-22"


def test_time_alone_makes_a_review_due_and_fails_no_build(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.add("conf.py", "evidence_review_months = 12\n")
    made = set()
    for day in ("2026-11-22", "2027-11-22"):
        on(monkeypatch, day)
        built = site.build("-W")
        assert (built.status, built.other_lines) == (0, [])
        assert notices(built, "tea-sleep") == []
        assert built.summary.endswith("findings: 0 errors, 0 warnings")
        made.add((built.out / "claims.json").read_bytes())
    # Nothing was edited, and the boxes say it from this day on, in builds that have all pages.
    for day in ("2027-11-23", "2028-02-29", "2036-07-01"):
        on(monkeypatch, day)
        for jobs in ("1", "2"):
            built = site.build("-W", "-j", jobs)
            assert (built.status, built.findings, built.other_lines) == (0, [], [])
            assert notices(built, "tea-sleep") == notices(built, "tea-hot", "other") == [OLD]
            assert built.summary.endswith("findings: 0 errors, 0 warnings, 2 due")
            made.add((built.out / "claims.json").read_bytes())
    again = "Last reviewed 22 November 2026; to be reviewed again by 22 November 2027"
    assert again in built.text("tea-sleep", "page")
    assert len(made) == 1
    one = told(built)["tea-sleep"]
    assert (one["reviewed"], one["review_due"]) == ("2026-11-22", "2027-11-22")
    assert (one["findings"], one["suspect"]) == ([], False)
    on(monkeypatch, "2027-11-23")
    assert main(["--source", str(site.root), "review", "tea-sleep", "--by", "Bob"]) == 0
    built = site.build("-W")
    assert (built.status, notices(built, "tea-sleep")) == (0, [])
    assert notices(built, "tea-hot", "other") == [OLD]
    assert "Last reviewed 23 November 2027" in built.text("tea-sleep", "page")
    assert told(built)["tea-sleep"]["review_due"] == "2028-11-23"
    # Back in time that review is still to come, which can't be.
    on(monkeypatch, "2026-11-22")
    assert site.build().findings == [
        'page.md:1: WARNING: claim "tea-sleep": its review is dated 2027-11-23, which is still to '
        f"come; {AGAIN.format('tea-sleep')} [evidence.suspect-claim]"
    ]


def test_a_claim_that_two_pages_include(site: Site) -> None:
    site.write("parts/hot.txt", OTHER)
    for page in ("other.md", "third.md"):
        site.write(page, f"# {page}\n\n```{{include}} /parts/hot.txt\n```\n")
    built = site.build()
    assert built.rules == ["duplicate-claim"]
    site.change("parts/hot.txt", "served hot", "served warm")
    built = site.build()
    assert sorted(built.rules) == ["duplicate-claim", "suspect-claim"]
    # Both pages show the claim, and their lines would read alike: they are one.
    assert "parts/hot.txt" in built.findings[-1] or "parts/hot.txt" in built.findings[0]
