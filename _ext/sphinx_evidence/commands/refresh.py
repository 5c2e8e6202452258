"""``refresh``: look up what became of each source, and write it into the status file.

A build reads the file and asks nobody, so that it can be repeated. Each row is written as soon as its answer is there, into a whole new file: a
run that is cut short leaves a sound file, and the next run goes on where it stopped.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TextIO

from sphinx_evidence.commands import refresh_input
from sphinx_evidence.commands.crossref import Crossref, Work
from sphinx_evidence.commands.errors import CommandError, stopped
from sphinx_evidence.commands.events import Event, decide, unknown_kinds
from sphinx_evidence.commands.polite import NoAnswerError, service_of
from sphinx_evidence.commands.refresh_input import add_arguments
from sphinx_evidence.commands.retraction_copy import look_up
from sphinx_evidence.commands.retraction_watch import SAID_BY
from sphinx_evidence.commands.runs import (
    DONE,
    INTERRUPTED,
    UNANSWERED,
    Surroundings,
    address,
)
from sphinx_evidence.files.status import (
    BETWEEN,
    CONCERN,
    CURRENT,
    REINSTATED,
    RETRACTED,
    STATUSES,
    StatusRow,
    write_status,
)
from sphinx_evidence.files.write import replace
from sphinx_evidence.model.identifiers import doi_fault
from sphinx_evidence.model.text import counted

__all__ = ["add_arguments", "run"]

#: After so many sources in a row without an answer, nobody is there.
_GIVE_UP = 3


def run(
    options: argparse.Namespace,
    outside: Surroundings = Surroundings(),  # noqa: B008 -- a record that never changes
    out: TextIO | None = None,
) -> int:
    """Look everything up; return the exit status.

    :param options: as `add_arguments` defines them.
    :param out: where to say how far it is.
    """
    try:
        return _Run(options, outside, out or sys.stdout).go()
    except CommandError as error:
        return stopped("refresh", error)


class _Run:
    """One run: what it was asked for, and how far it is."""

    def __init__(self, options: argparse.Namespace, outside: Surroundings, out: TextIO) -> None:
        self._out = out
        self._today = outside.today()
        self._all = options.all
        self._contact = options.contact
        self._path = Path(options.status)
        self._sources = refresh_input.sources(options.bib or ["references.bib"], options.encoding)
        self._dois = sorted({s.doi for s in self._sources if s.doi and not doi_fault(s.doi)})
        self._pmids = sorted({s.number for s in self._sources if s.number.startswith("pmid:")})
        self._rows = refresh_input.rows(self._path)
        self._watched = refresh_input.watched(options.retraction_watch, [*self._dois, *self._pmids])
        self._with_file = options.retraction_watch is not None
        self._copy_day = refresh_input.copy_day(options.offline, options.retraction_watch)
        service = service_of("Crossref", options, outside, options.rate)
        self._crossref = Crossref(service, address(options.crossref, "--crossref"))
        self._counts: Counter[str] = Counter()

    def go(self) -> int:
        """Ask for each DOI; return the exit status."""
        if self._copy_day:
            self._look_up_offline()
            self._sum_up()
            return DONE
        if not self._contact:
            self._say("No mail address was given (--contact); Crossref asks for one.")
        try:
            self._ask_all()
        except KeyboardInterrupt:
            self._say(f"Stopped. {self._path} is sound; run again to go on.")
            return INTERRUPTED
        # Crossref knows works by their DOI only.
        self._from_copy(self._pmids, self._today, SAID_BY if self._watched.pmids else "Crossref")
        self._sum_up()
        return UNANSWERED if self._counts["not looked up"] else DONE

    def _ask_all(self) -> None:
        silent = 0
        for number, doi in enumerate(self._dois, 1):
            known = self._rows.get(doi)
            if known and known.checked == self._today and not self._all:
                self._count(known.status)
                self._say(f"[{number}/{len(self._dois)}] {doi}: {known.status}, looked up today")
                continue
            try:
                work = self._crossref.ask(doi)
            except NoAnswerError as error:
                kept = f"; the row of {known.checked} stays" if known else ""
                self._count("not looked up")
                self._say(f"[{number}/{len(self._dois)}] {doi}: not looked up, {error}{kept}")
                silent += 1
                if silent == _GIVE_UP and number < len(self._dois):
                    left = len(self._dois) - number
                    self._counts["not looked up"] += left
                    self._say(f"No answer {silent} times in a row; {left} more were not asked.")
                    return
                continue
            silent = 0
            self._say(f"[{number}/{len(self._dois)}] {doi}: {self._note(doi, work)}")

    def _look_up_offline(self) -> None:
        self._say(f"Nobody is asked: what a copy of {self._copy_day} does not know is not seen.")
        self._from_copy([*self._dois, *self._pmids], self._copy_day)

    def _from_copy(self, numbers: list[str], day: str, said_by: str = "") -> None:
        """Write the rows of what a copy of Retraction Watch's list says."""
        for doi, row, kept in look_up(numbers, self._watched, self._rows, day, said_by):
            self._rows[doi] = row
            self._count(row.status)
            if kept or row.status != CURRENT:
                self._say(f"{doi}: {row.status} ({row.told}){', as before' if kept else ''}")
        self._write()

    def _note(self, doi: str, work: Work | None) -> str:
        """Write the row of a DOI; return what to say of it."""
        events = [*(work.events if work else ()), *self._watched.events.get(doi, ())]
        known = self._rows.get(doi)
        status, said_by = decide(events)
        by_hand = known and not re.match("Crossref|Retraction Watch", known.said_by)
        worse = (RETRACTED, CONCERN, REINSTATED)
        if known and by_hand and known.status in worse and status != RETRACTED:
            # Somebody knows more than Crossref; only worse news changes that.
            self._count(known.status)
            return f"{known.status}, as {known.told} says by hand; Crossref says {status}"
        if work is None and not events:
            self._count("unknown to Crossref")
            if known and by_hand:
                return f"unknown to Crossref; the row by hand stays ({known.told})"
            if self._rows.pop(doi, None):
                self._write()
            return "unknown to Crossref, so it has no row; look it up and write one by hand"
        asked = ["Crossref"] if work else []
        said_by = said_by or " and ".join(asked + [SAID_BY] * self._with_file)
        self._rows[doi] = StatusRow(
            doi,
            status,
            said_by,
            self._today,
            BETWEEN.join(work.titles) if work else "",
            BETWEEN.join(work.years) if work else "",
            work.author if work else "",
            work.kind if work else "",
        )
        self._write()
        self._count(status)
        return "; ".join([f"{status} ({said_by})", *_remarks(events, work)])

    def _write(self) -> None:
        """Write the whole file, or leave the old one as it is."""
        text = write_status(self._rows.values()).encode()
        if not self._path.is_file() or self._path.read_bytes() != text:
            replace(self._path, text)

    def _count(self, what: str) -> None:
        self._counts[what] += 1

    def _say(self, line: str) -> None:
        print(line, file=self._out, flush=True)

    def _sum_up(self) -> None:
        names = (*STATUSES, "unknown to Crossref", "not looked up")
        counts = [f"{self._counts[name]} {name}" for name in names if self._counts[name]]
        without = sum(not source.number for source in self._sources)
        malformed = sum(bool(s.doi and doi_fault(s.doi)) for s in self._sources)
        if without:
            counts.append(
                f"{counted(without, 'source')} without a DOI or a PubMed number can't be looked up"
            )
        if malformed:
            counts.append(f"{counted(malformed, 'source')} with a malformed DOI can't either")
        self._say(
            f"{counted(len(self._dois) + len(self._pmids), 'work')}: {', '.join(counts) or 'nothing to do'}"
        )


def _remarks(events: list[Event], work: Work | None) -> list[str]:
    """Return what an author should know that the row does not say."""
    remarks = [
        f'an update of the kind "{kind}", which says nothing here; read it'
        for kind in unknown_kinds(events)
    ]
    if work and work.notice_of:
        remarks.append(f"it is itself a notice about {', '.join(work.notice_of)}")
    if work and work.named != work.doi:
        remarks.append(f"Crossref's own DOI of it is {work.named}")
    if work is None:
        remarks.append("unknown to Crossref")
    return remarks
