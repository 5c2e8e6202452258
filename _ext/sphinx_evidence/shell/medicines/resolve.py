"""Filling tables of medicines when a page is written."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_evidence.model.medicines import MedicineTable
from sphinx_evidence.shell.claim.nodes import tier_mark
from sphinx_evidence.shell.disclaimer.resolve import CopyOf
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.medicines.nodes import LONGEST, SOURCE, medicine_limit
from sphinx_evidence.shell.nodes import fault_box
from sphinx_evidence.shell.result import result_of
from sphinx_evidence.shell.table.nodes import card_row
from sphinx_evidence.views.medicines import ShownRow, ShownTable, longest_of
from sphinx_evidence.wording.words import Words, words_of


def fill_medicines(env: BuildEnvironment, places: Iterable[nodes.Element], copy: CopyOf) -> None:
    """Put into the tables of medicines of a page what the whole site knows.

    :param places: where something is to be put.
    :param copy: returns a copy of a disclaimer, for disclaimers are shown here as in boxes.
    """
    say = words_of(env.config.language)
    known: dict[tuple[str, int], tuple[MedicineTable, ShownTable]] = {}
    for place in places:
        at = place["docname"], place["ordinal"]
        if at not in known:  # a table has three places a row
            table: MedicineTable = domain_of(env).store.records("medicine_tables", at[0])[at[1]]
            known[at] = table, result_of(env).medicines.of(table)
        asked, shown = known[at]
        if isinstance(place, medicine_limit):
            place.replace_self(_limit(shown, copy, say))
        elif place["kind"] == LONGEST:
            place.replace_self(_longest(asked, place["row"], say))
        elif place["kind"] == SOURCE:
            row = shown.rows[place["row"]]
            if row.faults:
                _tell(place, row, say)
            _link(place, row)
        else:
            place.replace_self(_mark(shown.rows[place["row"]], say))


def _longest(asked: MedicineTable, number: int, say: Words) -> list[nodes.Node]:
    """Return the longest time of the medicine whose first row has a number."""
    medicine = asked.rows[number].medicine
    rows = [row for row in asked.rows if row.medicine == medicine]
    text = longest_of(rows, asked.substance, say)
    return (
        [nodes.Text(". "), nodes.inline(text, text, classes=["evidence-longest"])] if text else []
    )


def _link(place: nodes.Element, row: ShownRow) -> None:
    """Link the name of a source, its row's or else its own, which stands beside the link as well."""
    name: nodes.Node = nodes.inline(row.label, row.label)
    if place.parent.index(place):  # the row has a name for it, and that stands before the place
        name = place.parent.pop(0)
    if row.link:
        name = nodes.reference("", "", name, refuri=row.link, reftitle=row.label, internal=False)
    place.replace_self(name)


def _mark(row: ShownRow, say: Words) -> list[nodes.Node]:
    """Return the mark of the claim, and what ends it."""
    return [tier_mark(row.tier, say), nodes.Text(" ")] if row.tier else []


def _tell(place: nodes.Element, row: ShownRow, say: Words) -> None:
    """Say in the row itself what the gate found in it."""
    line = place.parent
    line.parent.insert(0, fault_box(say("Incomplete row. Do not rely on it."), row.faults))
    while not isinstance(line, card_row):
        line = line.parent
    line["classes"].append("evidence-incomplete")


def _limit(shown: ShownTable, copy: CopyOf, say: Words) -> list[nodes.Node]:
    """Return what the rows do not mean, as boxes show it."""
    if not shown.disclaimers:
        return []
    lead = say("What these rows do not mean:")
    texts = [copy(one) for one in shown.disclaimers]
    texts[0][:0] = [nodes.strong(lead, lead), nodes.Text(" ")]
    return [nodes.container("", *texts, classes=["evidence-medicines-limit"])]
