"""Every obligation of every claim of the real site: break it, and the build must fail and say so.

Each fault is planted in a site that was read before (an incremental build), many in one build: each
in another claim, and judged by what is found at its own places. A sample is planted alone, another
in fresh builds, and each kind in every claim at once. The rules beyond the obligations are planted
in `test_planted_rules`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.site.gardener import (
    Edit,
    Fault,
    Found,
    Mutant,
    Spot,
    edited,
    judge,
    planted_together,
)
from tests.site.mutants import FIGURES, RATING, WORDING, lay_out

if TYPE_CHECKING:
    from tests.site.conftest import Box, Mention, Sources
    from tests.site.gardener import Answer, Gardener
    from tests.tables import Tables

pytestmark = pytest.mark.site

#: What a lost option or source may lead to besides: what it said is then missed elsewhere.
MAY = frozenset(
    [
        *(FIGURES | RATING | WORDING),
        *("unused-source", "benefit-without-harms", "uncited-assertion"),
        *("suspect-claim", "review-overdue", "unlisted-claim"),
    ]
)


@pytest.fixture(scope="module")
def sources(garden: Gardener) -> Sources:
    """Return the sources of the copies: those of the site, its settings complete."""
    return garden.sources


# --- what can be done to a claim -----------------------------------------------------------------


def lost(box: Box, sources: Sources) -> list[Found]:
    """Return what follows when nothing has the id of a claim any more."""
    return [
        *(("unknown-claim", m.page, m.line) for m in sources.mentions if m.target == box.id),
        *(
            ("unknown-claim", *other.place)
            for other in sources.boxes
            if box.id in other.names("harms")
        ),
        ("missing-claim", "claims.lock", sources.listed[box.id]),
    ]


def fewer(box: Box, sources: Sources) -> list[Found]:
    """Return what follows when the site holds a claim less."""
    return [*lost(box, sources), ("too-few-claims", "conf.py", 1)]


def headless(box: Box, sources: Sources) -> list[Found]:
    """Return what follows when a claim lost its first line: its last one opens a nameless box.

    The next claim that starts on the page is then swallowed by it.
    """
    lines = sources.pages[box.page].splitlines()
    below = next((line for line in lines[box.last + 1 :] if line.startswith(":::")), "")
    swallowed = [("unparsed-claim", box.page, box.last + 1)] if "{evidence} " in below else []
    return [*lost(box, sources), *swallowed]


def unread(box: Box, sources: Sources) -> list[Found]:
    """Return what follows when nothing of a claim is read, its doctests neither."""
    lines = sources.pages[box.page].splitlines()
    examples = [at + 1 for at in box.body if lines[at].startswith(">>>")]
    return [*fewer(box, sources), *(("skipped-doctest", box.page, line) for line in examples)]


def misspelt(word: str) -> str:
    """Return a word with two letters swapped, or doubled where that changes nothing."""
    middle = len(word) // 2
    swapped = word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
    # Two hyphens in a row would be a fault of its own.
    return swapped if swapped != word and "--" not in swapped else f"{word}{word[-1]}"


def instead(option: str, value: str) -> Callable[[Box], Edit]:
    """Return an edit that gives an option another value; `{}` stands for its value misspelt."""

    def edit(box: Box) -> Edit:
        first, comma, rest = box.values[option].partition(",")
        written = value.format(misspelt(first) + comma + rest)
        return {box.options[option]: f":{option}: {written}".rstrip()}

    return edit


def renamed(option: str, name: str) -> Callable[[Box], Edit]:
    return lambda box: {box.options[option]: f":{name}: {box.values[option]}"}


def opener(pattern: str, replacement: str) -> Callable[[Box], Edit]:
    """Return an edit of the line that opens a claim."""

    def edit(box: Box) -> Edit:
        line = f"{':' * 3}{{evidence}} {box.sentence}"
        return {box.first: re.sub(pattern, replacement, line)}

    return edit


def gone(option: str) -> Callable[[Box], Edit]:
    return lambda box: {box.options[option]: None}


#: Kind -> the edit, the rule that it breaks, and what else follows from it.
Kind = tuple[Callable[["Box"], Edit], str, Callable[["Box", "Sources"], list[Found]] | None]


def plus(*rules: str) -> Callable[[Box, Sources], list[Found]]:
    """Return what follows at the claim itself."""
    return lambda box, _sources: [(rule, *box.place) for rule in rules]


KINDS: dict[str, Kind] = {
    "id removed": (gone("id"), "missing-id", lost),
    "id emptied": (instead("id", ""), "missing-id", lost),
    "id misspelt": (lambda box: {box.options["id"]: f":id: {box.id.title()} "}, "invalid-id", lost),
    "tier removed": (gone("tier"), "missing-tier", None),
    "tier emptied": (instead("tier", ""), "missing-tier", None),
    "tier misspelt": (instead("tier", "{}"), "unknown-tier", None),
    "cite removed": (gone("cite"), "missing-citation", None),
    "cite emptied": (instead("cite", ""), "missing-citation", None),
    "cite misspelt": (instead("cite", "{}"), "unknown-citation", None),
    "disclaimer removed": (gone("disclaimer"), "missing-disclaimer", None),
    "disclaimer emptied": (instead("disclaimer", ""), "missing-disclaimer", None),
    "disclaimer misspelt": (instead("disclaimer", "{}"), "unknown-disclaimer", None),
    "sentence removed": (opener(r"\} .*", "}"), "empty-claim", None),
    "body removed": (lambda box: dict.fromkeys(box.body), "empty-claim", None),
    "option :id: misspelt": (
        renamed("id", "di"),
        "unknown-option",
        lambda box, sources: [("missing-id", *box.place), *lost(box, sources)],
    ),
    "option :tier: misspelt": (renamed("tier", "teir"), "unknown-option", plus("missing-tier")),
    "option :cite: misspelt": (renamed("cite", "ctie"), "unknown-option", plus("missing-citation")),
    "option :disclaimer: misspelt": (
        renamed("disclaimer", "disclamer"),
        "unknown-option",
        plus("missing-disclaimer"),
    ),
    "name misspelt": (opener("evidence", "evidnce"), "unparsed-claim", unread),
    "colon of the opening lost": (opener("^:", ""), "unparsed-claim", fewer),
    "brace of the opening lost": (opener("{", ""), "unparsed-claim", fewer),
    "opening removed": (lambda box: {box.first: None}, "too-few-claims", headless),
    "closing removed": (lambda box: {box.last: None}, "unparsed-claim", None),
    "claim removed": (
        lambda box: dict.fromkeys(range(box.first, box.last + 1)),
        "too-few-claims",
        lost,
    ),
}


#: Kinds that are planted in every claim; the others only in some, and in all at once.
EACH = [kind for kind in KINDS if not kind.startswith(("option", "colon", "brace"))]


def spots(found: Iterable[Found], page: str, edits: Edit) -> tuple[Spot, ...]:
    """Return where findings have to stand; a line that was taken out mentions nothing any more."""
    taken = [number + 1 for number, line in edits.items() if line is None]
    return tuple(
        Spot(rule, file, line)
        for rule, file, line in sorted(found)
        if not (file == page and line in taken and rule == "unknown-claim")
    )


def shifted(places: list[Found], page: str, edits: Edit) -> list[Found]:
    """Return findings on the lines where they stand after lines were taken out of a page."""
    taken = [number + 1 for number, line in edits.items() if line is None]
    return [
        (rule, file, line - sum(number < line for number in taken) if file == page else line)
        for rule, file, line in places
        if not (file == page and line in taken and rule == "unknown-claim")
    ]


def single(kind: str, box: Box, sources: Sources) -> Mutant:
    """Break one obligation of one claim."""
    edit, rule, follows = KINDS[kind]
    edits = edit(box)
    place = ("conf.py", 1) if rule == "too-few-claims" else box.place
    found = [(rule, *place), *(follows(box, sources) if follows else [])]
    where = spots(found, box.page, edits)
    return Mutant(kind, box.id, rule, {box.page: edits}, where, MAY)


# --- one fault -----------------------------------------------------------------------------------


def singles(sources: Sources) -> Iterator[Mutant]:
    """Yield each fault of each claim."""
    for number, box in enumerate(sources.boxes):
        for kind in EACH:
            # An empty option is a missing one: every third claim is enough, and all of them at once.
            if not kind.endswith("emptied") or number % 3 == 0:
                yield single(kind, box, sources)


@pytest.fixture(scope="module")
def sound(garden: Gardener) -> dict[str, str]:
    """Return the sound text of each file."""
    return lay_out(garden.folders[0]).sound


@pytest.fixture(scope="module")
def answers(sources: Sources, garden: Gardener, sound: dict[str, str]) -> list[Answer]:
    """Return what the gate made of each fault of each claim."""
    return garden.plant_together(list(singles(sources)), sound)


def test_a_sample_of_faults_fails_the_build_alone(
    sources: Sources, garden: Gardener, sound: dict[str, str], tables: Tables
) -> None:
    """Each kind in every page: nothing else is wrong there that could fail the build instead."""
    pages = {box.page: box for box in sources.boxes}
    mutants = [single(kind, box, sources) for box in pages.values() for kind in KINDS]
    alone = [planted_together([mutant], sound)[0] for mutant in mutants[::5]]
    judge(garden.plant(alone), tables)


def test_the_test_sees_every_claim(sources: Sources, claims: dict[str, Any]) -> None:
    seen = [(claim["file"], claim["id"]) for claim in claims["claims"]]
    assert sorted(seen) == sorted((box.page, box.id) for box in sources.boxes)
    assert len(seen) >= 20


@pytest.mark.parametrize("kind", EACH)
def test_a_fault_of_one_claim_fails_the_build(
    kind: str, answers: list[Answer], tables: Tables
) -> None:
    judge([answer for answer in answers if answer.fault.kind == kind], tables)


def test_the_message_is_that_of_the_rule(answers: list[Answer]) -> None:
    """The words are pinned in tests/unit; here they must name the claim, or its sentence."""
    for answer in answers:
        kind, claim_id = answer.fault.kind, answer.fault.where
        if kind.startswith(("tier", "cite", "disclaimer", "body", "sentence")):
            [finding] = [one for one in answer.findings if one["rule"] == answer.fault.rule]
            assert (finding["claim"], finding["severity"]) == (claim_id, "error")


# --- other values, mentions, sources, disclaimers ------------------------------------------------


def several(sources: Sources) -> Iterator[Mutant]:
    """Yield faults of what only some claims have, and of every further name in a list."""
    for box in sources.boxes:
        for option, rule in (("direction", "unknown-value"), ("size", "unknown-value")):
            if option in box.options:
                yield of_option(box, option, misspelt(box.values[option]), rule)
        for option, rule in (
            ("harms", "unknown-claim"),
            ("against", "unknown-citation"),
            ("cite", "unknown-citation"),
            ("disclaimer", "unknown-disclaimer"),
        ):
            names = box.names(option)
            for number in range(option in ("cite", "disclaimer"), len(names)):
                wrong = [*names[:number], misspelt(names[number]), *names[number + 1 :]]
                yield of_option(box, option, ", ".join(wrong), rule)
        if "reviewed" in box.options:
            yield of_option(box, "reviewed", "last week", "unknown-value")


def of_option(box: Box, option: str, value: str, rule: str) -> Mutant:
    edits: dict[str, Edit] = {box.page: {box.options[option]: f":{option}: {value}"}}
    return Mutant(f"{option}: {value}", box.id, rule, edits, (Spot(rule, *box.place),), MAY)


def of_mention(mention: Mention, sources: Sources) -> Mutant:
    text = sources.pages[mention.page]
    first = text.rfind("\n", 0, mention.start) + 1
    line = text[first:].partition("\n")[0]
    before, after = line[: mention.start - first], line[mention.start - first :]
    wrong = before + misspelt(mention.target) + after.removeprefix(mention.target)
    edits: dict[str, Edit] = {mention.page: {text.count("\n", 0, first): wrong}}
    spot = Spot("unknown-claim", mention.page, mention.line)
    where = f"{mention.page}:{mention.line}"
    return Mutant("mention", where, "unknown-claim", edits, (spot,), MAY, says=mention.target)


def mentions(sources: Sources) -> Iterator[Mutant]:
    yield from (of_mention(mention, sources) for mention in sources.mentions)


def test_other_options_of_a_claim(
    sources: Sources, garden: Gardener, sound: dict[str, str], tables: Tables
) -> None:
    judge(garden.plant_together(list(several(sources)), sound), tables)


def test_each_mention_of_a_claim(
    sources: Sources, garden: Gardener, sound: dict[str, str], tables: Tables
) -> None:
    faults = list(mentions(sources))
    assert len(faults) >= 20
    judge(garden.plant_together(faults, sound), tables)


ENTRY = re.compile(r"^@\w+\{(?P<key>[^,\s]+),\n.*?^\}\n", re.MULTILINE | re.DOTALL)


def of_sources(sources: Sources) -> Iterator[Mutant]:
    """Yield each source without its entry, and with its key misspelt."""
    entries = list(ENTRY.finditer(sources.bib))
    cited = {key for box in sources.boxes for key in box.names("cite") + box.names("against")}
    assert {entry["key"] for entry in entries} == cited
    for entry in entries:
        key = entry["key"]
        first = sources.bib.count("\n", 0, entry.start())
        users = tuple(
            Spot("unknown-citation", *box.place)
            for box in sources.boxes
            if key in box.names("cite") + box.names("against")
        )
        gone_lines: Edit = dict.fromkeys(range(first, first + entry[0].count("\n")))
        misspelt_key = entry[0].partition("\n")[0].replace(f"{{{key},", f"{{{misspelt(key)},")
        for kind, edit in (("source removed", gone_lines), ("key misspelt", {first: misspelt_key})):
            # Its place in the file has a finding of its own: nobody names the new key.
            yield Mutant(kind, key, "unknown-citation", {"references.bib": edit}, users, MAY)


def test_each_source_removed_from_the_bibliography(
    sources: Sources, garden: Gardener, sound: dict[str, str], tables: Tables
) -> None:
    """Only `references.bib` changes: no page is read again."""
    mutants = list(of_sources(sources))
    judge(garden.plant_together(mutants, sound), tables)
    alone = [planted_together([mutant], sound)[0] for mutant in mutants[::29]]
    judge(garden.plant(alone), tables)


def test_each_source_given_twice(sources: Sources, garden: Gardener, tables: Tables) -> None:
    faults = []
    for entry in ENTRY.finditer(sources.bib):
        text = f"{sources.bib}\n{entry[0]}"
        found = [("broken-bibliography", "references.bib", sources.bib.count("\n") + 2)]
        files: dict[str, str | None] = {"references.bib": text}
        faults.append(Fault("source twice", entry["key"], files, found, "broken-bibliography", MAY))
    judge(garden.plant(faults[::24]), tables)


def test_a_bibliography_that_breaks_off(sources: Sources, garden: Gardener, tables: Tables) -> None:
    """What can't be read of it is missing, and the file itself is at fault."""
    entries = list(ENTRY.finditer(sources.bib))
    half = len(entries) // 2

    def without(lost_entries: list[re.Match[str]], line: int) -> list[Found]:
        keys = {entry["key"] for entry in lost_entries}
        missing = [
            ("unknown-citation", *box.place)
            for box in sources.boxes
            for key in dict.fromkeys(box.names("cite") + box.names("against"))
            if key in keys
        ]
        return sorted([("broken-bibliography", "references.bib", line), *missing])

    cut = sources.bib[: entries[half].start() + 5]
    faults = [
        Fault("breaks off", "references.bib", {"references.bib": cut}, found, found[0][0], MAY)
        for found in [without(entries[half:], cut.count("\n") + 1)]
    ]
    found = without(entries, 1)
    for kind, text in (("is gone", None), ("is empty", "")):
        files: dict[str, str | None] = {"references.bib": text}
        faults.append(Fault(kind, "references.bib", files, found, found[0][0], MAY))
    judge(garden.plant(faults), tables)


