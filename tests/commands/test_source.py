"""``source``: what is fetched of a work, what is written, and what becomes of it where nobody answers."""

from __future__ import annotations

import argparse
import io
import json
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pytest

from sphinx_evidence.commands import source
from sphinx_evidence.commands.runs import Surroundings
from sphinx_evidence.files.bib import RawFile, read_library
from sphinx_evidence.model.version import VERSION
from tests.crossref import Reply, Server, entry, record, update

OWN = {"db": "pubmed", "tool": "sphinx-evidence", "email": "me@example.org"}
MEDLINE = """
PMID- 31234567
OWN - NLM
DP  - 2020 Mar 5
TI  - Tea and sleep in
      adults.
LID - 10.1000/smith [doi]
PG  - 7-19
FAU - Smith, Ann B
AU  - Smith AB
FAU - Jones, Bob
PT  - Journal Article
PT  - Randomized Controlled Trial
PMC - PMC1234567
JT  - Journal of tea
MH  - Humans
MH  - *Tea/adverse effects
AID - 10.1000/smith [doi]
"""
ENTRY = """\
@article{smith2020,
  author = {Smith, Ann and Jones, Bob and {The Tea \\& Sleep Group}},
  title = {Tea, 100 \\% pure, and H2O},
  journal = {Journal of Tea},
  year = {2020},
  volume = {3},
  pages = {7--19},
  doi = {10.1000/smith},
  pmid = {31234567},
  pmcid = {PMC1234567},
  design = {rct},
  species = {human},
  finding = {}
}
"""
TOLD = (
    '; design rct (PubMed: "Randomized Controlled Trial"); species human (PubMed: "Humans"); read it, '
    "and write its finding"
)
FULL = record(
    title=["Tea, 100 % pure, and H<sub>2</sub>O"],
    author=[
        {"given": "Ann", "family": "Smith", "sequence": "first"},
        {"given": "Bob", "family": "Jones"},
        {"name": "The Tea &amp; Sleep Group"},
    ],
    **{"container-title": ["Journal of Tea"], "volume": "3", "page": "7-19"},
)


def search(doi: str = "10.1000/smith") -> str:
    asked = OWN | {"term": f"{doi}[doi]", "retmode": "json"}
    return f"/esearch.fcgi?{urlencode(asked)}"


def fetch(pmid: str = "31234567") -> str:
    asked = OWN | {"id": pmid, "rettype": "medline", "retmode": "text"}
    return f"/efetch.fcgi?{urlencode(asked)}"


def ids(*numbers: str) -> dict[str, Any]:
    return {"esearchresult": {"count": str(len(numbers)), "idlist": [*numbers]}}


class Ran(NamedTuple):
    status: int
    lines: list[str]
    bib: str


class Bib:
    """A bibliography, and runs that add to it."""

    def __init__(self, path: Path, server: Server) -> None:
        self.path, self.server = path, server
        path.write_text("", "utf-8")

    def knows(self, crossref: Any = None, found: Any = None, medline: Any = None) -> None:
        """Have the server answer about one work."""
        for asked, answer in (
            ("10.1000/smith", crossref),
            (search(), found),
            (fetch(), medline),
        ):
            if answer is not None:
                self.server.says(unquoted(asked), answer)

    def run(self, *numbers: str) -> Ran:
        parser = argparse.ArgumentParser()
        source.add_arguments(parser)
        there = ("--crossref", self.server.address, "--pubmed", self.server.address)
        options = parser.parse_args(
            [*numbers, "--bib", str(self.path), *there, "--contact", "me@example.org"]
        )
        out = io.StringIO()
        status = source.run(options, Surroundings(sleep=lambda _: None), out)
        lines = out.getvalue().replace(str(self.path), "x.bib").splitlines()
        return Ran(status, lines, self.path.read_text("utf-8"))


def unquoted(path: str) -> str:
    """Return a question as the stand-in knows it."""
    from urllib.parse import unquote

    return unquote(path)


@pytest.fixture
def bib(tmp_path: Path, server: Server) -> Bib:
    return Bib(tmp_path / "x.bib", server)


TEXT = Reply(body=MEDLINE.encode())


