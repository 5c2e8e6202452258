"""What can be broken in words, figures and sources: more planters (see `mutants`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_evidence.likeness import SHORT, fold
from tests.site.conftest import Box
from tests.site.gardener import Edit, Mutant, Spot
from tests.site.mutants import (
    FIGURES,
    GRADED,
    RATING,
    WORDING,
    Entry,
    Garden,
    claim_mutant,
    in_body,
    of_status,
    option,
    planter,
    sentence,
    status_rows,
)

HARMS = {"benefit-without-harms"}

# --- words ---------------------------------------------------------------------------------------

_HEDGED = re.compile(r"\b(?P<hedge>may|probably) (?P<verb>\w+)")
_UNCERTAIN = re.compile(
    r"^The evidence is very uncertain about the effect of (?P<what>.+?)(?:, at [^,]+,)? on (?P<on>.+)$"
)


def _with_s(verb: str) -> str:
    return verb if verb.endswith("s") else f"{verb}s"


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


def stronger(box: Box) -> Iterator[str]:
    """Yield the sentence of a claim in words that are surer than its tier."""
    tier, said = box.values["tier"], box.sentence
    if tier == "very-low" and (found := _UNCERTAIN.match(said)):
        what = _upper(found["what"])
        for verb in (
            "may reduce",
            "probably reduces",
            "reduces",
            "may make little to no difference to",
        ):
            yield f"{what} {verb} {found['on']}"
    if tier in ("low", "moderate") and (found := _HEDGED.search(said)):
        verb = _with_s(found["verb"])
        for words in (verb, *([f"probably {verb}"] if tier == "low" else [])):
            yield f"{said[: found.start()]}{words}{said[found.end() :]}"


def weaker(box: Box) -> Iterator[str]:
    """Yield the sentence of a claim in words that are less sure than its tier."""
    tier, said = box.values["tier"], box.sentence
    if tier == "high":
        yield said.replace(" results in ", " probably results in ")
        yield said.replace(" results in ", " may result in ")
    if tier == "moderate":
        yield re.sub(r"probably (\w+?)s?\b", r"may \1", said)
    if tier in ("high", "moderate", "low"):
        yield f"The evidence is very uncertain about the effect of {box.values['intervention']} on {box.values['outcome']}"


@planter
def words_too_sure(garden: Garden) -> Iterator[Mutant]:
    for box in garden.boxes:
        for number, words in enumerate(stronger(box)):
            edits = sentence(box, words)
            yield claim_mutant(f"surer {number}", box, "overstated", edits, may=FIGURES)
        tier = box.values["tier"]
        if tier not in GRADED:
            continue
        for lower in GRADED[GRADED.index(tier) + 1 :]:
            edits = option(box, "tier", lower)
            kind = f"words for {tier} at {lower}"
            yield claim_mutant(kind, box, "overstated", edits, may=RATING | WORDING, linked=True)
        if tier != "high":
            words = f"{_upper(box.values['intervention'])} clearly reduces {box.values['outcome']}"
            edits = sentence(box, words)
            yield claim_mutant(
                "words of certainty", box, "overstated", edits, may=WORDING | FIGURES
            )


@planter
def words_too_weak(garden: Garden) -> Iterator[Mutant]:
    for box in garden.boxes:
        for number, words in enumerate(weaker(box)):
            edits = sentence(box, words)
            yield claim_mutant(f"weaker {number}", box, "understated", edits, may=FIGURES)
        tier = box.values["tier"]
        if tier in GRADED:
            for higher in GRADED[: GRADED.index(tier)]:
                edits = option(box, "tier", higher)
                if box.values["direction"] == "unclear":  # where doubt is all that may be said
                    edits |= option(box, "direction", "harm")
                kind = f"words for {tier} at {higher}"
                yield claim_mutant(
                    kind, box, "understated", edits, may=RATING | WORDING, linked=True
                )


SIZES = ("trivial", "small", "moderate", "large")


@planter
def words_of_another_size(garden: Garden) -> Iterator[Mutant]:
    for box in garden.boxes:
        if box.values["tier"] not in ("high", "moderate", "low") or "size" not in box.options:
            continue
        size = box.values["size"]
        none = box.values["direction"] == "no-difference"
        for other in SIZES:
            if other == size or (none and other == "small"):
                continue  # little to no difference may be a small one
            if none:  # the contradiction is in the options, whatever the sentence says
                yield claim_mutant(
                    f"nothing that is {other}", box, "unknown-value", option(box, "size", other)
                )
                continue
            rule = "overstated" if SIZES.index(other) < SIZES.index(size) else "understated"
            edits = option(box, "size", other)
            yield claim_mutant(
                f"words for {size} at {other}", box, rule, edits, may=WORDING, linked=True
            )


_CLAIMED = {
    "banned": (
        ", a proven remedy",
        ", a promising approach",
        ", a natural remedy",
        ", and cures tremor",
        ", and boosts health",
        ", a miracle",
    ),
    "safe": (
        " and is safe",
        " and is harmless",
        " at low risk",
        " and is well tolerated",
        " without side effects",
    ),
}
#: Sentences that say that something changes an outcome in people.
EFFECTS = (
    "Magnesium reduces tremor",
    "Magnesium oxide improves sleep in adults",
    "Magnesium may prevent cramps in pregnant women",
    "Taking magnesium helps people with tremor",
    "Tremor gets better with magnesium",
    "Magnesium sulfate lowers blood pressure",
    "Tremor is relieved by magnesium",
    "Magnesium does not reduce tremor",
)


@planter
def words_outside_the_scheme(garden: Garden) -> Iterator[Mutant]:
    for box in garden.boxes:
        for words in _CLAIMED["banned"]:
            if box.values["tier"] not in GRADED and "cures" in words:
                continue  # that no study of a cure was found, or that a law has it, may be said
            edits = sentence(box, f"{box.sentence}{words}")
            yield claim_mutant(f"...{words}", box, "banned-wording", edits, may=WORDING)


@planter
def safety_promised(garden: Garden) -> Iterator[Mutant]:
    for box in garden.boxes:
        for words in _CLAIMED["safe"]:
            edits = sentence(box, f"{box.sentence}{words}")
            # That no study says so may be said, and that it is asked whether it is so.
            if box.values["tier"] == "none" or "whether" in box.sentence:
                edits = sentence(box, f"Magnesium was studied in tremor{words}")
            may = WORDING
            if "harms" in box.options:
                edits |= option(box, "harms", None)
                may = WORDING | HARMS
            yield claim_mutant(f"...{words}", box, "unhedged-safety", edits, may=may)


@planter
def effect_without_a_rating(garden: Garden) -> Iterator[Mutant]:
    for box in garden.boxes:
        if box.values["tier"] == "reference":
            for words in EFFECTS:
                edits = sentence(box, words)
                may = WORDING | FIGURES
                yield claim_mutant(words, box, "effect-as-reference", edits, may=may)
        elif box.values["tier"] in GRADED:
            edits = option(box, "tier", "reference")
            may = WORDING | {"unknown-value", "uncertain-icon-array"}
            yield claim_mutant("told as reference", box, "effect-as-reference", edits, may=may)


@planter
def animals_unsaid(garden: Garden) -> Iterator[Mutant]:
    for box in garden.boxes:
        if box.values["tier"] == "preclinical":
            for words in (
                "Magnesium blocks the channel of the NMDA receptor",
                "In people, magnesium blocks the channel of the NMDA receptor",
                "Magnesium calms overactive nerves",
            ):
                edits = sentence(box, words)
                yield claim_mutant(
                    words, box, "species-unsaid", edits, may=WORDING - {"species-unsaid"}
                )
        elif not re.search(r"\b(?:cells?|neurons?|halibut)\b", box.sentence):  # they name some
            edits = option(box, "tier", "preclinical")
            may = RATING | WORDING | {"source-without-design", "unknown-value"}
            yield claim_mutant("told as preclinical", box, "species-unsaid", edits, may=may)


@planter
def absence_told_as_fact(garden: Garden) -> Iterator[Mutant]:
    for box in garden.boxes:
        if box.values["tier"] != "none":
            continue
        rest = box.sentence.removeprefix("We found no ")
        for words in (
            f"There is no {rest}",
            f"No {rest} exists",
            "Magnesium does not work for tremor",
            "Magnesium has no effect on tremor",
            "Magnesium is useless in tremor",
            f"It is certain that no {rest} was ever done",
        ):
            edits = sentence(box, words)
            may = WORDING | FIGURES
            yield claim_mutant(words[:24], box, "absence-overstated", edits, may=may)


# --- prose ---------------------------------------------------------------------------------------

#: What a page must not say outside a box, and how it may be written: the sentence takes the gap,
#: with the number of lines above it.
FORMS = (
    ("paragraph", "{}.", 0),
    ("list item", "- {}.", 0),
    ("numbered item", "1. Sleep well.\n2. {}.", 1),
    ("heading", "## {}", 0),
    ("table cell", "| Use | What it does |\n|---|---|\n| tablets | {} |", 2),
    ("list-table", ":::{{list-table}}\n\n* - Use\n  - {}\n:::", 3),
    ("note", ":::{{note}}\n{}.\n:::", 1),
    ("key message", ":::{{admonition}} In short\n:class: in-short\n\n- {}.\n:::", 3),
    ("quotation", "> {}.", 0),
    ("in the middle", "Many ask about it. {}. That is what they read.", 0),
    ("bold", "**{}.**", 0),
    ("footnote-like aside", "Sleep well ({}).", 0),
)
ASSERTIONS = (
    "Magnesium relieves tremor",
    "Magnesium may reduce cramps in older people",
    "Taking magnesium at night improves sleep",
    "Anxiety gets better with magnesium",
    "Magnesium does not help against tremor",
)


@planter
def assertions_outside_the_boxes(garden: Garden) -> Iterator[Mutant]:
    for page in garden.sources.pages:
        last = garden.sources.pages[page].splitlines()[-1]
        for number, (form, text, below) in enumerate(FORMS):
            for turn in range(2):
                words = ASSERTIONS[(number + turn * 2) % len(ASSERTIONS)]
                edits = {page: {garden.last(page): f"{last}\n\n{text.format(words)}"}}
                spots = (Spot("uncited-assertion", page, garden.last(page) + 1, 2 + below),)
                may = frozenset({"banned-wording"})
                yield Mutant(f"{form}: {words}", page, "uncited-assertion", edits, spots, may)


@planter
def banned_words_outside_the_boxes(garden: Garden) -> Iterator[Mutant]:
    """In headings and key messages; `banned-wording` holds there too."""
    for page in garden.sources.pages:
        last = garden.sources.pages[page].splitlines()[-1]
        for form, text, below in (
            ("heading", "## Magnesium, a proven remedy", 0),
            (
                "key message",
                ":::{admonition} In short\n:class: in-short\n\n- Magnesium is a natural remedy.\n:::",
                3,
            ),
        ):
            edits = {page: {garden.last(page): f"{last}\n\n{text}"}}
            spots = (Spot("banned-wording", page, garden.last(page) + 1, 2 + below),)
            may = frozenset({"uncited-assertion"})
            yield Mutant(f"{form} with a banned word", page, "banned-wording", edits, spots, may)


# --- figures -------------------------------------------------------------------------------------

_FIGURE = re.compile(r"(?<![\w.,:-])\d+(?:[.,]\d+)*(?![\w]|[.,:-]\d|-\w)")


def _figures_of(garden: Garden, box: Box) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the line and the place of each figure of a sentence and of a body's text."""
    lines = garden.sound[box.page].splitlines()
    fenced = False
    for at in [box.first, *box.body]:
        if lines[at].startswith("```"):
            fenced = not fenced
        if not fenced:
            for found in _FIGURE.finditer(re.sub(r"`[^`]*`", lambda m: "_" * len(m[0]), lines[at])):
                yield at, found