DISCLAIMER = re.compile(
    r"^:::\{disclaimer\} (?P<name>\S+)\n(?P<body>.*?)^:::\n", re.MULTILINE | re.DOTALL
)


def of_disclaimers(sources: Sources) -> Iterator[Mutant]:
    for page, text in sources.pages.items():
        for match in DISCLAIMER.finditer(text):
            name = match["name"]
            users = [box.place for box in sources.boxes if name in box.names("disclaimer")]
            assert users, f"no claim shows the disclaimer {name}"
            first = text.count("\n", 0, match.start())
            last = first + match[0].count("\n") - 1
            body: Edit = dict.fromkeys(range(first + 1, last))
            for kind, rule, edit in (
                ("disclaimer removed", "unknown-disclaimer", {first: None, last: None} | body),
                (
                    "disclaimer renamed",
                    "unknown-disclaimer",
                    {first: f":::{{disclaimer}} {misspelt(name)}"},
                ),
                ("disclaimer emptied", "missing-disclaimer", body),
                ("disclaimer is a list", "missing-disclaimer", body | {first + 1: "- x"}),
            ):
                spots_of = tuple(Spot(rule, *place) for place in users)
                yield Mutant(
                    kind, name, rule, {page: edit}, spots_of, may=frozenset(["suspect-claim"])
                )