@pytest.mark.parametrize(
    "number", ["10.1000/Smith", "https://doi.org/10.1000/smith", "31234567", "PMID: 31234567"]
)
def test_a_work_is_written_with_what_both_say(bib: Bib, number: str) -> None:
    bib.knows(FULL, ids("31234567"), TEXT)
    ran = bib.run(number)
    shown = "31234567" if "3123" in number else "10.1000/smith"
    assert ran == (0, [f"[1/1] {shown}: + smith2020, in x.bib{TOLD}"], ENTRY)
    assert bib.server.agents == {f"sphinx-evidence/{VERSION} (mailto:me@example.org)"}
    # The gate asks for what is left.
    [problem] = read_library([RawFile("x.bib", ran.bib.encode(), "")]).files["x.bib"].problems
    assert problem.message == (
        'entry "smith2020" has an empty finding; read the work, and write what it says, with its '
        "exact numbers"
    )
    # A second time it is there already, by either number.
    told = 'not written: it is "smith2020" already (x.bib:1)'
    again = bib.run("10.1000/smith", "31234567")
    assert again == (1, [f"[1/2] 10.1000/smith: {told}", f"[2/2] 31234567: {told}"], ENTRY)


def test_what_is_there_stays_and_keys_stay_apart(bib: Bib) -> None:
    before = entry("smith2020", "10.1000/other")
    bib.path.write_text(before, "utf-8")
    bib.knows(FULL, ids("31234567"), TEXT)
    ran = bib.run("10.1000/smith", "--dry-run")
    assert ran.bib == before
    assert ran.lines[:2] == ["@article{smith2020b,", ENTRY.splitlines()[1]]
    assert ran.lines[-1] == f"[1/1] 10.1000/smith: + smith2020b, not written{TOLD}"
    ran = bib.run("10.1000/smith")
    assert ran.bib == f"{before}\n{ENTRY.replace('smith2020,', 'smith2020b,')}"


def test_nothing_is_written_needs_no_bibliography(bib: Bib, tmp_path: Path) -> None:
    bib.knows(FULL, ids("31234567"), TEXT)
    parser = argparse.ArgumentParser()
    source.add_arguments(parser)
    at = ["--crossref", bib.server.address, "--pubmed", bib.server.address]
    asked = ["10.1000/smith", *at, "--contact", "me@example.org"]
    empty = tmp_path / "empty"
    empty.mkdir()
    for more, status in (
        (["--dry-run"], 0),
        ([], 2),
        (["--dry-run", "--bib", f"{empty}/x.bib"], 2),
    ):
        options = parser.parse_args([*asked, *more])
        options.source = empty
        out = io.StringIO()
        assert source.run(options, Surroundings(sleep=lambda _: None), out) == status
        assert (ENTRY in out.getvalue()) is (status == 0)
        assert [*empty.iterdir()] == []


def test_one_that_answers_is_enough_and_the_other_is_named(bib: Bib) -> None:
    bib.knows(FULL, Reply(500))
    ran = bib.run("10.1000/smith")
    assert ran.lines == [
        "[1/1] 10.1000/smith: + smith2020, in x.bib; PubMed answered 500, so that it may lack something; "
        "design: add it; species: add it; read it, and write its finding"
    ]
    assert "pmid" not in ran.bib
    bib.path.write_text("", "utf-8")
    bib.knows(Reply(500), ids("31234567"), TEXT)
    ran = bib.run("31234567")
    assert "Crossref answered 500, so that it may lack something; design rct" in ran.lines[0]
    assert ran.bib.splitlines()[1:4] == [
        "  author = {Smith, Ann B and Jones, Bob},",
        "  title = {Tea and sleep in adults},",
        "  journal = {Journal of tea},",
    ]


