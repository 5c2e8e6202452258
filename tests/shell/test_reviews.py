"""Reviews, the list of claims and waivers in real builds: what boxes, claims.json and the gate say."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_evidence.__main__ import main
from sphinx_evidence.rules.rule import claim, graded
from tests.conftest import Kept, noon_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

OTHER = claim(id="tea-hot", sentence="Tea is served hot", body="It is.")
AGAIN = 'read it against its sources, then run "python -m sphinx_evidence review {}"'
CHANGED = "Changed since its last review. Nobody has read it against its sources again."
NEVER = "Nobody has noted yet that they read it against its sources."
LOOKED_UP = (
    "Whether its sources still stand was last looked up on 2026-11-22. Some may have been "
    "retracted since."
)
OLD = "The last review is long ago. New studies may have changed the picture."


def suspect(place: str, name: str, day: str = "2026-11-22") -> str:
    return (
        f'{place}: WARNING: claim "{name}": it or one of its sources changed since its review on '
        f"{day}; {AGAIN.format(name)} [evidence.suspect-claim]"
    )


def told(built: Built) -> dict[str, dict[str, Any]]:
    """Return what claims.json says of each claim."""
    document = json.loads((built.out / "claims.json").read_text("utf-8"))
    return {one["id"]: one for one in document["claims"]}


def notices(built: Built, name: str, page: str = "page") -> list[str]:
    return [p.get_text() for p in built.box(name, page).select(".evidence-notice p")]


def on(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    """Have builds and commands take a day for today."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", noon_of(day))


@pytest.fixture(scope="module")
def reviewed(new_site_of_module: Callable[..., Site]) -> Kept:
    """Return a site of two pages, all reviewed and listed, and built once."""
    made = new_site_of_module("rules", {"page.md": claim(), "other.md": OTHER})
    made.add("conf.py", 'evidence_reviews = "reviews.csv"\nevidence_lock = "claims.lock"\n')
    assert main(["--source", str(made.root), "lock"]) == 0
    assert main(["--source", str(made.root), "review", "--all", "--by", "Ann"]) == 0
    built = made.build("-W")
    assert (built.status, built.findings, built.other_lines) == (0, [], [])
    return Kept(made)


@pytest.fixture
def site(reviewed: Kept) -> Site:
    """Return that site as it was when it was built."""
    return reviewed.restored()


def test_a_site_that_was_reviewed(site: Site) -> None:
    built = site.build("-W")
    assert "Last reviewed 2026-11-22" in built.text("tea-sleep", "page")
    assert notices(built, "tea-sleep") == []
    one = told(built)["tea-sleep"]
    assert (one["suspect"], one["reviewed"], one["findings"]) == (False, "2026-11-22", [])
    looked = ("suspect-claim", "missing-claim", "unlisted-claim", "untold-change", "broken-upkeep")
    assert [built.checked.get(rule, 0) for rule in looked] == [2, 2, 2, 0, 2]


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("page.md", "Tea holds caffeine", "Tea holds much caffeine"),
        ("page.md", ":id:", ":population: adults\n:id:"),
        ("references.bib", "{Tea and sleep}", "{Tea and waking}"),
        ("references.bib", "about 40 mg", "about 50 mg"),
        ("references.bib", "10.1000/smith}", "10.1000/smyth}"),
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
    for builder in ("html", "html", "evidence"):
        built = site.build("-j", jobs, builder=builder)
        assert (built.status, built.findings) == (0, lines)
    built = site.build()
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
    assert text.index(CHANGED) < text.index("Black tea holds caffeine")


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
    again = "Last reviewed 2026-11-22; to be reviewed again by 2027-11-22"
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
    assert "Last reviewed 2027-11-23" in built.text("tea-sleep", "page")
    assert told(built)["tea-sleep"]["review_due"] == "2028-11-23"
    # Back in time that review is still to come, which can't be.
    on(monkeypatch, "2026-11-22")
    assert site.build().findings == [
        'page.md:1: WARNING: claim "tea-sleep": its review is dated 2027-11-23, which is still to '
        f"come; {AGAIN.format('tea-sleep')} [evidence.suspect-claim]"
    ]


WAIVED = claim(waive="unknown-value until 2027-01-31: the list; is being revised", size="big")
NOTICE = 'Let pass until 2027-01-31: :size: can\'t be "big". The reason given: the list; is being revised.'


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
    why = "2026-03-01,tea-sleep,reference,It is a fact of record.\n"
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
    assert "tea-hot Fact of record" in built.html("changed").get_text(" ", strip=True)
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
        unreadable("reviews.csv", "evidence_reviews", "review --all"),
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