def test_each_disclaimer(
    sources: Sources, garden: Gardener, sound: dict[str, str], tables: Tables
) -> None:
    """Only the page of the disclaimers changes; the claims that show it are at fault."""
    mutants = list(of_disclaimers(sources))
    assert len(mutants) >= 4 * 5
    judge(garden.plant_together(mutants, sound), tables)
    judge(garden.plant([planted_together([m], sound)[0] for m in mutants[::13]]), tables)


def test_each_source_retracted(
    sources: Sources, claims: dict[str, Any], garden: Gardener, tables: Tables
) -> None:
    """A list of retractions names every DOI: every claim that rests on one is at fault."""
    dois = {key: source["doi"] for key, source in claims["sources"].items() if source["doi"]}
    rows = "".join(f'"{doi}",retracted,nobody: a test,2026-11-22\n' for doi in dois.values())
    for folder in garden.folders:
        (folder / "retracted.csv").write_text(
            "doi,status,source,checked\n" + rows, encoding="utf-8"
        )
    found = sorted(
        ("retracted-source", *box.place)
        for box in sources.boxes
        for key in dict.fromkeys(box.names("cite") + box.names("against"))
        if key in dois
    )
    fault = Fault("every DOI retracted", "retracted.csv", {}, found, "retracted-source", MAY)
    judge(garden.plant([fault], "-D", "evidence_source_status=retracted.csv"), tables)


