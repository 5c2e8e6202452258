"""Asking PubMed, by NCBI's E-utilities: which works came since a day, and what it says of a work.

Shapes, read 2026-11-29 in stored copies of https://www.ncbi.nlm.nih.gov/books/NBK25499/ (the
E-utilities In-Depth), of the NLM Technical Bulletin on the create date
(https://www.nlm.nih.gov/pubs/techbull/nd08/nd08_pm_new_date_field.html), and in recorded answers in
public tests of other clients:

* Long questions are sent as forms (POST), with the same fields as in an address.
* ``/esearch.fcgi`` with ``db`` (pubmed), ``term``, ``retmode`` (json), ``retmax`` and ``sort`` (pub_date) gives
  ``{"esearchresult": {"count": "2", "idlist": ["1", "2"]}}``. A fault stands in ``ERROR`` beside it,
  or in ``{"error": "API rate limit exceeded", ...}``, with status 429 or 200. Words that no record
  has stand in ``errorlist``, which is no fault.
* ``/esummary.fcgi`` with ``db``, ``id`` (1,2) and ``retmode`` gives ``{"result": {"uids": ["1", "2"], "1":
  {...}}}``: ``title``, ``source`` (the journal), ``sortpubdate`` (2026/03/01 00:00), ``pubtype``
  (a list) and ``articleids``, a list of ``{"idtype": "doi", "value": ...}``. A record that can't be
  had holds ``error``.
* ``2026/01/01:2026/02/01[crdt]`` asks for works that came into the database between two days. The
  day of entry (``edat``) would not do: for older works it is the day of publication.
* ``/efetch.fcgi`` with ``db``, ``id``, ``rettype`` (medline) and ``retmode`` (text) gives a record in PubMed's
  own format (`files.medline`), and nothing of use where the number is unknown. ``10.1000/tea[doi]``
  asks ``esearch`` for a DOI.
* Without a key no more than three requests a second; ``tool`` and ``email`` say who asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from sphinx_evidence.commands.hit import MOST, Answer, Hit, all_of, hit
from sphinx_evidence.commands.polite import NoAnswerError, Service, clean, dicts
from sphinx_evidence.commands.runs import NAME as TOOL
from sphinx_evidence.files.medline import MedlineRecord, read_medline
from sphinx_evidence.model.identifiers import bare_doi

NAME = "PubMed"
ADDRESS = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
RATE = 3.0  #: Requests a second that PubMed allows to whoever has no key of it.


@dataclass(frozen=True)
class PubMed:
    """Asks PubMed."""

    service: Service  #: Sends the requests.
    address: str = ADDRESS  #: Of the interface, without ``/esearch.fcgi``.
    contact: str = ""  #: A mail address.
    name = NAME

    @property
    def _who(self) -> dict[str, str]:
        known = {"db": "pubmed", "tool": TOOL, "email": self.contact}
        return {name: value for name, value in known.items() if value}

    def query(self, groups: tuple[tuple[str, ...], ...]) -> str:
        """Return a question in the words of the database, without the days."""
        return all_of(groups, '"{}"[tiab]')

    def ask(self, query: str, since: str, until: str) -> Answer:
        """Return the works that came from one day to another, the newest first.

        :raises NoAnswerError: where it does not say, also after a few tries.
        """
        days = f"{since.replace('-', '/')}:{until.replace('-', '/')}[crdt]"
        asked = {"term": f"{query} AND {days}", "retmax": MOST, "sort": "pub_date"}
        total, numbers = self._get("esearch", asked, read_numbers)
        if not numbers:
            return Answer((), total, whole=total == 0)
        hits = self._get("esummary", {"id": ",".join(numbers)}, read_records)
        return Answer(tuple(hits), total, whole=len(numbers) >= total)

    def _get(self, utility: str, asked: dict[str, Any], read: Any) -> Any:
        url = f"{self.address}/{utility}.fcgi"
        found = self.service.ask(url, read, self._who | {"retmode": "json"} | asked)
        if found is None:
            raise NoAnswerError(f"{NAME} answered 404")
        return found

    def record(self, pmid: str) -> MedlineRecord | None:
        """Return the record of a number; None where PubMed has none."""
        url = self._url("efetch", id=pmid, rettype="medline", retmode="text")
        records = self.service.ask(
            url, read_medline, decode=lambda raw: raw.decode("utf-8", "replace")
        )
        return next((one for one in records or () if one.pmid == pmid), None)

    def record_of(self, doi: str) -> MedlineRecord | None:
        """Return the record of a DOI; None where PubMed has none, or more than one."""
        url = self._url("esearch", term=f"{doi}[doi]", retmode="json")
        found = self.service.ask(url, _numbers_of_doi) or ()
        record = self.record(found[0]) if len(found) == 1 else None
        # Where it does not know a DOI, PubMed searches for its words.
        return record if record and record.doi.lower() == doi.lower() else None

    def _url(self, what: str, **asked: str) -> str:
        return f"{self.address}/{what}.fcgi?{urlencode(self._who | asked)}"


def read_numbers(answer: Any) -> tuple[int, list[str]]:
    """Return how many works there are, and the numbers of those that were named.

    :param answer: what was in the JSON of ``esearch``.
    :raises ValueError: where it is no answer to a search.
    """
    result = _result(answer, "esearchresult")
    if said := clean(result.get("ERROR")):
        raise ValueError(said)
    total, numbers = clean(result.get("count")), result.get("idlist")
    if not total.isdecimal() or not isinstance(numbers, list):
        raise ValueError("it is no list of numbers")
    return int(total), [n for n in map(clean, numbers) if n.isdecimal()]


def _numbers_of_doi(answer: Any) -> list[str]:
    result = answer.get("esearchresult") if isinstance(answer, dict) else None
    found = result.get("idlist") if isinstance(result, dict) else None
    if not isinstance(found, list):
        raise ValueError("it holds no list of numbers")  # noqa: TRY004 -- an answer, not an argument
    return [one for one in found if isinstance(one, str) and one.isdecimal()]


def read_records(answer: Any) -> list[Hit]:
    """Return the works of an answer, in its order.

    :param answer: what was in the JSON of ``esummary``.
    :raises ValueError: where it holds no records.
    """
    result = _result(answer, "result")
    numbers = result.get("uids")
    if not isinstance(numbers, list):
        raise ValueError("it holds no records")  # noqa: TRY004 -- an answer, not an argument
    records = (result.get(clean(number)) for number in numbers)
    found = (_hit(record) for record in records if isinstance(record, dict))
    return [one for one in found if one]


def _result(answer: Any, field: str) -> dict[str, Any]:
    result = answer.get(field) if isinstance(answer, dict) else None
    if not isinstance(result, dict):
        said = clean(answer.get("error")) if isinstance(answer, dict) else ""
        raise ValueError(said or f"it has no {field}")  # noqa: TRY004 -- the same
    return result


def _hit(record: dict[str, Any]) -> Hit | None:
    dois = (one for one in dicts(record, "articleids") if one.get("idtype") == "doi")
    kinds = record.get("pubtype")
    return hit(
        doi=bare_doi(clean(next(dois, {}).get("value"))),
        pmid=clean(record.get("uid")),
        address="",
        title=clean(record.get("title")),
        journal=clean(record.get("source")),
        published=clean(record.get("sortpubdate")),
        kinds=[clean(kind) for kind in kinds] if isinstance(kinds, list) else [],
    )