@pytest.mark.parametrize(
    ("crossref", "found", "medline", "number", "said"),
    [
        (Reply(500), ids(), TEXT, "10.1000/smith", "Crossref answered 500"),
        (Reply(403), ids(), TEXT, "10.1000/smith", "Crossref answered 403, so it was not asked again"),
        (FULL, ids(), Reply(500), "31234567", "PubMed answered 500"),
        (FULL, ids(), Reply(body=b"x" * 9, cut=3), "31234567", "PubMed can't be reached (IncompleteRead(6 bytes read, 3 more expected))"),
        (Reply(body=b"[]"), ids(), TEXT, "10.1000/smith", "Crossref's answer can't be read (it is not about a work)"),
        (
            None, ids(), TEXT, "10.1000/smith",
            "neither Crossref nor PubMed knows it; look at the number again",
        ),
        (
            None, {"esearchresult": None}, TEXT, "10.1000/smith",
            "neither Crossref nor PubMed knows it; PubMed's answer can't be read (it holds no list of "
            "numbers); look at the number again",
        ),
        (
            None, ids(), Reply(body=b"<html>sorry</html>"), "31234567",
            "neither Crossref nor PubMed knows it; look at the number again",
        ),
        (record(title=[]), ids(), TEXT, "10.1000/smith", "it has no title there; write the entry by hand"),
    ],
)  # fmt: skip
def test_where_nothing_can_be_known_nothing_is_written(
    bib: Bib, crossref: Any, found: Any, medline: Any, number: str, said: str
) -> None:
    bib.knows(crossref, found, medline)
    assert bib.run(number) == (1, [f"[1/1] {number}: not written: {said}"], "")


def test_a_work_that_pubmed_only_thinks_of_is_left_out(bib: Bib) -> None:
    """Where it does not know a DOI, PubMed searches for its words."""
    bib.knows(FULL, ids("31234567"), Reply(body=MEDLINE.replace("/smith", "/doe").encode()))
    assert "pmid" not in bib.run("10.1000/smith").bib
    bib.path.write_text("", "utf-8")
    bib.knows(FULL, ids("31234567", "7"), TEXT)
    assert "pmid" not in bib.run("10.1000/smith").bib


def test_what_was_taken_back_is_told(bib: Bib) -> None:
    notice = {"updated-by": [update("retraction", "2021-02-06")]}
    bib.knows(record(**notice), ids())
    assert "; Crossref says retracted; design: add it" in bib.run("10.1000/smith").lines[0]
    bib.path.write_text("", "utf-8")
    text = MEDLINE.replace("PT  - Journal Article", "PT  - Retracted Publication")
    bib.knows(FULL, ids("31234567"), Reply(body=text.encode()))
    assert "; it was retracted; don't cite it; design: add it" in bib.run("31234567").lines[0]


def test_one_that_fails_does_not_keep_the_others_back(bib: Bib) -> None:
    bib.knows(FULL, ids("31234567"), TEXT)
    ran = bib.run("10.1000/nobody", "31234567")
    assert (ran.status, ran.bib) == (1, ENTRY)
    assert [line.split(": ")[1] for line in ran.lines] == [
        "not written",
        "+ smith2020, in x.bib; design rct (PubMed",
    ]


@pytest.mark.parametrize(
    ("changes", "head"),
    [
        ({"type": "book", "publisher": "Tea Press"}, "@book{"),
        ({"type": "book-chapter"}, "@incollection{"),
        ({"type": "posted-content"}, "@misc{"),
        # Styles refuse an article without these.
        ({"author": []}, "@misc{tea2020,"),
        ({"container-title": []}, "@misc{"),
        ({"issued": {}}, "@misc{smith,"),
    ],
)
def test_kinds_of_work(bib: Bib, changes: dict[str, Any], head: str) -> None:
    message = json.loads(json.dumps(FULL))["message"] | changes
    bib.knows({"message": message}, ids())
    text = bib.run("10.1000/smith").bib
    assert text.startswith(head)
    assert len(read_library([RawFile("x.bib", text.encode(), "")]).data.entries) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tea"], '"tea" is neither a DOI, such as 10.1000/tea, nor a PubMed number of up to 8 digits'),
        (["1", "--bib", "/nowhere.bib"], "/nowhere.bib is not there; name the bibliography with --bib, or make an empty file"),
        (["1", "--pubmed", "file:///x"], '--pubmed file:///x is no address; it starts with "https://"'),
        (["1", "--contact", "me"], '--contact "me" is no mail address'),
    ],
)  # fmt: skip
def test_what_can_not_start(
    bib: Bib, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    parser = argparse.ArgumentParser()
    source.add_arguments(parser)
    options = parser.parse_args(["--bib", str(bib.path), *arguments])
    assert source.run(options) == 2
    assert capsys.readouterr() == ("", f"source: {said}\n")
    assert bib.server.asked == []