def _traced(garden: Garden, box: Box) -> str:
    """Return all text that a figure of a claim may be traced to: findings, and its own sums."""
    lines = garden.sound[box.page].splitlines()
    said = [lines[at] for at in box.body]
    for entry in garden.entries:
        if entry.key in box.names("cite") + box.names("against"):
            said += [entry.values.get("finding", ""), entry.values.get("participants", "")]
    return " ".join(said).replace(",", "")


def _wrong_figure(written: str, known: str) -> str:
    """Return a figure that is nowhere: its digits, with one more in front and one changed behind.

    :param known: what is written where figures are traced to.
    """
    end = f"{written[:-1]}{(int(written[-1]) + 3) % 10}"
    return next(
        wrong
        for first in ("7", "93", "864", "9517")
        if (wrong := f"{first}{end}").replace(",", "").partition(".")[0] not in known
        and f"0.{wrong.rstrip('0')}" not in known  # 70 % is 0.7
    )


@planter
def figures_changed(garden: Garden) -> Iterator[Mutant]:
    for box in garden.boxes:
        lines = garden.sound[box.page].splitlines()
        known = _traced(garden, box)
        for number, (at, found) in enumerate(_figures_of(garden, box)):
            line = lines[at]
            around = line[max(found.start() - 12, 0) : found.end() + 12]
            if re.search(r"\b(?:19|20)\d\d\b", found[0]) and len(found[0]) == 4:
                continue  # a year
            wrong = _wrong_figure(found[0], known)
            text = f"{line[: found.start()]}{wrong}{line[found.end() :]}"
            yield claim_mutant(
                f"figure {number} ({around.strip()})",
                box,
                "untraced-number",
                {at: text},
                says=wrong,
            )