def test_each_page_with_claims_removed(sources: Sources, garden: Gardener, tables: Tables) -> None:
    faults = []
    for page in dict.fromkeys(box.page for box in sources.boxes):
        ids = {box.id for box in sources.boxes if box.page == page}
        found: list[Found] = [("too-few-claims", "conf.py", 1)]
        found += [
            ("unknown-claim", mention.page, mention.line)
            for mention in sources.mentions
            if mention.target in ids and mention.page != page
        ]
        found += [
            ("unknown-claim", *box.place)
            for box in sources.boxes
            if box.page != page
            for harm in box.names("harms")
            if harm in ids
        ]
        found += [("missing-claim", "claims.lock", sources.listed[name]) for name in ids]
        files: dict[str, str | None] = {page: None}
        faults.append(Fault("page removed", page, files, sorted(found), "too-few-claims", MAY))
    judge(garden.plant(faults), tables)


def test_settings_that_open_the_gate(sources: Sources, garden: Gardener, tables: Tables) -> None:
    """Only `conf.py` changes, after a sound build: the verdict of that build does not stand."""
    conf = (sources.root / "conf.py").read_text("utf-8")
    count = len(sources.boxes)
    faults = [
        Fault(kind, "conf.py", {"conf.py": f"{conf}\n{line}\n"}, [(rule, "conf.py", 1)], rule, MAY)
        for kind, line, rule in (
            ("floor above", f"evidence_minimum_claims = {count + 1}", "too-few-claims"),
            ("core lowered", 'evidence_rules = {"missing-tier": "warning"}', "invalid-setting"),
            ("no such rule", 'evidence_rules = {"missing-teir": "error"}', "invalid-setting"),
            ("switched off", 'evidence_rules = {"unknown-value": "off"}', "invalid-setting"),
            ("no such list", 'evidence_source_status = "nothing.csv"', "retracted-source"),
        )
    ]
    faults[-1] = faults[-1]._replace(found=[("retracted-source", "nothing.csv", 1)])
    judge(garden.plant(faults), tables)


