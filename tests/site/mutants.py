"""What can be broken on the real site, rule by rule: each fault as an edit of lines.

`planters` names what a function plants. A rule of the registry without one fails the tests.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sphinx_evidence.rating import START
from tests.site.conftest import Box, Sources
from tests.site.gardener import Edit, Mutant, Spot, settings_of

#: Options that say nothing of what is claimed: changing them makes no claim suspect.
ASIDE = ("reviewed", "waive")
GRADED = ("high", "moderate", "low", "very-low")
PICO = ("population", "intervention", "comparator", "outcome", "direction")

#: Rules about words and figures, which a change of tier, direction or sources may break too.
WORDING = frozenset(
    [
        "overstated",
        "understated",
        "banned-wording",
        "effect-as-reference",
        "species-unsaid",
        "absence-overstated",
        "unhedged-safety",
    ]
)
FIGURES = frozenset(["untraced-number", "unchecked-calculation"])
RATING = frozenset(
    [
        *("missing-outcome", "tier-mismatch", "animals-only", "missing-search"),
        # A picture shows only what its claims cite, and an icon array only what is sure enough.
        *("rated-up-and-down", "broken-figure", "uncertain-icon-array"),
    ]
)


class Entry(NamedTuple):
    """An entry of the bibliography. Lines are counted from 0."""

    key: str
    first: int
    last: int
    fields: dict[str, int]  #: Field -> its line.
    values: dict[str, str]

    @property
    def place(self) -> tuple[str, int]:
        return "references.bib", self.first + 1


class Garden(NamedTuple):
    """The site that faults are planted in."""

    folder: Path
    sources: Sources
    settings: dict[str, Any]
    sound: dict[str, str]  #: Every text file that may be changed, by its name.
    entries: list[Entry]

    @property
    def boxes(self) -> list[Box]:
        return self.sources.boxes

    def citing(self, key: str) -> list[Box]:
        return [box for box in self.boxes if key in box.names("cite") + box.names("against")]

    def line_of(self, file: str, start: str) -> int:
        """Return the line, from 0, of a file that starts so."""
        lines = self.sound[file].splitlines()
        return next(at for at, line in enumerate(lines) if line.startswith(start))

    def last(self, file: str) -> int:
        return len(self.sound[file].splitlines()) - 1

    def below(self, file: str, text: str) -> dict[str, Edit]:
        """Return an edit that adds text at the end of a file, after an empty line."""
        last = self.sound[file].splitlines()[-1]
        return {file: {self.last(file): f"{last}\n\n{text}"}}


_FIELD = re.compile(r"^  (?P<name>\w+) = \{(?P<value>.*)\},?$")
_FIRST = re.compile(r"^@\w+\{(?P<key>[^,\s]+),$")


def read_entries(bib: str) -> list[Entry]:
    found: list[Entry] = []
    lines = bib.splitlines()
    for first, line in enumerate(lines):
        if not (opener := _FIRST.match(line)):
            continue
        last = lines.index("}", first)
        matches = {at: _FIELD.match(lines[at]) for at in range(first + 1, last)}
        assert all(matches.values()), f"{opener['key']} is written in another way"
        fields = {m["name"]: at for at, m in matches.items() if m}
        values = {m["name"]: m["value"] for m in matches.values() if m}
        found.append(Entry(opener["key"], first, last, fields, values))
    return found


def lay_out(folder: Path) -> Garden:
    """Return what can be planted in a copy of the site."""
    sources = Sources(folder)
    sound = dict(sources.pages)
    settings = settings_of(folder)
    names = [settings[f"evidence_{n}"] for n in ("lock", "reviews", "changes", "source_status")]
    for name in ["conf.py", "references.bib", *names]:
        sound[name] = (folder / name).read_text("utf-8")
    return Garden(folder, sources, settings, sound, read_entries(sources.bib))


# --- the registry of planters --------------------------------------------------------------------

Planter = Callable[[Garden], Iterator[Mutant]]
PLANTERS: list[Planter] = []


def planter(function: Planter) -> Planter:
    PLANTERS.append(function)
    return function


# --- edits of a claim ----------------------------------------------------------------------------


def claim_mutant(
    kind: str,
    box: Box,
    rule: str,
    edits: Edit,
    *,
    may: Iterable[str] = (),
    also: Iterable[str] = (),
    says: str = "",
    linked: bool = False,
) -> Mutant:
    """Return a fault of one claim, found where the claim starts.

    A change of its sentence or of an option makes it suspect as well.

    :param also: further rules that must find something at the claim.
    :param linked: whether the rule may find the same wherever the claim is mentioned.
    """
    spots = [Spot(name, *box.place) for name in (rule, *also)]
    if rule != "suspect-claim" and any(_says_more(box, at, text) for at, text in edits.items()):
        spots.append(Spot("suspect-claim", *box.place))
    return Mutant(
        kind,
        box.id,
        rule,
        {box.page: edits},
        tuple(spots),
        frozenset(may) - {rule} | ({rule} if linked else set()),
        says=says,
    )


def _says_more(box: Box, at: int, text: str | None) -> bool:
    """Tell whether an edited line changes what a claim says."""
    if at == box.first:
        return True
    changed = [name for name, line in box.options.items() if line == at]
    if not changed:
        return False
    [name] = changed
    kept, *added = (text or "").split("\n")
    if text and not kept.startswith(f":{name}: "):
        return True  # it has another name now, which nobody knows
    value = re.sub(r" #.*", "", kept.partition(": ")[2])
    if name not in ASIDE and value != box.values[name]:
        return True
    return any(line.split(":")[1] not in (*ASIDE, name) for line in added)


def option(box: Box, name: str, value: str | None) -> Edit:
    """Return an edit that gives an option a value, or takes it out."""
    if name in box.options:
        return {box.options[name]: None if value is None else f":{name}: {value}"}
    at = max(box.options.values())
    last = next(other for other, line in box.options.items() if line == at)
    return {at: f":{last}: {box.values[last]}\n:{name}: {value}"}


def sentence(box: Box, words: str) -> Edit:
    return {box.first: f":::{{evidence}} {words}"}


def in_body(box: Box, text: str) -> Edit:
    """Return an edit that adds a paragraph at the end of the body."""
    return {box.last: f"\n{text}\n:::"}


def steps(box: Box, name: str) -> list[tuple[str, str, str]]:
    """Return the steps of a rating as written: domain, levels or nothing, reason."""
    parts = re.split(r"; (?=[a-z-]+(?: \d)?: )", box.values.get(name, ""))
    matches = [re.fullmatch(r"([a-z-]+)((?: \d)?): (.*)", part) for part in parts]
    return [(match[1], match[2], match[3]) for match in matches if match]


def joined(parts: Iterable[tuple[str, str, str]]) -> str | None:
    text = "; ".join(f"{domain}{levels}: {reason}" for domain, levels, reason in parts)
    return text or None


# --- what every claim owes -----------------------------------------------------------------------


@planter
def same_id_twice(garden: Garden) -> Iterator[Mutant]:
    """Each claim stands twice: its copy follows it."""
    for box in garden.boxes:
        lines = garden.sound[box.page].splitlines()
        whole = "\n".join(lines[box.first : box.last + 1])
        edits = {box.page: {box.last: f"{lines[box.last]}\n\n{whole}"}}
        spots = [Spot("duplicate-claim", box.page, box.last + 1, 2)]
        yield Mutant("claim twice", box.id, "duplicate-claim", edits, tuple(spots))


@planter
def text_of_an_option_lost(garden: Garden) -> Iterator[Mutant]:
    for box in garden.boxes:
        for name, at in box.options.items():
            whole = f":{name}: {box.values[name]}"
            for kind, text, below in (
                (f"comment in {name}", f"{whole} #1", 0),
                (f"{name} twice", f"{whole}\n{whole}", 1),
            ):
                spots = (Spot("lost-text", box.page, at + 1, below),)
                yield Mutant(kind, box.id, "lost-text", {box.page: {at: text}}, spots)


@planter
def option_that_nobody_reads(garden: Garden) -> Iterator[Mutant]:
    for box in garden.boxes:
        for name in box.options:
            if name in ("id", "tier", "cite", "disclaimer"):
                continue  # these are planted with what else follows from it
            edits = {box.options[name]: f":{name}x: {box.values[name]}"}
            may = RATING | WORDING | FIGURES | {"benefit-without-harms", "unused-source"}
            yield claim_mutant(
                f"option :{name}: misspelt", box, "unknown-option", edits, may=may, says=f"{name}x"
            )
        for name, says in (("tone", "tone"), ("Tier", "Tier"), ("cites", "cites")):
            edits = option(box, name, "soft")
            yield claim_mutant(f"option :{name}:", box, "unknown-option", edits, says=says)
    for match, page, at in disclaimers(garden):
        edits = {page: {at: f":::{{disclaimer}} {match}\n:tone: soft"}}
        spots = (Spot("unknown-option", page, at + 1),)
        yield Mutant("option of a disclaimer", match, "unknown-option", edits, spots, says="tone")


def disclaimers(garden: Garden) -> Iterator[tuple[str, str, int]]:
    """Yield each disclaimer: its name, its page and its line from 0."""
    for page in garden.sources.pages:
        for at, line in enumerate(garden.sound[page].splitlines()):
            if line.startswith(":::{disclaimer} "):
                yield line.removeprefix(":::{disclaimer} "), page, at


@planter
def disclaimer_twice(garden: Garden) -> Iterator[Mutant]:
    for name, page, at in disclaimers(garden):
        text = f":::{{disclaimer}} {name}\nAnother text.\n:::\n\n:::{{disclaimer}} {name}"
        spots = (Spot("duplicate-disclaimer", page, at + 1, 4),)
        yield Mutant("disclaimer twice", name, "duplicate-disclaimer", {page: {at: text}}, spots)


@planter
def name_of_a_disclaimer(garden: Garden) -> Iterator[Mutant]:
    for name, page, at in disclaimers(garden):
        users = [
            Spot("unknown-disclaimer", *b.place)
            for b in garden.boxes
            if name in b.names("disclaimer")
        ]
        edits = {page: {at: f":::{{disclaimer}} {name.title()}"}}
        spots = (Spot("invalid-id", page, at + 1), *users)
        yield Mutant(
            "disclaimer with capitals", name, "invalid-id", edits, spots, says=name.title()
        )


@planter
def example_that_does_not_run(garden: Garden) -> Iterator[Mutant]:
    for box in garden.boxes:
        lines = garden.sound[box.page].splitlines()
        opener = next((at for at in box.body if lines[at] == "```{doctest}"), None)
        if opener is None:
            spots = (Spot("skipped-doctest", box.page, box.last + 1, 2),)
            edits = {box.page: in_body(box, "```python\n>>> 1 + 1\n3\n```")}
            yield Mutant("example that nobody runs", box.id, "skipped-doctest", edits, spots)
            continue
        found = [at for at in box.body if lines[at].startswith(">>>")]
        for kind, text in (
            ("doctest shown as python", "```python"),
            ("doctest skipped", "```{doctest}\n:skipif: True"),
            ("doctest as a code block", "```{code-block} python"),
        ):
            spots = tuple(Spot("skipped-doctest", box.page, at + 1) for at in found)
            edits = {box.page: {opener: text}}
            yield Mutant(kind, box.id, "skipped-doctest", edits, spots, FIGURES)
        for at in found:
            edits = {box.page: {at: f"{lines[at]}  # doctest: +SKIP"}}
            spots = (Spot("skipped-doctest", box.page, at + 1),)
            yield Mutant(
                f"line {at - box.first} skipped", box.id, "skipped-doctest", edits, spots, FIGURES
            )
    for page in garden.sources.pages:
        spots = (Spot("skipped-doctest", page, garden.last(page) + 1, 2),)
        edits = garden.below(page, ">>> 1 + 1\n3")
        yield Mutant("bare example", page, "skipped-doctest", edits, spots)


@planter
def citation_in_the_text(garden: Garden) -> Iterator[Mutant]:
    for page in garden.sources.pages:
        spots = (Spot("unknown-citation", page, garden.last(page) + 1, 2),)
        edits = garden.below(page, "See {cite}`nobody2020`.")
        yield Mutant("cite in the text", page, "unknown-citation", edits, spots, says="nobody2020")
        spots = (Spot("unknown-claim", page, garden.last(page) + 1, 2),)
        edits = garden.below(page, "See {claim}`no such claim <nothing-at-all>`.")
        yield Mutant("mention", page, "unknown-claim", edits, spots, says="nothing-at-all")


@planter
def value_outside_its_list(garden: Garden) -> Iterator[Mutant]:
    may = RATING | WORDING | {"benefit-without-harms"}
    for box in garden.boxes:
        for name, wrong in (
            ("direction", "sideways"),
            ("size", "huge"),
            ("reviewed", "2026-11-31"),
        ):
            edits = option(box, name, wrong)
            yield claim_mutant(f"{name} wrong", box, "unknown-value", edits, may=may, says=wrong)
        for name in ("rated-down", "rated-up"):
            parts = steps(box, name)
            for number, (domain, _, reason) in enumerate(parts):
                for levels in (" 3", " 0"):
                    if (domain, levels) == ("publication-bias", " 0"):
                        continue
                    wrong = [*parts[:number], (domain, levels, reason), *parts[number + 1 :]]
                    edits = option(box, name, joined(wrong))
                    yield claim_mutant(
                        f"{domain}{levels}", box, "unknown-value", edits, may=may, says=domain
                    )
                twice = [*parts, (domain, "", "another reason")]
                edits = option(box, name, joined(twice))
                yield claim_mutant(
                    f"{domain} twice", box, "unknown-value", edits, may=may, says=domain
                )
        if box.values["tier"] != "none":
            edits = option(box, "searched", "2026-11-22: trials, in stored copies")
            yield claim_mutant("searched elsewhere", box, "unknown-value", edits, says="searched")


@planter
def settings_of_a_wrong_kind(garden: Garden) -> Iterator[Mutant]:
    from sphinx_evidence.config import SETTINGS
    from sphinx_evidence.rules import RULES

    for name, _, types, *_ in SETTINGS:
        wrong = "5" if int not in types else '"five"'
        edits = garden.below("conf.py", f"{name} = {wrong}")
        spots = (Spot("invalid-setting", "conf.py", 1),)
        may = frozenset(RULES) - {"invalid-setting"}
        yield Mutant("wrong kind", name, "invalid-setting", edits, spots, may, says=name)
    at = garden.last("conf.py")
    for rule in RULES.values():
        for severity in ("off", *(["warning", "advice"] if rule.core else [])):
            at += 1
            edits = {"conf.py": {at: f'evidence_rules["{rule.slug}"] = "{severity}"'}}
            spots = (Spot("invalid-setting", "conf.py", 1),)
            yield Mutant(
                f"set to {severity}", rule.slug, "invalid-setting", edits, spots, says=rule.slug
            )


@planter
def names_that_lead_nowhere(garden: Garden) -> Iterator[Mutant]:
    """One more name in each list of names of each claim."""
    for box in garden.boxes:
        for name, rule in (
            ("harms", "unknown-claim"),
            ("against", "unknown-citation"),
            ("cite", "unknown-citation"),
            ("disclaimer", "unknown-disclaimer"),
        ):
            edits = option(box, name, ", ".join([*box.names(name), "nothing-at-all"]))
            kind = f"one more under {name}"
            yield claim_mutant(kind, box, rule, edits, says="nothing-at-all")


@planter
def counts_that_are_not_there(garden: Garden) -> Iterator[Mutant]:
    """Each part of each row of counts misspelt, a row twice, and a row of a source not cited."""
    foreign = "pre-eclampsia: magpie2002: side effects"
    for box in garden.boxes:
        if "counts" not in box.options:
            continue
        whole = box.values["counts"]
        rows = whole.split("; ")
        for number, row in enumerate(rows):
            parts = row.split(": ")
            for at, part in enumerate(parts):
                wrong = ": ".join([*parts[:at], f"{part}x", *parts[at + 1 :]])
                edits = option(
                    box, "counts", "; ".join([*rows[:number], wrong, *rows[number + 1 :]])
                )
                kind = f"{part} of the counts misspelt"
                yield claim_mutant(kind, box, "unknown-counts", edits, says=f"{part}x")
        edits = option(box, "counts", f"{whole}; {rows[0]}")
        yield claim_mutant("counts twice", box, "unknown-counts", edits, says="named twice")
        if "magpie2002" not in box.names("cite") + box.names("against"):
            edits = option(box, "counts", f"{whole}; {foreign}")
            kind = "counts of another source"
            yield claim_mutant(kind, box, "unknown-counts", edits, says="magpie2002")


@planter
def summaries_of_what_is_not_there(garden: Garden) -> Iterator[Mutant]:
    """A name that nothing has in each list of a map and of a summary of findings."""
    for page in garden.sources.pages:
        lines = garden.sound[page].splitlines()
        for first, line in enumerate(lines):
            if not line.startswith((":::{evidence-map}", ":::{evidence-findings}")):
                continue
            for at in range(first + 1, lines.index(":::", first)):
                name = lines[at].split(":")[1]
                rule = "unknown-claim" if name == "claims" else "unknown-value"
                edits = {page: {at: f"{lines[at]}, nothing-at-all"}}
                spots = (Spot(rule, page, first + 1),)
                yield Mutant(f"one more {name}", page, rule, edits, spots, says="nothing-at-all")


@planter
def entries_broken(garden: Garden) -> Iterator[Mutant]:
    may = frozenset({"duplicate-work", "wrong-work", "suspect-claim"})
    for entry in garden.entries:
        whole = "\n".join(garden.sound["references.bib"].splitlines()[entry.first : entry.last + 1])
        at = entry.fields["title"]
        title = f"  title = {{{entry.values['title']}}},"
        for kind, edits, below in (
            ("entry twice", {entry.last: f"}}\n\n{whole}"}, entry.last - entry.first + 2),
            ("title twice", {at: f"{title}\n{title}"}, 0),
            ("title removed", {at: None}, 0),
            ("address that runs", {at: f"{title}\n  note = {{\\url{{javascript:x()}}}},"}, 0),
        ):
            spots = (Spot("broken-bibliography", "references.bib", entry.first + 1, below),)
            says = entry.key
            edits_of: dict[str, Edit] = {"references.bib": edits}
            yield Mutant(kind, entry.key, "broken-bibliography", edits_of, spots, may, says=says)


@planter
def source_retracted(garden: Garden) -> Iterator[Mutant]:
    yield from of_status(garden, "retracted-source", "retracted")


def of_status(garden: Garden, rule: str, status: str) -> Iterator[Mutant]:
    """Yield each source with a DOI in a bad state, and each claim without one beside such a source."""
    file = garden.settings["evidence_source_status"]
    rows = list(status_rows(garden))
    lines = garden.sound[file].splitlines()
    for entry, at in rows:
        spots = tuple(Spot(rule, *box.place) for box in garden.citing(entry.key))
        edits: dict[str, Edit] = {file: {at: lines[at].replace(",current,", f",{status},", 1)}}
        yield Mutant(status, entry.key, rule, edits, spots, says=entry.key)
    with_doi = {entry.key for entry, _ in rows}
    for number, box in enumerate(garden.boxes):
        keys = box.names("cite") + box.names("against")
        if with_doi.isdisjoint(keys):
            entry, at = rows[number % len(rows)]
            users = [*garden.citing(entry.key), box]
            spots = tuple(Spot(rule, *user.place) for user in users)
            spots += (Spot("suspect-claim", *box.place),)
            edits = {
                file: {at: lines[at].replace(",current,", f",{status},", 1)},
                box.page: option(box, "against", ", ".join([*box.names("against"), entry.key])),
            }
            yield Mutant(f"{status} source against it", box.id, rule, edits, spots, RATING)


def status_rows(garden: Garden) -> Iterator[tuple[Entry, int]]:
    """Yield each source with a DOI, and the line, from 0, of its row in the file of statuses."""
    lines = garden.sound[garden.settings["evidence_source_status"]].splitlines()
    for entry in garden.entries:
        if doi := entry.values.get("doi", "").lower():
            [at] = [
                at
                for at, line in enumerate(lines)
                if line.lower().replace('"', "").startswith(f"{doi},")
            ]
            yield entry, at


# --- how sure ------------------------------------------------------------------------------------


@planter
def outcome_unsaid(garden: Garden) -> Iterator[Mutant]:
    for box in garden.boxes:
        if box.values["tier"] in GRADED:
            for name in (*PICO, "size"):
                effect = box.values.get("direction") in ("benefit", "harm")
                if name not in box.options or (name == "size" and not effect):
                    continue
                # A box without a direction is about no benefit and no harm; its words can't be
                # judged either.
                edits = option(box, name, None)
                may = WORDING | {"benefit-without-harms", "uncertain-icon-array"}
                yield claim_mutant(
                    f"{name} removed", box, "missing-outcome", edits, may=may, says=f":{name}:"
                )
        elif box.values["tier"] != "preclinical":
            may = RATING | WORDING | {"source-without-design", "unknown-value"}
            edits = option(box, "tier", "very-low")
            yield claim_mutant("rated without an outcome", box, "missing-outcome", edits, may=may)


@planter
def domain_unknown(garden: Garden) -> Iterator[Mutant]:
    for box in garden.boxes:
        for name, other in (("rated-down", "large-effect"), ("rated-up", "imprecision")):
            parts = steps(box, name)
            for number, (domain, levels, reason) in enumerate(parts):
                for wrong in (f"{domain}s", other):
                    changed = [*parts[:number], (wrong, levels, reason), *parts[number + 1 :]]
                    edits = option(box, name, joined(changed))
                    yield claim_mutant(
                        f"{domain} called {wrong}",
                        box,
                        "unknown-domain",
                        edits,
                        may=RATING | WORDING | {"unknown-value"},
                        says=wrong,
                    )
        if box.values["tier"] in GRADED and not steps(box, "rated-down"):
            edits = option(box, "rated-down", "sample-size: few people")
            yield claim_mutant("no such domain", box, "unknown-domain", edits, says="sample-size")


@planter
def step_without_reason(garden: Garden) -> Iterator[Mutant]:
    for box in garden.boxes:
        parts = steps(box, "rated-down")
        for number, (domain, levels, _) in enumerate(parts):
            for mark in ("", ":"):
                written = [f"{d}{n}: {reason}" for d, n, reason in parts]
                written[number] = f"{domain}{levels}{mark}"
                edits = option(box, "rated-down", "; ".join(written))
                # "imprecision 2" alone is a name with a blank; later it is a part of a reason.
                bare = levels and not mark and not number
                rule = "unknown-domain" if bare else "rating-without-reason"
                yield claim_mutant(
                    f"{domain} without reason{mark}",
                    box,
                    rule,
                    edits,
                    may=RATING | WORDING,
                    says=domain,
                )
        if box.values["tier"] in GRADED and not parts:
            edits = option(box, "rated-down", "imprecision:")
            yield claim_mutant(
                "step without reason", box, "rating-without-reason", edits, may=RATING | WORDING
            )


@planter
def rated_up(garden: Garden) -> Iterator[Mutant]:
    for box in garden.boxes:
        if box.values["tier"] not in GRADED:
            continue
        edits = option(box, "rated-up", "large-effect: the effect was large")
        down = steps(box, "rated-down")
        if all(levels == " 0" for _, levels, _ in down):
            more = joined([*down, ("imprecision", "", "few people")])
            [(at, text)] = option(box, "rated-down", more).items()
            already = "rated-up" in box.options
            up = "" if already else "\n:rated-up: large-effect: the effect was large"
            edits = {at: f"{text}{up}"}
        yield claim_mutant(
            "rated up and down",
            box,
            "rated-up-and-down",
            edits,
            may=RATING | WORDING,
            says="rated-up",
        )


@planter
def design_unsaid(garden: Garden) -> Iterator[Mutant]:
    rated = (*GRADED, "preclinical")
    may = RATING | WORDING | {"unused-source"}
    for entry in garden.entries:
        citing = garden.citing(entry.key)
        users = [box for box in citing if box.values["tier"] in rated]
        for kind, edit in (
            ("design removed", None),
            ("design misspelt", f"  design = {{{entry.values['design']}s}},"),
        ):
            spots = [Spot("suspect-claim", *box.place) for box in citing]
            spots += [Spot("source-without-design", *box.place) for box in users]
            rule = "source-without-design" if users else "suspect-claim"
            edits = {"references.bib": {entry.fields["design"]: edit}}
            says = entry.key if users else ""
            yield Mutant(kind, entry.key, rule, edits, tuple(spots), may, says=says)


@planter
def only_animals(garden: Garden) -> Iterator[Mutant]:
    animals = [e.key for e in garden.entries if "human" not in e.values.get("species", "human")]
    may = RATING | WORDING | FIGURES | {"unused-source", "unknown-counts"}
    for box in garden.boxes:
        if box.values["tier"] in GRADED:
            edits = option(box, "cite", animals[0])
            if "against" in box.options:
                edits |= option(box, "against", None)
            yield claim_mutant("cites animals only", box, "animals-only", edits, may=may)
        elif box.values["tier"] == "preclinical":
            for tier in GRADED:
                edits = option(box, "tier", tier)
                yield claim_mutant(f"told as {tier}", box, "animals-only", edits, may=may)
            keys = [entry.key for entry in garden.entries if entry.values["design"] == "rct"]
            for key in keys[:3]:
                edits = option(box, "cite", f"{box.values['cite']}, {key}")
                yield claim_mutant(f"cites {key} too", box, "tier-mismatch", edits, says=key)


def _lower_still(garden: Garden, box: Box) -> int:
    """Return how many levels below very low the steps of a claim lead, where nothing is lower."""
    designs = {entry.key: entry.values.get("design", "") for entry in garden.entries}
    starts = [START.get(designs[key], "") for key in box.names("cite") + box.names("against")]
    start = min((GRADED.index(one) for one in starts if one in GRADED), default=0)
    down = sum(int(levels or 1) for _, levels, _ in steps(box, "rated-down"))
    return start + down - GRADED.index("very-low")


@planter
def tier_changed(garden: Garden) -> Iterator[Mutant]:
    may = RATING | WORDING | {"unknown-value"}
    for box in garden.boxes:
        tier = box.values["tier"]
        if tier not in GRADED:
            continue
        for other in (*GRADED, "preclinical"):
            if other != tier:
                edits = option(box, "tier", other)
                yield claim_mutant(
                    f"told as {other}",
                    box,
                    "tier-mismatch",
                    edits,
                    may=may,
                    says=f"declared {other}",
                )
        parts = steps(box, "rated-down")
        for number, (domain, levels, _) in enumerate(parts):
            if levels == " 0":
                continue  # could not be assessed: it is told, and takes nothing away
            if _lower_still(garden, box) >= int(levels or 1):
                continue  # without it the claim is very low all the same
            edits = option(box, "rated-down", joined(parts[:number] + parts[number + 1 :]))
            yield claim_mutant(f"{domain} taken out", box, "tier-mismatch", edits, may=may)
        if tier != "very-low":
            named = {domain for domain, _, _ in parts}
            domain = next(
                d for d in ("inconsistency", "indirectness", "imprecision") if d not in named
            )
            edits = option(box, "rated-down", joined([*parts, (domain, "", "as the trials show")]))
            yield claim_mutant("one step more", box, "tier-mismatch", edits, may=may)


@planter
def search_unsaid(garden: Garden) -> Iterator[Mutant]:
    for box in garden.boxes:
        if box.values["tier"] != "none":
            continue
        date, _, what = box.values["searched"].partition(": ")
        for kind, value in (
            ("search removed", None),
            ("search without date", what),
            ("search without words", date),
            ("search on no day", f"2026-02-30: {what}"),
        ):
            edits = option(box, "searched", value)
            yield claim_mutant(kind, box, "missing-search", edits, says="searched")
    for box in garden.boxes:
        if box.values["tier"] == "reference":
            edits = option(box, "tier", "none")
            yield claim_mutant("told as none", box, "missing-search", edits, may=WORDING)


# --- harms ---------------------------------------------------------------------------------------


@planter
def benefit_alone(garden: Garden) -> Iterator[Mutant]:
    no_harm = next(
        box.id
        for box in garden.boxes
        if box.values.get("direction") != "harm" and not box.page.startswith("safety/")
    )
    may = WORDING | RATING
    for box in garden.boxes:
        if box.values.get("direction") == "benefit":
            names = box.names("harms")
            edits = option(box, "harms", None)
            yield claim_mutant("harms removed", box, "benefit-without-harms", edits, may=may)
            for number in range(len(names)):
                written = ", ".join([*names[:number], no_harm, *names[number + 1 :]])
                edits = option(box, "harms", written)
                yield claim_mutant(
                    f"harm {number} is none",
                    box,
                    "benefit-without-harms",
                    edits,
                    may=may,
                    says=no_harm,
                )
        else:
            edits = option(box, "direction", "benefit")
            may_too = may | {"unknown-value"}
            # Where it was named as a harm of another claim, that one lost its harm too.
            yield claim_mutant(
                "told as a benefit", box, "benefit-without-harms", edits, may=may_too, linked=True
            )


# --- time and upkeep -----------------------------------------------------------------------------


@planter
def changed_since_its_review(garden: Garden) -> Iterator[Mutant]:
    file = garden.settings["evidence_reviews"]
    may = WORDING | RATING | FIGURES
    for box in garden.boxes:
        edits = sentence(box, f"{box.sentence} here")
        yield claim_mutant("word more", box, "suspect-claim", edits, may=may)
        for name in box.options:
            if name in ("population", "intervention", "comparator", "outcome", "searched"):
                edits = option(box, name, f"{box.values[name]} here")
                yield claim_mutant(f"{name} changed", box, "suspect-claim", edits, may=may)
        at = garden.line_of(file, f"{box.id},")
        row = garden.sound[file].splitlines()[at].split(",")
        for kind, line in (
            ("review taken out", None),
            ("fingerprint changed", ",".join([row[0], "0" * 24, *row[2:]])),
        ):
            spots = (Spot("suspect-claim", *box.place),)
            edits_of = {file: {at: line}}
            too = frozenset({"review-overdue"})
            yield Mutant(kind, box.id, "suspect-claim", edits_of, spots, too, says=box.id)
    for entry in garden.entries:
        for name in ("finding", "species", "doi", "title", "participants"):
            if name in entry.fields:
                value = entry.values[name] + {"doi": "0", "species": "s"}.get(name, " or so")
                edits_of = {"references.bib": {entry.fields[name]: f"  {name} = {{{value}}},"}}
                users = garden.citing(entry.key)
                spots = tuple(Spot("suspect-claim", *box.place) for box in users)
                too = RATING | {"unchecked-source", "source-without-design", "species-unsaid"}
                too |= {"wrong-work"}
                yield Mutant(f"{name} changed", entry.key, "suspect-claim", edits_of, spots, too)


@planter
def review_grown_old(garden: Garden) -> Iterator[Mutant]:
    file = garden.settings["evidence_reviews"]
    for box in garden.boxes:
        at = garden.line_of(file, f"{box.id},")
        row = garden.sound[file].splitlines()[at].split(",")
        old = ",".join([*row[:2], "2019-01-31", *row[3:]])
        edits = {file: {at: old}}
        if "reviewed" in box.options:
            edits[box.page] = option(box, "reviewed", "2019-01-31")
        spots = (Spot("review-overdue", *box.place),)
        yield Mutant("review of 2019", box.id, "review-overdue", edits, spots, says="2019-01-31")


@planter
def search_grown_old(garden: Garden) -> Iterator[Mutant]:
    for box in garden.boxes:
        if box.values["tier"] == "none":
            what = box.values["searched"].partition(":")[2]
            edits = {box.page: option(box, "searched", f"2019-01-31:{what}")}
            spots = (Spot("stale-search", *box.place), Spot("suspect-claim", *box.place))
            yield Mutant("search of 2019", box.id, "stale-search", edits, spots, says="2019-01-31")


@planter
def list_of_claims(garden: Garden) -> Iterator[Mutant]:
    file = garden.settings["evidence_lock"]
    for box in garden.boxes:
        at = garden.line_of(file, box.id)
        edits: dict[str, Edit] = {file: {at: None}}
        spots = (Spot("unlisted-claim", *box.place),)
        yield Mutant("taken off the list", box.id, "unlisted-claim", edits, spots)
        edits = {file: {at: f"{box.id}\n{box.id}-once"}}
        spots = (Spot("missing-claim", file, at + 1, 1),)
        yield Mutant(
            "one that is gone", box.id, "missing-claim", edits, spots, says=f"{box.id}-once"
        )


@planter
def file_of_changes(garden: Garden) -> Iterator[Mutant]:
    file = garden.settings["evidence_changes"]
    lines = garden.sound[file].splitlines()
    for box in garden.boxes:
        at = max(n for n, line in enumerate(lines) if line.split(",")[1] == box.id)
        day, _, tier, why = lines[at].split(",", 3)
        other = "high" if tier != "high" else "preclinical"
        at_claim = (Spot("untold-change", *box.place),)
        for kind, line in (
            ("change not told", None),
            ("another tier told", f"{day},{box.id},{other},{why}"),
            ("told as withdrawn", f"{lines[at]}\n{day},{box.id},withdrawn,Why."),
        ):
            yield Mutant(kind, box.id, "untold-change", {file: {at: line}}, at_claim, says=file)
        gone = f"{lines[at]}\n{day},{box.id}-once,{tier},New."
        spots = (Spot("untold-change", file, at + 1, 1),)
        edits: dict[str, Edit] = {file: {at: gone}}
        yield Mutant("one that is gone", box.id, "untold-change", edits, spots, says=box.id)
        for kind, line in (
            ("change on no day", f"2026-02-30,{box.id},{tier},{why}"),
            ("change without a reason", f"{day},{box.id},{tier},"),
            ("change to no tier", f"{day},{box.id},sure,{why}"),
        ):
            spots = (Spot("broken-upkeep", file, at + 1), Spot("untold-change", *box.place))
            yield Mutant(kind, box.id, "broken-upkeep", {file: {at: line}}, spots, says=box.id)


@planter
def files_of_upkeep(garden: Garden) -> Iterator[Mutant]:
    file = garden.settings["evidence_reviews"]
    lines = garden.sound[file].splitlines()
    for box in garden.boxes:
        at = garden.line_of(file, f"{box.id},")
        row = lines[at].split(",")
        for kind, line in (
            ("review on no day", ",".join([*row[:2], "2026-02-30", *row[3:]])),
            ("review cut short", ",".join(row[:2])),
        ):
            spots = (Spot("broken-upkeep", file, at + 1), Spot("suspect-claim", *box.place))
            too = frozenset({"review-overdue"})
            edits: dict[str, Edit] = {file: {at: line}}
            yield Mutant(kind, box.id, "broken-upkeep", edits, spots, too, says=box.id)
        spots = (Spot("broken-upkeep", file, at + 1, 1),)
        edits = {file: {at: f"{lines[at]}\n{lines[at]}"}}
        yield Mutant("reviewed twice", box.id, "broken-upkeep", edits, spots, says=box.id)
    lock = garden.settings["evidence_lock"]
    settings = {file: "evidence_reviews", lock: "evidence_lock"}
    settings[garden.settings["evidence_changes"]] = "evidence_changes"
    for name, setting in settings.items():
        too = frozenset({"suspect-claim", "review-overdue", "missing-claim", "unlisted-claim"})
        too |= {"untold-change"}
        spots = (Spot("broken-upkeep", name, 1),)
        edits = {name: {0: "\udcff"}}
        yield Mutant("not text", name, "broken-upkeep", edits, spots, too)
        gone = garden.below("conf.py", f'{setting} = "nothing.txt"')
        spots = (Spot("broken-upkeep", "nothing.txt", 1),)
        yield Mutant("no such file", name, "broken-upkeep", gone, spots, too, says=setting)
    spots = (Spot("broken-upkeep", file, 1),)
    yield Mutant("no columns", file, "broken-upkeep", {file: {0: None}}, spots, too)


@planter
def waivers(garden: Garden) -> Iterator[Mutant]:
    for box in garden.boxes:
        for rule, kind, value, says in (
            (
                "invalid-waiver",
                "core rule waived",
                "missing-tier until 2099-01-01: why",
                "missing-tier",
            ),
            (
                "invalid-waiver",
                "no such rule",
                "tier-mismtach until 2099-01-01: why",
                "tier-mismtach",
            ),
            ("invalid-waiver", "no such day", "tier-mismatch until 2099-02-30: why", "2099-02-30"),
            ("invalid-waiver", "no reason", "tier-mismatch until 2099-01-01:", "no reason"),
            ("invalid-waiver", "no date", "tier-mismatch: why", "tier-mismatch"),
            ("expired-waiver", "day over", "tier-mismatch until 2020-01-31: why", "2020-01-31"),
            (
                "unused-waiver",
                "nothing to waive",
                "tier-mismatch until 2099-01-01: why",
                "tier-mismatch",
            ),
        ):
            edits = option(box, "waive", value)
            yield claim_mutant(kind, box, rule, edits, says=says)
