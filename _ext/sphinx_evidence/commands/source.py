"""``source``: fetch works from Crossref and PubMed, and write them into the bibliography.

What is written is what they say. ``finding`` stays empty: who cites the work has to read it first, and
the gate asks for it.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TextIO

from sphinx_evidence.commands import crossref, pubmed, refresh_input
from sphinx_evidence.commands.crossref import Crossref
from sphinx_evidence.commands.errors import CommandError, stopped
from sphinx_evidence.commands.events import decide
from sphinx_evidence.commands.polite import NoAnswerError, service_of
from sphinx_evidence.commands.pubmed import PubMed
from sphinx_evidence.commands.runs import DONE, INTERRUPTED, Surroundings, address
from sphinx_evidence.commands.works import Details, entry_text, fields_of, key_of, read_details
from sphinx_evidence.files.medline import MedlineRecord
from sphinx_evidence.files.status import CURRENT
from sphinx_evidence.files.write import replace
from sphinx_evidence.model.identifiers import bare_doi, doi_fault, doi_in, pmid_fault, pmid_in
from sphinx_evidence.model.proposals import Proposal, propose
from sphinx_evidence.model.source import Source

NOT_ALL = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``source`` is told to a parser."""
    add = parser.add_argument
    parser.set_defaults(run=run)
    parser.epilog = "Exit status: 0 all written, 1 some were not, 2 nothing was asked."
    add("numbers", metavar="DOI|PMID", nargs="+", help="of works, or their addresses")
    add("--bib", metavar="FILE", default="", help="bibliography to add to (references.bib)")
    add("--dry-run", action="store_true", help="print the entries and write nothing")
    add("--contact", default="", metavar="MAIL", help="your address, which both ask for")
    add("--crossref", default=crossref.ADDRESS, metavar="URL", help="where to ask (%(default)s)")
    add("--pubmed", default=pubmed.ADDRESS, metavar="URL", help="where to ask (%(default)s)")
    add("--timeout", type=float, default=30.0, metavar="S", help="seconds to wait (30)")


def run(
    options: argparse.Namespace,
    outside: Surroundings = Surroundings(),  # noqa: B008 -- a record that never changes
    out: TextIO | None = None,
) -> int:
    """Fetch and write each work; return the exit status.

    :param options: as `add_arguments` defines them, and ``source``, the folder of the site.
    :param out: where to say how far it is.
    """
    try:
        return _Run(options, outside, out or sys.stdout).go()
    except (CommandError, OSError) as error:
        return stopped("source", error)


