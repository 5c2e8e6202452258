"""What can be broken in the ledger of popular claims: more planters (see `mutants`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.site.conftest import Row
from tests.site.gardener import Edit, Mutant, Spot
from tests.site.mutants import Garden, planter

#: A reason that leans on its answer stands alone without it; a list may name the row by its id.
MAY = frozenset({"uncited-assertion", "unknown-value"})
WRONG = {
    "verdict": ("unknown-value", "suported"),
    "slip": ("unknown-value", "no-such-slip"),
    "article": ("unknown-value", "no-such-article"),
    "answer": ("unknown-claim", "nothing-at-all"),
    "covers": ("invalid-id", "No Id"),
}


def _own(wrong: str, where: str) -> str:
    """Return an id that is wrong here only, or two rows would cover the same."""
    return f"{wrong} {where}" if " " in wrong else wrong


def of_row(kind: str, row: Row, rule: str, edits: Edit, says: str = "") -> Mutant:
    """Return a fault of one row, found where the row starts."""
    spots = (Spot(rule, row.page, row.first + 1),)
    return Mutant(kind, row.id, rule, {row.page: edits}, spots, MAY - {rule}, says=says)


def new_row(number: int, claim: str, **changes: str) -> str:
    """Return a sound row with some options changed or, where empty, left out."""
    options = {"id": f"planted-{number}", "verdict": "supported", "answer": claim} | changes
    lines = [f":{name}: {value}\n" for name, value in options.items() if value]
    return f":::{{popular-claim}} A cup is a vessel\n{''.join(lines)}\nSo it is.\n:::"


@planter
def rows_without_what_they_owe(garden: Garden) -> Iterator[Mutant]:
    rule = "unanswered-popular-claim"
    for row in garden.sources.rows:
        for name in ("id", "verdict", "answer"):
            says = f"no {name}"
            yield of_row(f"row without {name}", row, rule, {row.options[name]: None}, says)
            if name != "id":
                emptied = {row.options[name]: f":{name}:"}
                yield of_row(f"{name} of a row emptied", row, rule, emptied, says)
        yield of_row(
            "row without sentence", row, rule, {row.first: f"{row.colons}{{popular-claim}}"}
        )
        gone: Edit = dict.fromkeys(row.body)
        yield of_row("row without reason", row, rule, gone, "no reason")
    claim = garden.boxes[0].id
    for number, page in enumerate(garden.sources.pages):
        for name in ("id", "verdict", "answer"):
            edits = garden.below(page, new_row(number, claim, **{name: ""}))
            spots = (Spot(rule, page, garden.last(page) + 1, 2),)
            yield Mutant(f"new row without {name}", page, rule, edits, spots, says=f"no {name}")


@planter
def rows_that_stand_twice(garden: Garden) -> Iterator[Mutant]:
    rule = "duplicate-popular-claim"
    for row in garden.sources.rows:
        lines = garden.sound[row.page].splitlines()
        whole = "\n".join(lines[row.first : row.last + 1])
        edits = {row.page: {row.last: f"{lines[row.last]}\n\n{whole}"}}
        spots = tuple(
            Spot(rule, row.page, row.last + 1, 2)
            for _ in (row.id, *re.findall(r"[^,\s]+", row.values.get("covers", "")))
        )
        yield Mutant("row twice", row.id, rule, edits, spots)
        covers = row.values.get("covers", "")
        at = row.options.get("covers", row.options["id"])
        first = "" if covers else f"{lines[at]}\n"
        covered = ", ".join(filter(None, [covers, row.id]))
        yield of_row("row covers itself", row, rule, {at: f"{first}:covers: {covered}"})
    claim = garden.boxes[0].id
    for number, page in enumerate(garden.sources.pages):
        twice = f"{new_row(number, claim)}\n\n{new_row(number, claim)}"
        spots = (
            Spot(rule, page, garden.last(page) + 1, 2 + new_row(number, claim).count("\n") + 2),
        )
        yield Mutant("new row twice", page, rule, garden.below(page, twice), spots)


@planter
def rows_with_a_wrong_name(garden: Garden) -> Iterator[Mutant]:
    for row in garden.sources.rows:
        for name, (rule, slip) in WRONG.items():
            if name in row.options:
                several = name != "verdict"
                wrong = _own(slip, row.id)
                value = f"{row.values[name]}, {wrong}" if several else wrong
                edits: Edit = {row.options[name]: f":{name}: {value}"}
                yield of_row(f"{name} of a row wrong", row, rule, edits, wrong)
        tone: Edit = {row.options["id"]: f":id: {row.id}\n:tone: soft"}
        yield of_row("option of a row", row, "unknown-option", tone, "tone")
        misspelt: Edit = {row.first: f"{row.colons}{{popular-clam}} {row.sentence}"}
        yield of_row("row misspelt", row, "unparsed-claim", misspelt)
    claim = garden.boxes[0].id
    for number, page in enumerate(garden.sources.pages):
        for name, (rule, slip) in WRONG.items():
            if name == "article" and not garden.settings.get("evidence_articles"):
                continue  # then any text is a title
            wrong = _own(slip, str(number))
            edits_of = garden.below(page, new_row(number, claim, **{name: wrong}))
            spots = (Spot(rule, page, garden.last(page) + 1, 2),)
            yield Mutant(f"new row, {name} wrong", page, rule, edits_of, spots, says=wrong)
