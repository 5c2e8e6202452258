"""Planting faults in copies of the site, alone or many at once, and judging what the gate found."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from ast import literal_eval
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from pybtex.database import parse_file

from sphinx_evidence.sources import plain
from tests.site.conftest import Sources
from tests.tables import Tables

WORKERS = os.cpu_count() or 2
PLANT = Path(__file__).with_name("plant.py")
#: Rules whose findings stand at the very line: several in one claim don't get mixed up.
APART = ("lost-text", "skipped-doctest")
#: How many faults of a rule may stand together; it tells more of them in one line.
CROWD = dict.fromkeys(("broken-upkeep", "stale-status", "unchecked-source", "unused-source"), 8)
#: Follows wherever a claim loses its tier or its id, which many a fault brings about.
FOLLOWS = "untold-change"
#: A finding without its words: rule, file, line from 1.
Found = tuple[str, str, int]
#: Line of a file, from 0 -> what stands there instead, one line or more; None takes the line out.
Edit = dict[int, str | None]

_LINE = re.compile(r"[^:]+:\d+: (?:ERROR|WARNING): .* \[evidence\.[a-z-]+\]")


class Fault(NamedTuple):
    """One thing that was broken, or several, and exactly what the gate has to find."""

    kind: str
    where: str
    files: dict[str, str | None]
    found: list[Found]
    rule: str  #: The rule that is planted; the others are what follows from it.
    may: frozenset[str] = frozenset()  #: Rules that may find something too.
    options: tuple[str, ...] = ()  #: Further options for sphinx-build.
    says: str = ""  #: What the message of the planted rule has to name.


class Spot(NamedTuple):
    """Where a finding has to stand, counted in the sound file."""

    rule: str
    file: str
    line: int  #: Counted from 1.
    below: int = 0  #: How many lines further down, in what was planted there.


class Mutant(NamedTuple):
    """A fault as an edit of lines, so that it can be planted alone or beside others."""

    kind: str
    where: str  #: The claim, source or page that it is planted in.
    rule: str
    edits: dict[str, Edit]
    spots: tuple[Spot, ...]
    may: frozenset[str] = frozenset()
    options: tuple[str, ...] = ()
    says: str = ""


def edited(text: str, edits: Edit) -> str:
    lines = [edits.get(number, line) for number, line in enumerate(text.splitlines())]
    lines += [line for number, line in sorted(edits.items()) if number >= len(text.splitlines())]
    return "".join(f"{line}\n" for line in lines if line is not None)


def moved(spot: Spot, edits: dict[str, Edit]) -> Found:
    """Return a finding on the line where it stands when all edits are made."""
    shift = sum(
        -1 if text is None else text.count("\n")
        for number, text in edits.get(spot.file, {}).items()
        if number < spot.line - 1
    )
    return (spot.rule, spot.file, spot.line + shift + spot.below)


def planted_together(mutants: Sequence[Mutant], sound: dict[str, str]) -> list[Fault]:
    """Return each mutant as it stands where all are made at once: same files, its own findings.

    :param sound: the sound text of each file.
    """
    edits: dict[str, Edit] = {}
    for mutant in mutants:
        for file, lines in mutant.edits.items():
            edits.setdefault(file, {}).update(lines)
    files: dict[str, str | None] = {
        file: edited(sound[file], lines) for file, lines in edits.items()
    }
    return [
        Fault(
            mutant.kind,
            mutant.where,
            files,
            sorted(moved(spot, edits) for spot in mutant.spots),
            mutant.rule,
            mutant.may,
            mutant.options,
            mutant.says,
        )
        for mutant in mutants
    ]


def beds(mutants: Iterable[Mutant], *, mixed: bool = False) -> list[list[Mutant]]:
    """Sort mutants into groups that can be planted at once.

    No two of a group share a line that is changed or a place where something must be found, nor
    the claim that they are planted in: so what is found at a place tells of one mutant only. What
    is wrong with settings is all found at the first line of `conf.py`, and told apart by its words.

    :param mixed: whether faults of different rules may stand in one group.
    """
    rows: dict[object, list[tuple[list[Mutant], set[object]]]] = defaultdict(list)
    for mutant in mutants:
        places = {spot[1:] for spot in mutant.spots if spot.file != "conf.py"}
        marks: set[object] = {*places, *([] if mutant.rule in APART else [mutant.where])}
        marks |= {(file, at + 1, 0) for file, lines in mutant.edits.items() for at in lines}
        same = () if mixed else (mutant.rule, mutant.may)
        row = rows[mutant.options, *same]
        for bed, taken in row:
            if not marks & taken and len(bed) < CROWD.get(mutant.rule, len(bed) + 1):
                bed.append(mutant)
                taken.update(marks)
                break
        else:
            row.append(([mutant], marks))
    return [bed for row in rows.values() for bed, _ in row]


class Answer(NamedTuple):
    """What the gate made of a fault."""

    fault: Fault
    status: int
    sound: bool  #: What is found is told, and the build fails just where there is an error.
    lines: list[str]  #: What the build complained of.
    findings: list[dict[str, Any]]  #: What it wrote down, advice included.

    @property
    def found(self) -> list[Found]:
        return sorted((one["rule"], one["file"], one["line"]) for one in self.findings)

    @property
    def other_lines(self) -> list[str]:
        return [
            line
            for line in self.lines
            if line.strip() and not _LINE.fullmatch(line) and "evidence: " not in line
        ]

    @property
    def missing(self) -> Counter[Found]:
        return Counter(self.fault.found) - Counter(self.found)

    @property
    def beyond(self) -> Counter[Found]:
        extra = Counter(self.found) - Counter(self.fault.found)
        may = self.fault.may | ({FOLLOWS} - {self.fault.rule})
        return Counter({one: n for one, n in extra.items() if one[0] not in may})

    @property
    def elsewhere(self) -> Counter[Found]:
        """What was found where nothing had to be."""
        places = {one[1:] for one in self.fault.found}
        return Counter({one: n for one, n in self.beyond.items() if one[1:] not in places})

    def at(self, fault: Fault) -> Answer:
        """Return the part of an answer that tells of one of several faults."""
        places = {one[1:] for one in fault.found}
        findings = [one for one in self.findings if (one["file"], one["line"]) in places]
        if ("conf.py", 1) in places:  # where what is wrong with settings is told apart by its words
            findings = [one for one in findings if fault.says in one["message"]]
        return self._replace(fault=fault, findings=findings)

    @property
    def named(self) -> bool:
        """Whether a message of the planted rule names what it has to, at the right place."""
        places = [(file, line) for rule, file, line in self.fault.found if rule == self.fault.rule]
        return not self.fault.says or any(
            self.fault.says in one["message"]
            for one in self.findings
            if one["rule"] == self.fault.rule and (one["file"], one["line"]) in places
        )

    @property
    def caught(self) -> bool:
        return self.sound and self.named and not self.missing and not self.beyond

    def __str__(self) -> str:
        said = [one["message"] for one in self.findings if one["rule"] == self.fault.rule]
        return (
            f"{self.fault.rule}: {self.fault.kind}, {self.fault.where}: status {self.status}, "
            f"missing {sorted(self.missing)}, beyond {sorted(self.beyond)}, "
            f"{'' if self.named else f'does not name {self.fault.says!r}, '}"
            f"{said[:2]}, {self.other_lines[:3]}"
        )


class Gardener:
    """Plants faults in copies of the site; one process for each copy, which knows the sound site."""

    def __init__(self, folders: list[Path]) -> None:
        """Start a process for each copy.

        :param folders: copies of the site; what their settings lack is added, see `complete`.
        """
        for folder in folders:
            complete(folder)
        self.folders = folders
        self.sources = Sources(folders[0])
        self._processes = [
            subprocess.Popen(
                [sys.executable, str(PLANT), str(folder)],
                env=environment(folder),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for folder in folders
        ]
        self._known: set[tuple[str, ...]] = set()
        #: What the gate makes of the site as it is; nothing, or else it stays out of all answers.
        self.sound = self.plant([Fault("nothing", "the sound site", {}, [], "nothing")])[0]
        self._known = {_identity(one) for one in self.sound.findings}

    def plant(self, faults: Sequence[Fault], *options: str) -> list[Answer]:
        """Return what the gate made of each fault, planted alone."""
        answers: dict[int, Answer] = {}
        # Neighbours share a page: it is read, and the others are not.
        waiting = deque(range(at, min(at + 8, len(faults))) for at in range(0, len(faults), 8))

        def work(process: subprocess.Popen[str]) -> None:
            while waiting:
                with suppress(IndexError):  # the other worker was quicker
                    for number in waiting.popleft():
                        answers[number] = self._answer(process, faults[number], options)

        with ThreadPoolExecutor(len(self._processes)) as threads:
            list(threads.map(work, self._processes))
        return [answers[number] for number in range(len(faults))]

    def plant_together(
        self, mutants: Sequence[Mutant], sound: dict[str, str], *options: str, mixed: bool = False
    ) -> list[Answer]:
        """Return what the gate made of each mutant, many of them planted at once.

        What was found where a mutant has to be found is its answer. A mutant that does not pass
        so, or that stood beside something found elsewhere, is planted alone, and that counts.

        :param sound: the sound text of each file.
        """
        groups = beds(mutants, mixed=mixed)
        together = [planted_together(group, sound) for group in groups]
        wholes = self.plant([_whole(faults) for faults in together], *options)
        answers: list[Answer] = []
        again: list[Fault] = []
        for group, faults, whole in zip(groups, together, wholes, strict=True):
            for mutant, fault in zip(group, faults, strict=True):
                own = whole.at(fault)
                if own.caught and not whole.elsewhere:
                    answers.append(own)
                elif len(group) == 1:
                    answers.append(whole)
                else:
                    again += planted_together([mutant], sound)
        return answers + self.plant(again, *options)

    def _answer(
        self, process: subprocess.Popen[str], fault: Fault, options: tuple[str, ...]
    ) -> Answer:
        assert process.stdin is not None
        assert process.stdout is not None
        job = {"files": fault.files, "options": [*fault.options, *options]}
        process.stdin.write(f"{json.dumps(job)}\n")
        process.stdin.flush()
        said = json.loads(
            process.stdout.readline()
            or '{"status": -1, "lines": ["it broke down"], "findings": []}'
        )
        known = [line for line in said["lines"] if _LINE.fullmatch(line)]
        found = [one for one in said["findings"] if _identity(one) not in self._known]
        agree = len(known) == sum(one["severity"] != "advice" for one in said["findings"])
        fails = any(one["severity"] == "error" for one in said["findings"])
        sound = agree and said["status"] == fails
        return Answer(fault, said["status"], sound, said["lines"], found)

    def close(self) -> None:
        for process in self._processes:
            process.communicate()


def _whole(group: list[Fault]) -> Fault:
    """Return the faults of a group, all in the same files, as one."""
    return group[0]._replace(
        where=", ".join(fault.where for fault in group),
        found=sorted(found for fault in group for found in fault.found),
        may=frozenset().union(*(fault.may for fault in group)),
        says="",
    )


def judge(answers: Sequence[Answer], tables: Tables) -> None:
    """Note what was caught, and fail with a line for each fault that was not."""
    for answer in answers:
        tables.planted.append((answer.fault.rule, answer.fault.where, answer.caught))
    missed = [str(answer) for answer in answers if not answer.caught]
    assert not missed, "\n".join([f"{len(missed)} of {len(answers)} not caught:", *missed])


def _identity(finding: dict[str, Any]) -> tuple[str, ...]:
    return finding["rule"], finding["file"], finding["claim"], finding["message"]


# --- the copies -----------------------------------------------------------------------------------

_DATE = re.compile(r"\b20\d\d-\d\d-\d\d\b")
_SET = re.compile(r"^(evidence_\w+)\s*[:=]\s*(.*)$", re.MULTILINE)
#: What the site must have for every rule to have something to look at, where `conf.py` is silent.
SETTINGS = {
    "evidence_lock": "claims.lock",
    "evidence_reviews": "reviews.csv",
    "evidence_changes": "changes.csv",
    "evidence_review_months": 24,
    "evidence_source_status": "status.csv",
    "evidence_status_days": 365,
    "evidence_topics": ["magnesium"],
    "evidence_rules": {},
}


def settings_of(folder: Path) -> dict[str, Any]:
    """Return the gate's settings that are written as one plain value."""
    found = {}
    for name, value in _SET.findall((folder / "conf.py").read_text("utf-8")):
        with suppress(ValueError, SyntaxError):
            found[name] = literal_eval(value)
    return found