class _Run:
    """One run: where it asks, and what the bibliography holds by now."""

    def __init__(self, options: argparse.Namespace, outside: Surroundings, out: TextIO) -> None:
        self._out = out
        self._numbers = [_number(given) for given in dict.fromkeys(options.numbers)]
        self._path = Path(options.bib) if options.bib else options.source / "references.bib"
        self._dry_run = options.dry_run
        there = self._path.is_file()
        # Where nothing is written, no bibliography is needed; one that is named may be misspelt.
        if not there and (options.bib or not options.dry_run):
            raise CommandError(
                f"{self._path} is not there; name the bibliography with --bib, or make an empty file"
            )
        # An empty file is no bibliography yet, and may become one.
        text = self._path.read_text("utf-8-sig").strip() if there else ""
        self._sources = refresh_input.sources([str(self._path)], "utf-8-sig") if text else []
        self._crossref = Crossref(
            service_of("Crossref", options, outside, 5.0),
            address(options.crossref, "--crossref"),
        )
        self._pubmed = PubMed(
            service_of(pubmed.NAME, options, outside, pubmed.RATE),
            address(options.pubmed, "--pubmed"),
            options.contact,
        )

    def go(self) -> int:
        """Fetch each work; return the exit status."""
        written = 0
        try:
            for place, (doi, pmid) in enumerate(self._numbers, 1):
                told = self._one(doi, pmid)
                written += told.startswith("+")
                self._say(f"[{place}/{len(self._numbers)}] {doi or pmid}: {told}")
        except KeyboardInterrupt:
            self._say(f"Stopped. {self._path} is sound.")
            return INTERRUPTED
        return DONE if written == len(self._numbers) else NOT_ALL

    def _one(self, doi: str, pmid: str) -> str:
        """Fetch a work and write it; return what to say of it, with a plus where it was written."""
        if known := self._known(doi, pmid):
            return known
        try:
            details, record, missed = self._fetch(doi, pmid)
        except NoAnswerError as error:
            return f"not written: {error}"
        if details is None and record is None:
            said = f"; {missed}" if missed else ""
            return (
                f"not written: neither Crossref nor PubMed knows it{said}; look at the number again"
            )
        kind, fields = fields_of(details, record)
        if known := self._known(fields.get("doi", "").lower(), fields.get("pmid", "")):
            return known
        if not fields.get("title"):
            return "not written: it has no title there; write the entry by hand"
        key = key_of(fields, [source.key for source in self._sources])
        bare = Source(key, "", "", "", "", "", "", "", "", "", "", 0, title=fields["title"])
        proposal = propose(bare, (*record.types, *record.headings) if record else (), "PubMed")
        fields |= {name: value for name, value, _ in proposal.fields if value}
        return self._write(kind, key, fields | {"finding": ""}, _told(details, proposal, missed))

    def _known(self, doi: str, pmid: str) -> str:
        for source in self._sources:
            if (doi and source.doi == doi) or (pmid and source.pmid == pmid):
                return f'not written: it is "{source.key}" already ({source.place})'
        return ""

    def _fetch(self, doi: str, pmid: str) -> tuple[Details | None, MedlineRecord | None, str]:
        """Return what both say, and which of the two did not answer; one of them is enough."""
        record, details, missed = None, None, ""
        try:
            record = self._pubmed.record(pmid) if pmid else self._pubmed.record_of(doi)
        except NoAnswerError as error:
            if pmid:
                raise  # nobody else knows the number
            missed = str(error)
        doi = doi or (record.doi.lower() if record else "")
        try:
            if doi and not doi_fault(doi):
                details = self._crossref.read(doi, lambda answer: read_details(answer, doi))
        except NoAnswerError as error:
            if record is None:
                raise
            missed = str(error)
        return details, record, missed

    def _write(self, kind: str, key: str, fields: dict[str, str], told: str) -> str:
        text = entry_text(kind, key, fields)
        if self._dry_run:
            self._say(text)
            return f"+ {key}, not written{told}"
        raw = self._path.read_bytes()
        between = b"\n" if raw.endswith(b"\n") else b"\n\n" if raw.strip() else b""
        replace(self._path, raw + between + text.encode())
        self._sources = refresh_input.sources([str(self._path)], "utf-8-sig")
        return f"+ {key}, in {self._path}{told}"

    def _say(self, line: str) -> None:
        print(line, file=self._out, flush=True)


def _number(given: str) -> tuple[str, str]:
    """Return the DOI or the PubMed number that was given: one of both is empty.

    :raises CommandError: where it is neither.
    """
    text = given.strip()
    bare = re.sub(r"^pmid:?\s*", "", text, flags=re.IGNORECASE)
    if pmid := pmid_in(text) or ("" if pmid_fault(bare) else bare):
        return "", pmid
    doi = bare_doi(text)
    if doi_fault(doi):
        doi = doi_in(text)
    if not doi:
        raise CommandError(
            f'"{given}" is neither a DOI, such as 10.1000/tea, nor a PubMed number of up to 8 digits'
        )
    return doi.lower(), ""


def _told(details: Details | None, proposal: Proposal, missed: str) -> str:
    """Return what to do about an entry that was written."""
    parts = []
    status = decide(details.work.events)[0] if details else CURRENT
    if status != CURRENT:
        parts.append(f"Crossref says {status}")
    if proposal.remark:
        parts.append(f"it {proposal.remark}")
    if missed:
        parts.append(f"{missed}, so that it may lack something")
    for name, value, why in proposal.fields:
        parts.append(f"{name} {value} ({why})" if value else f"{name}: add it")
    return f"; {'; '.join(parts)}; read it, and write its finding"
