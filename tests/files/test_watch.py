"""The file of works found, the searches beside it, and the words of databases: read and written."""

from __future__ import annotations

import pytest

from sphinx_evidence.files.searches import Asked, read_searches, write_searches
from sphinx_evidence.files.watch import FoundWork, read_watch, with_works
from sphinx_evidence.files.watch_words import read_words

HEADER = "claim,work,found,looked_at,by,verdict,design,published,title\n"
ROW = "tea,10.1000/NEW,2026-11-22,,,,randomised trial,2026-11,Tea and sleep\n"


def test_what_is_written_is_read() -> None:
    work = FoundWork("tea", "10.1000/new", "2026-11-22", design="trial", title='Tea, "black"')
    raw = with_works(b"", [work])
    assert read_watch(raw, "w.csv").works == (work._replace(line=2),)
    more = with_works(raw.rstrip(b"\n"), [work._replace(claim="cup")])
    assert more.startswith(raw)
    assert read_watch(more, "w.csv").by_claim == {
        "tea": (work._replace(line=2),),
        "cup": (work._replace(claim="cup", line=3),),
    }


@pytest.mark.parametrize(
    ("work", "link"),
    [
        ("10.1000/new", ("https://doi.org/10.1000/new", "doi:10.1000/new")),
        ("pmid:7", ("https://pubmed.ncbi.nlm.nih.gov/7/", "PubMed 7")),
        (
            "https://europepmc.org/article/PPR/PPR9",
            ("https://europepmc.org/article/PPR/PPR9", "europepmc.org"),
        ),
    ],
)
def test_a_work_leads_somewhere(work: str, link: tuple[str, str]) -> None:
    raw = HEADER + ROW.replace("10.1000/NEW", work)
    [found] = read_watch(raw.encode(), "w.csv").works
    assert (found.work, found.link) == (work, link)


@pytest.mark.parametrize(
    ("old", "new", "waits"),
    [
        ("", "", True),
        ("randomised trial", "trial (preprint)", True),
        ("randomised trial", "protocol", False),
        ("randomised trial", "", False),
        (",,,,", ",2026-11-23,Ann,cited,", False),
    ],
)
def test_a_trial_waits_until_somebody_looked(old: str, new: str, waits: bool) -> None:
    [found] = read_watch((HEADER + ROW.replace(old, new)).encode(), "w.csv").works
    assert found.waits is waits


@pytest.mark.parametrize(
    ("rows", "line", "said"),
    [
        ("tea\n", 2, 'the row of "" can\'t be read; write claim, work, found, looked_at, by, '),
        (ROW.replace("tea,", ",", 1), 2, "can't be read"),
        (ROW.replace("2026-11-22", "May"), 2, "can't be read"),
        (ROW.replace("10.1000/NEW", "Smith 2026"), 2, 'names no work; write a DOI, "pmid:" and'),
        (ROW.replace("10.1000/NEW", "pmid:x"), 2, "names no work"),
        (ROW.replace("10.1000/NEW", "ftp://x"), 2, "names no work"),
        (ROW.replace("22,,", "22,May,"), 2, 'was looked at on "May"; write a day such as 2026-11'),
        (ROW.replace("22,,,,", "22,2026-11-23,,,"), 2, "is looked at in part; write the day, who"),
        (ROW.replace("22,,,,", "22,,Ann,,"), 2, "is looked at in part"),
        (ROW.replace("22,,,,", "22,2026-11-23,Ann,.,"), 2, "is looked at in part"),
        (ROW + ROW.lower(), 3, '"10.1000/new" stands on line 2 for "tea"; keep one'),
    ],
)
def test_rows_that_are_none(rows: str, line: int, said: str) -> None:
    [problem] = read_watch((HEADER + rows).encode(), "w.csv").problems
    assert (problem.path, problem.line) == ("w.csv", line)
    assert said in problem.message


def test_searches_are_kept_in_order() -> None:
    asked = [Asked(c, "PubMed", "2026-01-01", "2026-11-22", "3", 'a "b"') for c in ("tea", "cup")]
    text = write_searches(asked)
    assert text.splitlines()[0] == "claim,database,since,searched,found,query"
    assert [*read_searches(text.encode(), "s.csv").asked] == [("cup", "PubMed"), ("tea", "PubMed")]
    broken = read_searches(f"{text}tea,PubMed,May,2026-11-22,3,x\n".encode(), "s.csv")
    assert [(p.line, p.message) for p in broken.problems] == [
        (4, "the search can't be read; take the line out, and it is asked again")
    ]


def test_words_of_databases() -> None:
    found = read_words(b"word,terms\nTea,tea; black tea ;\nnothing,\n", "w.csv")
    assert found.terms == {"tea": ("tea", "black tea"), "nothing": ()}
    assert found.problems == ()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("tea\n", "the row can't be read; write a word, and what databases call it"),
        (",tea\n", "the row can't be read"),
        (
            'tea,"tea ""black"""\n',
            '"tea" has a sign that databases read as their own: "; write pla',
        ),
        ("tea,tea[ti]\n", '"tea" has a sign that databases read as their own: ['),
        ("tea,tea\nTEA,cup\n", '"TEA" stands in the file twice; keep one'),
    ],
)
def test_words_that_are_none(rows: str, said: str) -> None:
    [problem] = read_words(f"word,terms\n{rows}".encode(), "w.csv").problems
    assert said in problem.message
