"""A stand-in for Europe PMC and PubMed on this machine, and runs of ``watch`` against it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from sphinx_evidence.commands import watch
from sphinx_evidence.commands.runs import Surroundings
from sphinx_evidence.files.watch import COLUMNS
from sphinx_evidence.rules.site import Site
from tests.crossref import Ran, Reply, Server, served
from tests.records import Make

TODAY = "2026-11-22"
HEADER = ",".join(COLUMNS) + "\n"


def epmc(*results: dict[str, Any], total: int | None = None, following: str = "") -> dict[str, Any]:
    """Return a page of Europe PMC, in the shape that `commands.europe_pmc` says where it was read."""
    page: dict[str, Any] = {
        "version": "6.9",
        "hitCount": len(results) if total is None else total,
        "request": {"queryString": "...", "resultType": "lite", "cursorMark": "*", "pageSize": 100},
        "resultList": {"result": list(results)},
    }
    return page | ({"nextCursorMark": following} if following else {})


def result(number: int = 1, **changes: Any) -> dict[str, Any]:
    """Return a result of Europe PMC."""
    return {
        "id": str(number),
        "source": "MED",
        "pmid": str(number),
        "doi": f"10.1000/New{number}",
        "title": f"Black tea in {number} sleepless sailors of the north.",
        "authorString": "Doe J, Roe R.",
        "journalTitle": "J Tea",
        "pubYear": "2026",
        "pubType": "randomized controlled trial; journal article",
        "firstIndexDate": "2026-11-20",
        "firstPublicationDate": "2026-11-18",
    } | changes


def numbers(*pmids: int, total: int | None = None, **more: Any) -> dict[str, Any]:
    """Return an answer of ``esearch``."""
    count = len(pmids) if total is None else total
    found = {"count": str(count), "retmax": str(len(pmids)), "retstart": "0"}
    found |= {"idlist": [str(number) for number in pmids], "translationset": []}
    return {"header": {"type": "esearch", "version": "0.3"}, "esearchresult": found | more}


def records(*given: dict[str, Any]) -> dict[str, Any]:
    """Return an answer of ``esummary``."""
    by_number = {record["uid"]: record for record in given}
    found = {"uids": list(by_number)} | by_number
    return {"header": {"type": "esummary", "version": "0.3"}, "result": found}


def summary(number: int = 1, **changes: Any) -> dict[str, Any]:
    """Return a record of ``esummary``."""
    return {
        "uid": str(number),
        "pubdate": "2026 Nov",
        "source": "J Tea",
        "authors": [{"name": "Doe J", "authtype": "Author", "clusterid": ""}],
        "title": f"Black tea in {number} sleepless sailors of the north.",
        "pubtype": ["Journal Article"],
        "articleids": [
            {"idtype": "pubmed", "idtypen": 1, "value": str(number)},
            {"idtype": "doi", "idtypen": 3, "value": f"10.1000/new{number}"},
        ],
        "sortpubdate": "2026/11/18 00:00",
    } | changes


class Databases(Server):
    """Answers of each kind; where nothing is set, that nothing was found."""

    def named(self, path: str) -> str:
        parts = urlsplit(path)
        asked = parse_qs(parts.query)
        name = parts.path.rpartition("/")[2].removesuffix(".fcgi")
        self.questions.append(asked)
        self.unknown = Reply(body=json.dumps(_NOTHING[name]).encode())
        return name

    def __init__(self) -> None:
        super().__init__()
        self.questions: list[dict[str, list[str]]] = []

    def asked_for(self, name: str) -> list[str]:
        """Return what was asked in one field, each time."""
        return [value for question in self.questions for value in question.get(name, ())]


_NOTHING: dict[str, Any] = {"searchPOST": epmc(), "esearch": numbers(), "esummary": records()}


@pytest.fixture
def databases(monkeypatch: pytest.MonkeyPatch) -> Iterator[Databases]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    yield from served(Databases())


class Watch:
    """A folder, a site of records, and runs of ``watch`` in it."""

    def __init__(self, folder: Path, server: Databases, site: Site) -> None:
        self.folder, self.server, self.site = folder, server, site
        self.paths = watch.Paths(folder / "watch.csv", None, folder / "docs" / "list.md")
        self.today = TODAY

    @property
    def searches(self) -> str:
        return self.paths.searches.read_text("utf-8") if self.paths.searches.exists() else ""

    @property
    def page(self) -> str:
        return self.paths.page.read_text("utf-8")

    def arguments(self, *more: str) -> list[str]:
        own = ("--europe-pmc", self.server.address, "--pubmed", self.server.address)
        return [*own, *(() if "--contact" in more else ("--contact", "me@example.org")), *more]

    def run(self, *more: str, out: io.StringIO | None = None) -> Ran:
        parser = watch.argparse.ArgumentParser()
        watch.add_arguments(parser)
        slept: list[float] = []
        outside = Surroundings(lambda: self.today, slept.append, lambda: 7.0)
        out = out or io.StringIO()
        options = parser.parse_args(self.arguments(*more))
        status = watch.run(options, self.site, self.paths, outside, out)
        file = self.paths.watch.read_text("utf-8") if self.paths.watch.exists() else ""
        waits = [seconds for seconds in slept if seconds >= 1]
        return Ran(status, out.getvalue().splitlines(), file, waits)


SLEEP = {
    "tier": "none",
    "subjects": "sailors",
    "given": "black-tea",
    "outcomes": "sleep",
    "searched": "2026-11-01: trials in sailors",
}


@pytest.fixture
def watching(tmp_path: Path, databases: Databases, make: Make) -> Watch:
    """Return a site of one claim that asks what black tea does to the sleep of sailors."""
    return Watch(tmp_path, databases, make.site(make.claim(**SLEEP)))