def complete(folder: Path) -> None:
    """Give a copy of the site the settings and files of `SETTINGS` that it lacks."""
    conf = (folder / "conf.py").read_text("utf-8")
    given = [name for name, _ in _SET.findall(conf)]
    added = {name: value for name, value in SETTINGS.items() if name not in given}
    lines = [f"{name} = {value!r}\n" for name, value in added.items()]
    (folder / "conf.py").write_text("".join([conf, *lines]), encoding="utf-8")
    status = folder / settings_of(folder)["evidence_source_status"]
    lines = status.read_text("utf-8").splitlines() if status.exists() else []
    rows = list(csv.DictReader(lines))
    with status.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, STATUS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(_statuses(folder, rows))
    for names, command in (
        ({"evidence_lock", "evidence_changes"}, ["lock"]),
        ({"evidence_reviews"}, ["review", "--all"]),
    ):
        if names & added.keys():
            subprocess.run(
                [sys.executable, "-m", "sphinx_evidence", "--source", str(folder), *command],
                env=environment(folder),
                capture_output=True,
                check=True,
            )


#: The columns of a file of statuses, with what the registry says that a DOI is.
STATUS = ("doi", "status", "source", "checked", "title", "year", "author")


def _statuses(folder: Path, rows: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    """Yield the rows of a file of statuses; what nobody has looked up yet counts as sound here."""
    works = {
        entry.fields["doi"].lower(): {
            "title": plain(entry.fields["title"]),
            "year": entry.fields.get("year", ""),
            "author": " ".join(map(plain, entry.persons["author"][0].last_names))
            if "author" in entry.persons
            else "",
        }
        for entry in parse_file(str(folder / "references.bib")).entries.values()
        if "doi" in entry.fields
    }
    said = {"status": "current", "source": "nobody: a test", "checked": today(folder)}
    known = [row["doi"].lower() for row in rows]
    rows = [*rows, *({"doi": doi} | said for doi in works if doi not in known)]
    for row in rows:
        yield works.get(row["doi"].lower(), {}) | {name: v for name, v in row.items() if v}


def today(folder: Path) -> str:
    """Return the newest date on record: to the tests it is always that day.

    Else reviews and look-ups would grow old, and the tests fail one day without any change.
    """
    files = [*folder.glob("*.csv"), *folder.glob("*/*.csv"), *folder.rglob("*.md")]
    return max(date for file in files for date in _DATE.findall(file.read_text("utf-8")))


def environment(folder: Path) -> dict[str, str]:
    """Return the environment for a command on a copy: its own extension, on its own day."""
    midnight = datetime.fromisoformat(f"{today(folder)}T00:00:00+00:00")
    return os.environ | {
        "PYTHONPATH": str(folder / "_ext"),
        "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
    }