@planter
def figures_added(garden: Garden) -> Iterator[Mutant]:
    for box in garden.boxes:
        for words, says in (
            ("In all, 74.13 % of them got better.", "74.13 %"),
            ("They took 7,413 mg a day.", "7,413 mg"),
            ("The risk ratio was 0.6173.", "0.6173"),
            ("It was 3.719 to 8.914 times as much.", "3.719"),
            ("Of 4711 people, none was ill.", "4711"),
        ):
            edits = in_body(box, words)
            yield claim_mutant(words, box, "untraced-number", edits, says=says)
        for words in (
            "By our own calculation that is a lot: {calculated}`7.41 mg`.",
            "It comes to {calculated}`74 %`.",
        ):
            edits = in_body(box, words)
            yield claim_mutant(words, box, "unchecked-calculation", edits, may={"untraced-number"})


_UNITS = {" mg": " g", " %": " mg", " mmol": " mg", " points": " %", " of 100": " of 1000"}


@planter
def units_changed(garden: Garden) -> Iterator[Mutant]:
    for box in garden.boxes:
        lines = garden.sound[box.page].splitlines()
        known = _traced(garden, box)
        for number, (at, found) in enumerate(_figures_of(garden, box)):
            rest = lines[at][found.end() :]
            unit = next(
                (
                    u
                    for u in _UNITS
                    if re.match(rf"{u}\b(?!/)", rest) or (u == " %" and rest.startswith(u))
                ),
                "",
            )
            if unit in ("", " points", " of 100"):
                continue
            if re.search(rf"\b{re.escape(found[0] + _UNITS[unit])}\b", known):
                continue  # it stands there with the other unit too
            text = f"{lines[at][: found.end()]}{_UNITS[unit]}{rest[len(unit) :]}"
            yield claim_mutant(
                f"unit of figure {number} ({found[0]}{unit})",
                box,
                "untraced-number",
                {at: text},
                says=found[0],
            )


