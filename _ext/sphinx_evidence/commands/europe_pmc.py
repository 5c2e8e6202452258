"""Asking Europe PMC which works came since a day.

Shapes, read 2026-11-29 in stored copies of https://europepmc.org/RestfulWebService, of the
announcement of version 6.6 (groups.google.com/a/ebi.ac.uk/g/epmc-webservices, 2021-08-04), of the
reference of rOpenSci's europepmc, and in recorded answers in public tests of other clients:

* ``POST /searchPOST`` with a form of ``query``, ``format`` (json), ``resultType`` (lite), ``pageSize``,
  ``cursorMark`` (``*``) and ``sort`` is ``GET /search`` for long queries. It gives
  ``{"hitCount": 2, "nextCursorMark": "...", "resultList": {"result": [{...}]}}``. A page has up to
  1,000 results. After the last page ``nextCursorMark`` is missing, or is the one that was sent.
* A result has ``id`` and ``source`` (``MED``, ``PMC``, ``PPR`` for preprints ...), and where known
  ``pmid``, ``doi``, ``title``, ``journalTitle``, ``pubYear``, ``firstPublicationDate`` and
  ``pubType``: kinds in one text with ``; `` between (a list in the ``core`` results).
* ``TITLE_ABS:"..."`` asks for words of title and abstract, ``FIRST_IDATE:[2026-01-01 TO
  2026-02-01]`` for works that came into the database between two days, both included.
  ``sort=P_PDATE_D desc`` puts the newest first.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

from sphinx_evidence.commands.hit import MOST, Answer, Hit, all_of, hit
from sphinx_evidence.commands.polite import NoAnswerError, Service, clean, dicts
from sphinx_evidence.model.identifiers import bare_doi

NAME = "Europe PMC"
ADDRESS = "https://www.ebi.ac.uk/europepmc/webservices/rest"
_PAGE = 100
_PAGES = MOST // _PAGE


class Page(NamedTuple):
    """One page of results."""

    total: int  #: How many works there are on all pages.
    results: int  #: How many stand on this one, those that nobody could find included.
    hits: tuple[Hit, ...]
    following: str  #: The mark of the next page; empty on the last.


@dataclass(frozen=True)
class EuropePmc:
    """Asks Europe PMC."""

    service: Service  #: Sends the requests.
    address: str = ADDRESS  #: Of the interface, without ``/searchPOST``.
    name = NAME

    def query(self, groups: tuple[tuple[str, ...], ...]) -> str:
        """Return a question in the words of the database, without the days."""
        return all_of(groups, 'TITLE_ABS:"{}"')

    def ask(self, query: str, since: str, until: str) -> Answer:
        """Return the works that came from one day to another, the newest first.

        :raises NoAnswerError: where it does not say, also after a few tries.
        """
        whole = f"{query} AND FIRST_IDATE:[{since} TO {until}]"
        found: dict[str, Hit] = {}
        total, received, mark = 0, 0, "*"
        for _ in range(_PAGES):
            page = self._page(whole, mark)
            total, received = page.total, received + page.results
            found |= {one.work: one for one in page.hits}
            if not page.results or page.following in ("", mark) or received >= total:
                break
            mark = page.following
        return Answer(tuple(found.values()), total, whole=received >= total)

    def _page(self, query: str, mark: str) -> Page:
        asked = {
            "query": query,
            "format": "json",
            "resultType": "lite",
            "pageSize": _PAGE,
            "cursorMark": mark,
            "sort": "P_PDATE_D desc",
        }
        page = self.service.ask(f"{self.address}/searchPOST", read_page, asked)
        if page is None:
            raise NoAnswerError(f"{NAME} answered 404")
        return page


def read_page(answer: Any) -> Page:
    """Return a page of results.

    :param answer: what was in the JSON.
    :raises ValueError: where it is no page of results.
    """
    results = answer.get("resultList") if isinstance(answer, dict) else None
    total = answer.get("hitCount") if isinstance(answer, dict) else None
    if not isinstance(results, dict) or not isinstance(total, int):
        raise ValueError("it is no list of results")  # noqa: TRY004 -- an answer, not an argument
    records = dicts(results, "result")
    hits = tuple(one for record in records if (one := _hit(record)))
    return Page(total, len(records), hits, clean(answer.get("nextCursorMark")))


def _hit(result: dict[str, Any]) -> Hit | None:
    pmid = clean(result.get("pmid"))
    kinds = clean(result.get("pubType")).split(";")
    address = ""
    if (number := clean(result.get("id"))) and (base := clean(result.get("source"))):
        address = f"https://europepmc.org/article/{base}/{number}"
    published = clean(result.get("firstPublicationDate")) or clean(result.get("pubYear"))
    return hit(
        doi=bare_doi(clean(result.get("doi"))),
        pmid=pmid,
        address=address,
        title=clean(result.get("title")),
        journal=clean(result.get("journalTitle")),
        published=published,
        kinds=[*kinds, "preprint"] if result.get("source") == "PPR" else kinds,
    )
