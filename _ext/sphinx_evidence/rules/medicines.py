"""Tables of medicines: each row has a source and a certainty, and no more certainty than its source."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sphinx_evidence.model.certainty import START
from sphinx_evidence.model.medicines import OF_TEXTS, READINGS, SECONDARY, MedicineRow
from sphinx_evidence.model.source import DESIGNS
from sphinx_evidence.rules.check import site_check, stray_check
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.rule import Example, Rule
from sphinx_evidence.rules.site import Site

#: Designs of texts that an office or a maker gives out.
_GIVEN_OUT = ("regulatory-label", "guideline", "reference-intake", "fact-sheet")
#: What each row needs: whether it has it, what to call it, and what to do where it lacks.
_NEEDED: tuple[tuple[str, Callable[[MedicineRow], object], str], ...] = (
    ("medicine", lambda row: row.medicine, 'name it under "medicine:"'),
    ("word on what happens", lambda row: row.field("happens"), 'say it under "happens:"'),
    ("source", lambda row: row.field("source"), 'add "source:" with a key of the bibliography'),
    ("certainty", lambda row: row.field("read"), f'add "read:" with {" or ".join(READINGS)}'),
)
_TABLE = (
    ":::{{evidence}} Tea holds caffeine\n:id: tea-sleep\n:tier: reference\n:cite: {cited}\n"
    ":disclaimer: general\n\nA cup holds some caffeine.\n:::\n\n"
    ":::{{medicine-table}} Hours between tea and medicines\n:file: {file}\n:substance: tea\n{limit}:::\n"
)


def _example(file: str, *, cited: str = "smith2020", limit: str = "general") -> Example:
    """Return a page with a table; its data file stands beside the examples."""
    line = f":disclaimer: {limit}\n" if limit else ""
    return Example(_TABLE.format(cited=cited, file=file, limit=line))


def _rows(site: Site) -> int:
    return sum(len(table.rows) for table in site.medicine_tables)


def _each(site: Site) -> Iterator[tuple[MedicineRow, str]]:
    """Yield each row with the page that it stands on."""
    for table in site.medicine_tables:
        for row in table.rows:
            yield row, table.docname


def _fault(row: MedicineRow, said: str, docname: str) -> Fault:
    return Fault(row.place, row.lead + said, docname)


INCOMPLETE_ROW = Rule(
    "incomplete-row",
    what=(
        "A row of a table of medicines lacks its medicine, its source or its certainty, or the table "
        "lacks its file or its disclaimer."
    ),
    why="A time to wait without a source and a certainty would be followed like a tested rule.",
    fix=(
        "Give each row of the data file a source of the bibliography, what happens, and under `read:` "
        "how the source was read; a study needs a `claim:` too. Give the table `:file:` and "
        "`:disclaimer:`."
    ),
    bad=_example("medicines.yaml", limit=""),
    good=_example("medicines.yaml"),
)
_INCOMPLETE_STRAYS = stray_check(INCOMPLETE_ROW)


@site_check(INCOMPLETE_ROW, count=_rows)
def _incomplete(site: Site) -> Iterator[Fault]:
    for table in site.medicine_tables:
        if not table.disclaimers:
            yield Fault(
                table.place,
                "the table of medicines names no disclaimer; add :disclaimer: with the names of those "
                "that say what its rows do not mean",
                table.docname,
            )
    for row, docname in _each(site):
        lacking = [(what, remedy) for what, has, remedy in _NEEDED if not has(row)]
        if lacking:
            whats = " and ".join(f"no {what}" for what, _ in lacking)
            yield _fault(row, f"it has {whats}; {', and '.join(r for _, r in lacking)}", docname)
        elif _is_study(row, site) and not row.field("claim"):
            yield _fault(
                row,
                f'"{row.field("source")}" is a study, and how sure it makes us is not told; name the '
                'claim that rests on it under "claim:"',
                docname,
            )


UNCARRIED_CERTAINTY = Rule(
    "uncarried-certainty",
    what="A row of a table of medicines shows a certainty that its source does not carry.",
    why="A mark beside a source is believed of that source, whoever else may have earned it.",
    fix=(
        "Name a claim that cites the source of the row, and under `read:` what was read: `official` or "
        "`copy` for a label, `paper` or `summary` for a study, `secondary` where it was not seen."
    ),
    bad=_example("medicines.yaml", cited="label2022"),
    good=_example("medicines.yaml"),
)


@site_check(UNCARRIED_CERTAINTY, count=_rows)
def _uncarried(site: Site) -> Iterator[Fault]:
    for row, docname in _each(site):
        read, claim = row.field("read"), site.find_claim(row.field("claim"))
        source = site.sources_by_key.get(row.field("source"))
        if source is None:
            continue  # that there is none is told elsewhere
        if claim and source.key not in claim.keys:
            yield _fault(
                row,
                f'it shows the mark of "{claim.name}", which does not cite {source.key}; name a claim '
                "that does, or let that one cite it",
                docname,
            )
        given_out = source.design in _GIVEN_OUT
        told = source.design in DESIGNS and read in READINGS and read != SECONDARY
        if told and given_out != (read in OF_TEXTS):
            fits = [name for name in READINGS if (name in OF_TEXTS) == given_out]
            said = f'"{source.key}" is a {source.design}, and "read:" says "{read}"'
            yield _fault(row, f"{said}; write {' or '.join(fits)}", docname)


def _is_study(row: MedicineRow, site: Site) -> bool:
    """Tell whether the source of a row is a study, of people or of animals."""
    source = site.sources_by_key.get(row.field("source"))
    return source is not None and source.design in START