# --- all at once, and fresh ----------------------------------------------------------------------


def together(kind: str, sources: Sources) -> Fault:
    """Break the same obligation of every claim of the site."""
    edit, rule, follows = KINDS[kind]
    files: dict[str, str | None] = {}
    found: list[Found] = []
    edits: dict[str, Edit] = {}
    for box in sources.boxes:
        edits.setdefault(box.page, {}).update(edit(box))
        found += [(rule, *box.place), *(follows(box, sources) if follows else [])]
    if follows in (fewer, unread):  # what a lost claim says of others is lost with it
        gone_lines = {(box.page, at + 1) for box in sources.boxes for at in box.body}
        places = {box.place for box in sources.boxes} | (gone_lines if follows is unread else set())
        found = [one for one in found if one[0] != "unknown-claim" or one[1:] not in places]
    for page, lines in edits.items():
        files[page] = edited(sources.pages[page], lines)
        found = shifted(found, page, lines)
    few = ("too-few-claims", "conf.py", 1)
    found = [one for one in found if one != few] + [few] * (few in found)
    # A map of a site without claims asks for routes that nobody takes any more.
    may = MAY | ({"unknown-value"} if follows in (fewer, unread) else set())
    return Fault(kind, "every claim", files, sorted(found), rule, may)


#: Kinds whose faults do not run into each other when every claim has one.
TOGETHER = [
    kind
    for kind in KINDS
    if kind not in ("closing removed", "opening removed", "claim removed", "id misspelt")
]


@pytest.fixture(scope="module")
def together_answers(sources: Sources, garden: Gardener) -> list[Answer]:
    return garden.plant([together(kind, sources) for kind in TOGETHER])


@pytest.mark.parametrize("kind", TOGETHER)
def test_the_same_fault_in_every_claim_is_listed_for_every_claim(
    kind: str, together_answers: list[Answer], tables: Tables
) -> None:
    judge([answer for answer in together_answers if answer.fault.kind == kind], tables)


def test_a_sample_of_faults_in_fresh_builds(
    sources: Sources, garden: Gardener, sound: dict[str, str], tables: Tables
) -> None:
    """The same in builds that know nothing of an earlier one: each kind once, in turn of claims."""
    count = len(sources.boxes)
    mutants = [
        single(kind, sources.boxes[7 * number % count], sources)
        for number, kind in enumerate(KINDS)
    ]
    faults = [planted_together([mutant], sound)[0] for mutant in mutants[::2]]
    judge(garden.plant(faults, "-E"), tables)