# --- sources -------------------------------------------------------------------------------------

_DAMAGED = {
    "doi": ("https://doi.org/https://doi.org/{}", "{} (2020)", "11{}", "{},"),
    "pmid": ("PMID {}", "0{}", "{}12345", "{}a"),
    "pmcid": ("{}x", "PMC{}"),
    "isbn": ("{}1",),
    "url": ("https://{}", "www.{}", "htps//{}"),
}


@planter
def identifiers_damaged(garden: Garden) -> Iterator[Mutant]:
    may = {
        "unchecked-source",
        "duplicate-work",
        "wrong-work",
        "suspect-claim",
        "broken-bibliography",
    }
    for entry in garden.entries:
        for field, shapes in _DAMAGED.items():
            if field not in entry.fields:
                continue
            for shape in shapes:
                value = entry.values[field]
                if (field, shape) == ("url", "www.{}"):
                    value = value.removeprefix("https://").removeprefix("http://")
                edits: dict[str, Edit] = {
                    "references.bib": {
                        entry.fields[field]: f"  {field} = {{{shape.format(value)}}},"
                    }
                }
                spots = (Spot("malformed-identifier", *entry.place),)
                kind = f"{field} as {shape}"
                yield Mutant(
                    kind,
                    entry.key,
                    "malformed-identifier",
                    edits,
                    spots,
                    frozenset(may),
                    says=entry.key,
                )


def _copied(garden: Garden, entry: Entry, key: str, **changed: str | None) -> str:
    """Return an entry under another key, with fields changed or left out."""
    lines = garden.sound["references.bib"].splitlines()
    written = []
    for at in range(entry.first, entry.last + 1):
        name = next((field for field, line in entry.fields.items() if line == at), "")
        if name in changed and changed[name] is None:
            continue
        line = f"  {name} = {{{changed[name]}}}," if name in changed else lines[at]
        written.append(line.replace(f"{{{entry.key},", f"{{{key},") if at == entry.first else line)
    return "\n".join(written)


