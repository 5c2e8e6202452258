"""``watch``: ask databases which works came since each claim's last search, and note them.

After each answer the new works are added to the file and then the search is noted: a run that is cut short leaves sound
files, loses nothing, and the next run goes on where it stopped.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TextIO

from sphinx_evidence.commands import watch_input
from sphinx_evidence.commands.errors import CommandError, stopped
from sphinx_evidence.commands.europe_pmc import EuropePmc
from sphinx_evidence.commands.hit import Answer
from sphinx_evidence.commands.known_works import KnownWorks
from sphinx_evidence.commands.polite import NoAnswerError, service_of
from sphinx_evidence.commands.progress import Progress
from sphinx_evidence.commands.pubmed import PubMed
from sphinx_evidence.commands.questions import Question, questions_of
from sphinx_evidence.commands.reading_list import counts, reading_list
from sphinx_evidence.commands.runs import (
    DONE,
    INTERRUPTED,
    UNANSWERED,
    Surroundings,
    address,
)
from sphinx_evidence.commands.watch_input import Paths, add_arguments
from sphinx_evidence.files.reviews import last_review
from sphinx_evidence.files.searches import Asked, write_searches
from sphinx_evidence.files.watch import FoundWork, with_works
from sphinx_evidence.files.write import replace, write_if_changed
from sphinx_evidence.model.dates import days_later, is_date
from sphinx_evidence.model.searched import read_search
from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.model.text import counted
from sphinx_evidence.rules.site import Site

__all__ = ["Paths", "add_arguments", "run"]

#: After so many questions in a row without an answer, a database is not there.
_GIVE_UP = 3
#: The first search of a claim that tells of no earlier one goes so many days back.
_FIRST = 365
#: A day of one place may be another elsewhere: what came on the last day is asked for again.
_OVERLAP = 1


def run(
    options: argparse.Namespace,
    site: Site,
    paths: Paths,
    outside: Surroundings = Surroundings(),  # noqa: B008 -- a record that never changes
    out: TextIO | None = None,
) -> int:
    """Ask for each claim; return the exit status.

    :param options: as `add_arguments` defines them.
    :param paths: of the files that it reads and writes.
    :param out: where to say how far it is.
    """
    try:
        return _Run(options, site, paths, outside, out or sys.stdout).go()
    except CommandError as error:
        return stopped("watch", error)


class _Run:
    """One run: what it was asked for, and how far it is."""

    def __init__(
        self,
        options: argparse.Namespace,
        site: Site,
        paths: Paths,
        outside: Surroundings,
        out: TextIO,
    ) -> None:
        self._site, self._paths, self._today = site, paths, outside.today()
        self._since = watch_input.day(options.since)
        self._again = options.all
        self._contact = options.contact
        self._works = list(watch_input.works(paths.watch).works)
        self._searches = watch_input.searches(paths.searches)
        self._known = KnownWorks(site.sources, self._works)
        words = watch_input.words(paths.words)
        self._questions = self._chosen(questions_of(site, words), options.ids)
        databases = (
            (EuropePmc.name, address(options.europe_pmc, "--europe-pmc")),
            (PubMed.name, address(options.pubmed, "--pubmed")),
        )
        services = [service_of(name, options, outside, options.rate) for name, _ in databases]
        self._databases: tuple[EuropePmc | PubMed, ...] = (
            EuropePmc(services[0], databases[0][1]),
            PubMed(services[1], databases[1][1], options.contact),
        )
        self._silent: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        self._new: dict[str, FoundWork] = {}  # each once, for however many claims
        self._progress = Progress(out, len(self._questions), outside.clock)

    def _chosen(self, questions: list[Question], ids: list[str]) -> list[Question]:
        asking = {question.claim.id: question for question in questions}
        for name in ids:
            if name not in self._site.claims_by_id:
                hint = nearest(name, self._site.claims_by_id)
                raise CommandError(f'no claim has the id "{name}"{hint}')
            if name not in asking:
                raise CommandError(
                    f'"{name}" asks nothing that a database could answer; give it :subjects:, '
                    ":given: and :outcomes:, or ask for another"
                )
        return [asking[name] for name in dict.fromkeys(ids)] if ids else questions

    def go(self) -> int:
        """Ask for each claim; return the exit status."""
        if not self._contact:
            self._progress.say("No mail address was given (--contact); the databases ask for one.")
        try:
            for number, question in enumerate(self._questions, 1):
                told = [self._ask(question, database) for database in self._databases]
                self._progress.done(number, f"{question.claim.id}: {'; '.join(told)}")
        except KeyboardInterrupt:
            self._progress.say("Stopped. All that was found is noted; run again to go on.")
            return INTERRUPTED
        finally:
            self._write_list()
        self._sum_up()
        return UNANSWERED if self._counts["not asked"] or self._counts["too wide"] else DONE

    def _ask(self, question: Question, database: EuropePmc | PubMed) -> str:
        """Ask one database for a claim, and note what it says; return what to say of it."""
        name = database.name
        query = database.query(question.groups)
        before = self._searches.get((question.claim.id, name))
        before = before if before and before.query == query else None
        if before and before.searched == self._today and not (self._again or self._since):
            return f"{name} was asked today"
        if self._silent[name] >= _GIVE_UP:
            self._counts["not asked"] += 1
            return f"{name} not asked"
        since = self._since or self._first_day(question, before)
        try:
            answer = database.ask(query, since, self._today)
        except NoAnswerError as error:
            self._silent[name] += 1
            self._counts["not asked"] += 1
            last = "" if self._silent[name] < _GIVE_UP else "; it is not asked any more"
            return f"{error}{last}"
        self._silent[name] = 0
        new = self._note(question, answer)
        if not answer.whole:
            self._counts["too wide"] += 1
        elif not self._since or self._since <= self._first_day(question, before):
            # Else works that nobody saw lie before it, and are asked for the next time.
            asked = Asked(question.claim.id, name, since, self._today, str(answer.total), query)
            self._searches[asked[:2]] = asked
            kept = (one for one in self._searches.values() if one.claim in self._site.claims_by_id)
            replace(self._paths.searches, write_searches(kept).encode())
        return f"{name}: {_told(new, answer)}"

    def _first_day(self, question: Question, before: Asked | None) -> str:
        """Return the day from which on to ask: the last on which somebody or something looked."""
        claim, site = question.claim, self._site
        search = read_search(claim.option("searched"))
        reviews = site.reviews.reviews if site.reviews else {}
        days = (search.day if search else "", last_review(claim, reviews))
        last = before.searched if before else next(filter(is_date, days), "")
        return days_later(last, -_OVERLAP) if last else days_later(self._today, -_FIRST)

    def _note(self, question: Question, answer: Answer) -> list[FoundWork]:
        """Add the works that nobody knows for a claim to the file; return them."""
        claim = question.claim.id
        new = [
            FoundWork(claim, h.work, self._today, "", "", "", h.design, h.published, h.title)
            for h in self._known.new(claim, answer.hits)
        ]
        if new:
            path = self._paths.watch
            # Read anew: a person may have written into it since.
            before = path.read_bytes() if path.is_file() else b""
            replace(path, with_works(before, new))
            self._works += new
            self._new |= {work.work: work for work in new}
        return new

    def _write_list(self) -> None:
        found = watch_input.works(self._paths.watch).works
        page = reading_list(found, self._site, self._paths.watch.name)
        write_if_changed(self._paths.page, page)
        self._works = list(found)

    def _sum_up(self) -> None:
        without = len(self._site.claims_by_id) - len(self._questions)
        trials = sum(work.waits for work in self._new.values())
        parts = [f"{len(self._new)} new, {counted(trials, 'trial')} among them"]
        if self._counts["not asked"]:
            parts.append(f"{counted(self._counts['not asked'], 'question')} without an answer")
        if self._counts["too wide"]:
            parts.append(f"{counted(self._counts['too wide'], 'question')} too wide")
        self._progress.say(
            f"{counted(len(self._questions), 'claim')}: {', '.join(parts)}; "
            f"{counted(without, 'other claim')} not asked for"
        )
        self._progress.say(f"{counts(self._works)}; {_shown(self._paths.page)} lists them.")


def _told(new: list[FoundWork], answer: Answer) -> str:
    trials = sum(work.waits for work in new)
    among = f", {counted(trials, 'trial')} among them" if trials else ""
    told = f"{len(new)} new{among}"
    if not answer.whole:
        told += f" ({len(answer.hits)} of {answer.total} were taken; narrow its words)"
    return told


def _shown(path: Path) -> str:
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
