"""Faults of the tables of medicines: rows that lack something, and marks that their sources don't carry."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.certainty import START
from sphinx_evidence.model.medicines import MedicineRow, MedicineTable
from tests.site.altering import in_turn
from tests.site.planting import Fault, Garden, planter


def saying(row: MedicineRow, **fields: str) -> MedicineRow:
    """Return a row with other fields, by their names with `_` for `-`; an empty one is taken out."""
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    told = {**dict(row.fields), **named}
    return row._replace(fields=tuple((name, value) for name, value in told.items() if value))


def in_table(
    garden: Garden,
    table: MedicineTable,
    row: MedicineRow,
    kind: str,
    changed: MedicineRow,
    says: str,
) -> Fault:
    """Return a fault of one row, found where it stands."""
    rows = tuple(changed if one is row else one for one in table.rows)
    tables = tuple(
        one._replace(rows=rows) if one is table else one for one in garden.site.medicine_tables
    )
    return garden.of(kind, row.name, row.place, says=says, medicine_tables=tables)


def each(garden: Garden) -> Iterator[tuple[MedicineTable, MedicineRow]]:
    for table in garden.site.medicine_tables:
        for row in table.rows:
            yield table, row


@planter("incomplete-row")
def rows_that_lack_what_they_owe(garden: Garden) -> Iterator[Fault]:
    for number, (table, row) in enumerate(each(garden)):
        kinds = {
            "no medicine": row._replace(medicine=""),
            "no word on what happens": saying(row, happens=""),
            "no source": saying(row, source=""),
            "no certainty": saying(row, read=""),
        }
        for kind in garden.some(tuple(kinds), number):
            yield in_table(garden, table, row, kind, kinds[kind], says=kind)
        source = garden.site.sources_by_key[row.field("source")]
        if source.design in START:
            unsaid = saying(row, claim="")
            yield in_table(garden, table, row, "a study without a claim", unsaid, says="is a study")
    for table in garden.site.medicine_tables:
        tables = tuple(
            one._replace(disclaimer="") if one is table else one
            for one in garden.site.medicine_tables
        )
        kind = "no disclaimer"
        yield garden.of(kind, table.docname, table.place, says=kind, medicine_tables=tables)


@planter("uncarried-certainty")
def marks_that_no_source_carries(garden: Garden) -> Iterator[Fault]:
    for number, (table, row) in enumerate(each(garden)):
        key = row.field("source")
        others = tuple(claim.id for claim in garden.claims if key not in claim.keys)
        if row.field("claim"):
            for other in in_turn(others, number, 1):
                changed = saying(row, claim=other)
                yield in_table(garden, table, row, "another's mark", changed, says=other)
        wrong = "official" if row.field("read") in ("summary", "paper") else "summary"
        if row.field("read") != "secondary":
            changed = saying(row, read=wrong)
            yield in_table(garden, table, row, "read as something else", changed, says=wrong)


@planter("unknown-disclaimer")
def tables_with_a_disclaimer_that_is_not(garden: Garden) -> Iterator[Fault]:
    for table in garden.site.medicine_tables:
        tables = tuple(
            one._replace(disclaimer="no-such-words") if one is table else one
            for one in garden.site.medicine_tables
        )
        yield garden.of(
            "no such disclaimer",
            table.docname,
            table.place,
            says="no-such-words",
            medicine_tables=tables,
        )