@planter
def works_given_twice(garden: Garden) -> Iterator[Mutant]:
    may = frozenset({"unused-source", "unchecked-source"})
    for entry in garden.entries:
        copies = [("whole", _copied(garden, entry, f"{entry.key}b"))]
        long_enough = len(fold(entry.values["title"]).split()) >= SHORT
        if long_enough and "author" in entry.fields and "year" in entry.fields:
            later = str(int(entry.values["year"]) + 1)
            words = entry.values["title"].replace("{", "").replace("}", "").upper()
            twin = _copied(
                garden, entry, f"{entry.key}b", doi=None, pmid=None, year=later, title=words
            )
            copies.append(("online and in print", twin))
        for kind, copy in copies:
            edits: dict[str, Edit] = {"references.bib": {entry.last: f"}}\n\n{copy}"}}
            spots = (Spot("duplicate-work", "references.bib", entry.last + 1, 2),)
            says = f"{entry.key}b"
            yield Mutant(kind, entry.key, "duplicate-work", edits, spots, may, says=says)


@planter
def sources_that_nobody_names(garden: Garden) -> Iterator[Mutant]:
    for number, entry in enumerate(garden.entries):
        text = (
            f"}}\n\n@article{{nobody{number},\n  author = {{Nobody{number}, Ann}},\n"
            f"  title = {{An unread paper, number {number} of a long row}},\n"
            f"  journal = {{A Journal}},\n  year = {{1990}},\n  design = {{cohort}},\n}}"
        )
        edits: dict[str, Edit] = {"references.bib": {entry.last: text}}
        spots = (Spot("unused-source", "references.bib", entry.last + 1, 2),)
        says = f"nobody{number}"
        may = frozenset({"duplicate-work"})
        yield Mutant(
            "entry that nobody names", entry.key, "unused-source", edits, spots, may, says=says
        )
        users = garden.citing(entry.key)
        if len(users) == 1 and len(users[0].names("cite")) > 1:
            box = users[0]
            name = "cite" if entry.key in box.names("cite") else "against"
            names = [key for key in box.names(name) if key != entry.key]
            lines = option(box, name, ", ".join(names) or None)
            spots = (Spot("unused-source", *entry.place), Spot("suspect-claim", *box.place))
            too = RATING | FIGURES | WORDING | {"unknown-counts"}
            yield Mutant(
                "no longer cited",
                entry.key,
                "unused-source",
                {box.page: lines},
                spots,
                too,
                says=entry.key,
            )


@planter
def status_of_sources(garden: Garden) -> Iterator[Mutant]:
    file = garden.settings["evidence_source_status"]
    lines = garden.sound[file].splitlines()
    for entry, at in status_rows(garden):
        row = lines[at]
        edits: dict[str, Edit] = {file: {at: None}}
        spots = (Spot("unchecked-source", *entry.place),)
        yield Mutant("row taken out", entry.key, "unchecked-source", edits, spots, says=entry.key)
        for kind, date, rule in (
            ("looked up long ago", "2019-01-31", "stale-status"),
            ("looked up on no day", "last week", "undated-status"),
            ("looked up in time to come", "2999-01-31", "undated-status"),
        ):
            edits = {file: {at: re.sub(r",20\d\d-\d\d-\d\d", f",{date}", row, count=1)}}
            spots = (Spot(rule, file, at + 1),)
            yield Mutant(kind, entry.key, rule, edits, spots, says=date)
    yield from of_status(garden, "concerning-source", "expression-of-concern")
    yield from _of_another_work(garden)


def _of_another_work(garden: Garden) -> Iterator[Mutant]:
    """Yield entries that give the DOI of another entry: the registry knows it by another title."""
    entries = [entry for entry, _ in status_rows(garden)]
    # A box that names its source by the year has a figure that then stands nowhere.
    may = frozenset({"duplicate-work", "unchecked-source", "unused-source", "suspect-claim"})
    may |= {"untraced-number"}
    for entry, other in zip(entries, [*entries[1:], entries[0]], strict=True):
        edits: dict[str, Edit] = {
            "references.bib": {entry.fields["doi"]: f"  doi = {{{other.values['doi']}}},"}
        }
        spots = (Spot("wrong-work", *entry.place),)
        kind = f"the DOI of {other.key}"
        yield Mutant(kind, entry.key, "wrong-work", edits, spots, may, says=entry.key)
        for field, value in (
            ("title", "Coffee and dreams in sailors"),
            ("year", "1951"),
            ("author", "Nobody, Ann and Elsewhere, Bo"),
        ):
            if field in entry.fields:
                edits = {"references.bib": {entry.fields[field]: f"  {field} = {{{value}}},"}}
                yield Mutant(
                    f"another {field}", entry.key, "wrong-work", edits, spots, may, says=entry.key
                )
