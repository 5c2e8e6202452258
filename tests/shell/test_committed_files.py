"""The list of claims, what changed, reviews: files that are gone, broken or elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.__main__ import main
from sphinx_evidence.rules.rule import claim, graded
from tests.conftest import Kept
from tests.reviewed import OTHER
from tests.shown import notices

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site


@pytest.fixture
def site(reviewed: Kept) -> Site:
    """Return that site as it was when it was built."""
    return reviewed.restored()


WAIVED = claim(waive="unknown-value until 2027-01-31: the list; is being revised", size="big")

# -- The list of claims ----------------------------------------------------------------------------

GONE = (
    'claims.lock:2: ERROR: the claim "tea-hot" is gone; put it back, or run "python -m '
    'sphinx_evidence lock" if it is gone for good [evidence.missing-claim]'
)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_claim_that_disappears_with_its_page(site: Site, jobs: str) -> None:
    text = site.read("other.md")
    site.delete("other.md")
    for builder in ("html", "html", "evidence"):
        built = site.build("-j", jobs, builder=builder)
        assert (built.status, built.findings) == (1, [GONE])
    assert site.build("-E", "-j", jobs, builder="evidence").findings == [GONE]
    site.write("other.md", text)
    assert site.build("-W").status == 0


@pytest.mark.parametrize(
    "text",
    ["# Nothing\n", OTHER.replace("{evidence}", "{note}"), OTHER.replace("tea-hot", "tea-warm")],
    ids=["emptied", "another directive", "renamed"],
)
def test_a_claim_that_disappears_from_its_page(site: Site, text: str) -> None:
    site.write("other.md", text)
    for _ in range(2):
        built = site.build()
        assert built.status == 1
        assert built.findings[0] == GONE


def test_a_claim_that_moves_is_still_there(site: Site) -> None:
    site.write("third.md", site.read("other.md"))
    site.delete("other.md")
    assert site.build("-W").status == 0


def test_a_claim_gone_for_good(site: Site) -> None:
    site.delete("other.md")
    assert site.build().status == 1
    assert main(["--source", str(site.root), "lock"]) == 0
    assert site.build("-W").status == 0


# -- What changed ----------------------------------------------------------------------------------


@pytest.fixture
def history(site: Site) -> Site:
    """Return the site with a page of what changed; one claim was told with another tier before."""
    site.add("conf.py", 'evidence_changes = "changes.csv"\n')
    head = "date,claim,tier,why\n2026-01-05,tea-sleep,low,New.\n"
    why = "2026-03-01,tea-sleep,reference,It is a documented fact.\n"
    site.write("changes.csv", head + why)
    site.write("changed.md", "# What changed\n\n:::{evidence-changes}\n:::\n")
    assert main(["--source", str(site.root), "lock"]) == 0
    return site


def told_days(built: Built) -> list[str]:
    text = built.html("changed").get_text(" ", strip=True)
    return re.findall(r"20\d\d-\d\d-\d\d|New: \d+ claims?|Tea holds [a-z ]*?caffeine", text)


def test_new_claims_are_told_by_the_command(history: Site) -> None:
    last = history.read("changes.csv").splitlines()[3:]
    assert last == ["2026-11-22,tea-hot,reference,New."]
    built = history.build("-W")
    assert (built.status, built.findings) == (0, [])
    assert told_days(built) == [
        *("2026-11-22", "New: 1 claim"),
        *("2026-03-01", "Tea holds caffeine"),
        *("2026-01-05", "New: 1 claim"),
    ]


def test_the_page_of_changes_follows_claims_and_file(history: Site) -> None:
    """Only another page, or only the file, changed: the page is written anew."""
    history.build()
    history.change("page.md", "Tea holds caffeine", "Tea holds some caffeine")
    assert "Tea holds some caffeine" in told_days(history.build())
    history.change("changes.csv", "2026-03-01", "2026-03-02")
    built = history.build()
    assert "2026-03-02" in told_days(built)
    history.change("changes.csv", "tea-sleep,reference,It is", "tea-sleep,moderate,It is")
    built = history.build()
    assert [line for line in built.findings if "untold" in line] == [
        'page.md:1: WARNING: claim "tea-sleep": its tier is reference, and changes.csv says '
        'moderate (line 3); add "2026-11-22,tea-sleep,reference," and why at the end of that file '
        "[evidence.untold-change]"
    ]


def test_a_claim_that_was_withdrawn_stays_on_the_page(history: Site) -> None:
    history.add("changes.csv", "2026-11-22,tea-hot,withdrawn,Nobody asked.\n")
    history.delete("other.md")
    assert main(["--source", str(history.root), "lock"]) == 0
    built = history.build("-W")
    assert built.status == 0
    assert "tea-hot ▪ Documented fact" in built.html("changed").get_text(" ", strip=True)
    for builder in ("text", "latex", "man", "singlehtml"):
        assert history.build("-W", builder=builder).status == 0, builder


# -- Files that are missing or broken --------------------------------------------------------------


def unreadable(name: str, setting: str, command: str) -> str:
    return (
        f"{name}:1: ERROR: the file can't be read: No such file or directory; correct {setting} in "
        f'conf.py, or run "python -m sphinx_evidence {command}" [evidence.broken-upkeep]'
    )


def test_a_deleted_list_and_deleted_reviews_fail(site: Site) -> None:
    texts = {name: site.read(name) for name in ("claims.lock", "reviews.csv")}
    for name in texts:
        site.delete(name)
    lines = [
        unreadable("claims.lock", "evidence_lock", "lock"),
        unreadable("reviews.csv", "evidence_reviews", "review ID --by NAME").replace(
            " [", " for each claim that you read against its sources ["
        ),
    ]
    for builder in ("html", "html", "evidence"):
        built = site.build(builder=builder)
        assert (built.status, built.findings) == (1, lines)
    assert notices(site.build(), "tea-sleep") == []
    for name, text in texts.items():
        site.write(name, text)
    assert site.build("-W").status == 0


@pytest.mark.parametrize(
    ("name", "raw", "place", "words"),
    [
        ("claims.lock", b"\xff\xfe", "claims.lock:1", "the list of claims can't be read: "),
        (
            "claims.lock",
            b"tea-hot\n<<<<<<< HEAD\ntea-sleep\n",
            "claims.lock:2",
            '"<<<<<<< HEAD" is no id',
        ),
        ("reviews.csv", b"\xff\xfe", "reviews.csv:1", "the reviews can't be read: "),
        ("reviews.csv", b"", "reviews.csv:1", "the reviews must start with the columns "),
        *(
            (
                "reviews.csv",
                sign.join(("claim", "fingerprint", "reviewed", "by\n")).encode(),
                "reviews.csv:1",
                "the reviews must start with the columns claim,fingerprint,reviewed,by; its columns "
                f"are separated by {name}, so save it as CSV with commas [",
            )
            for sign, name in ((";", "semicolons"), ("\t", "tabs"))
        ),
        (
            "reviews.csv",
            b"claim;fingerprint;reviewed;by\n",
            "reviews.csv:1",
            "the reviews must start",
        ),
        (
            "reviews.csv",
            b'claim,fingerprint,reviewed,by\n"a\n',
            "reviews.csv:1",
            "the reviews can't be",
        ),
    ],
)
def test_a_broken_file_is_one_finding(
    site: Site, name: str, raw: bytes, place: str, words: str
) -> None:
    site.write(name, raw)
    for jobs in ("1", "2"):
        built = site.build("-j", jobs)
        assert (built.status, built.rules) == (1, ["broken-upkeep"])
        assert built.findings[0].startswith(f"{place}: ERROR: {words}")
        assert "Traceback" not in built.stderr


def test_files_in_a_folder_of_their_own(site: Site) -> None:
    for name in ("claims.lock", "reviews.csv"):
        site.write(f"upkeep/{name}", site.read(name))
        site.delete(name)
    site.change("conf.py", '"reviews.csv"', '"upkeep/reviews.csv"')
    site.change("conf.py", '"claims.lock"', '"upkeep/claims.lock"')
    assert site.build("-W").status == 0
    site.delete("other.md")
    assert site.build().findings == [GONE.replace("claims.lock", "upkeep/claims.lock", 1)]


def test_a_folder_in_place_of_a_file(site: Site) -> None:
    site.delete("claims.lock")
    (site.root / "claims.lock").mkdir()
    built = site.build()
    assert built.findings[0].startswith(
        "claims.lock:1: ERROR: the file can't be read: Is a directory;"
    )


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("evidence_reviews", "None"),
        ("evidence_lock", "[]"),
        ("evidence_review_months", '"12"'),
        ("evidence_review_months", "None"),
    ],
)
def test_a_setting_of_another_type_is_a_finding(site: Site, setting: str, value: str) -> None:
    site.add("conf.py", f"{setting} = {value}\n")
    built = site.build()
    assert (built.status, built.rules) == (1, ["invalid-setting"])
    assert "Traceback" not in built.stderr


def test_a_date_at_the_end_of_the_calendar_stops_no_build(site: Site) -> None:
    site.add("conf.py", f"evidence_review_months = {10**9}\n")
    site.change("page.md", ":id:", ":reviewed: 9999-12-31\n:id:")
    built = site.build()
    assert (built.rules, built.other_lines) == (["unknown-value"], [])


# -- An idle build ---------------------------------------------------------------------------------


def test_an_idle_build_writes_nothing(site: Site) -> None:
    site.build("-W")
    before = site.build("-W").mtimes()
    built = site.build("-W")
    assert "no targets are out of date." in built.stdout
    after = built.mtimes()
    pages = [name for name in after if name.endswith((".html", "claims.json"))]
    quiet = ("genindex.html", "search.html")
    assert [name for name in pages if after[name] != before[name] and name not in quiet] == []


def test_claims_json_is_the_same_bytes_however_it_was_made(new_site: Callable[..., Site]) -> None:
    files = {f"p{n}.md": graded(id=f"tea-{n}", rated_down="imprecision: few") for n in range(6)}
    made = set()
    for jobs in ("1", "2"):
        site = new_site("rules", {**files, "page.md": WAIVED})
        site.add("conf.py", 'evidence_reviews = "reviews.csv"\n')
        site.write("reviews.csv", "claim,fingerprint,reviewed,by\ntea-1,0,2026-11-01,Ann\n")
        made.add((site.build("-j", jobs).out / "claims.json").read_bytes())
    assert len(made) == 1
