"""Asking PubMed what it says of a work: its numbers, its publication types, its headings.

Shapes, read 2026-11-29 in pages about NCBI's E-utilities: ``esearch.fcgi?db=pubmed&term=<doi>[doi]&retmode=json``
gives ``{"esearchresult": {"idlist": [...]}}``; ``efetch.fcgi?db=pubmed&id=<pmid>&rettype=medline&retmode=text``
gives a record in PubMed's own format (`files.medline`), and nothing of use where the number is unknown.
Manners: ``tool`` and ``email`` in each request, and at most three requests a second.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from sphinx_evidence.commands.options import NAME
from sphinx_evidence.commands.polite import Service
from sphinx_evidence.files.medline import MedlineRecord, read_medline

ADDRESS = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"


#: Requests a second that PubMed allows to whoever has no key of it.
RATE = 3.0


class PubMedRecords:
    """Asks PubMed for the record of a work."""

    def __init__(self, service: Service, address: str = ADDRESS, contact: str = "") -> None:
        """Prepare to ask.

        :param service: sends the requests.
        :param address: of the E-utilities.
        :param contact: a mail address, which PubMed asks for.
        """
        self._service = service
        self._address = address.rstrip("/")
        self._own = {"db": "pubmed", "tool": NAME}
        self._own |= {"email": contact} if contact else {}

    def ask(self, pmid: str) -> MedlineRecord | None:
        """Return the record of a number; None where PubMed has none."""
        url = self._url("efetch", id=pmid, rettype="medline", retmode="text")
        return self._service.ask(url, lambda text: _record(text, pmid), decode=_text)

    def ask_by_doi(self, doi: str) -> MedlineRecord | None:
        """Return the record of a DOI; None where PubMed has none, or more than one."""
        url = self._url("esearch", term=f"{doi}[doi]", retmode="json")
        found = self._service.ask(url, _numbers) or ()
        record = self.ask(found[0]) if len(found) == 1 else None
        # Where it does not know a DOI, PubMed searches for its words.
        return record if record and record.doi.lower() == doi.lower() else None

    def _url(self, what: str, **asked: str) -> str:
        return f"{self._address}/{what}.fcgi?{urlencode(self._own | asked)}"


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _record(text: str, pmid: str) -> MedlineRecord | None:
    found = [one for one in read_medline(text) if one.pmid == pmid]
    return found[0] if found else None


def _numbers(answer: Any) -> tuple[str, ...]:
    result = answer.get("esearchresult") if isinstance(answer, dict) else None
    found = result.get("idlist") if isinstance(result, dict) else None
    if not isinstance(found, list):
        raise ValueError("it holds no list of numbers")  # noqa: TRY004 -- an answer, not an argument
    return tuple(one for one in found if isinstance(one, str) and one.isdecimal())
