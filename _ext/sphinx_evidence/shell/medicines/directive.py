"""The directive ``medicine-table``: how far apart from one substance medicines are taken.

Its rows stand in a data file. What they say becomes nodes when the page is read, so that it is read
as all text is; what other pages know of their sources and claims is added when it is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docutils import nodes
from sphinx import addnodes

from sphinx_evidence.files.medicines import MedicineFile, read_medicines
from sphinx_evidence.model.medicines import (
    SECONDARY,
    TABLE_OPTIONS,
    WAITS,
    MedicineRow,
    MedicineTable,
)
from sphinx_evidence.model.notes import Stray
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.text import capital, with_stop
from sphinx_evidence.model.waits import NO_TIME, read_wait
from sphinx_evidence.shell.config import claims_language
from sphinx_evidence.shell.directive import EvidencePart
from sphinx_evidence.shell.medicines.nodes import (
    LONGEST,
    MARK,
    SOURCE,
    medicine_jumps,
    medicine_limit,
    medicine_place,
)
from sphinx_evidence.shell.nodes import CITED, JUDGED, fault_box, text_of
from sphinx_evidence.shell.places import relative
from sphinx_evidence.shell.table.nodes import CARDS, card_body, card_cell, card_row, table_of
from sphinx_evidence.views.medicines import EITHER, headings, reading, wait_in
from sphinx_evidence.wording.words import words_of

_WIDTHS = (14, 14, 27, 23, 22)


class MedicineTableDirective(EvidencePart):
    """A table of medicines, a block each and a row a source."""

    has_content = False
    known = TABLE_OPTIONS

    def run(self) -> list[nodes.Node]:
        """Return the table, with links to its blocks above it."""
        given = self.known_options("the table of medicines")
        self._path = Path(self.env.srcdir, given.get("file", "").strip().lstrip("/"))
        found = self._read(given)
        docname = self.env.docname
        table = MedicineTable(
            self.title,
            given.get("substance", ""),
            given.get("disclaimer", ""),
            found.rows,
            self.place,
            docname,
        )
        self._table = table
        self._ordinal = self.store.note("medicine_tables", docname, table)
        if not table.rows:
            lead = self.words("Incomplete table. Do not rely on it.")
            fault = fault_box(lead, [self.words("It holds no rows.")])
            return [nodes.container("", fault, classes=["evidence-medicines"])]
        for row in table.rows:
            if claim := row.field("claim"):
                self.mention(claim, row.place)
        bodies = self._bodies()
        drawn = self._drawn(bodies)
        limit = medicine_limit(docname=docname, ordinal=self._ordinal)
        drawn[:0] = [limit, self._jumps(bodies)]
        return [drawn]

    def _read(self, given: dict[str, str]) -> MedicineFile:
        """Return what the data file holds, and note what is wrong with it."""
        name = given.get("file", "")
        if not name:
            self.fault("incomplete-row", "the table names no file; add :file: with its data file")
            return MedicineFile((), ())
        self.env.note_dependency(self._path)
        path = relative(self.env, self._path)
        try:
            raw = self._path.read_bytes()
        except OSError:
            text = f'the file "{name}" can\'t be read; correct the name, or write the file'
            self.fault("incomplete-row", text)
            return MedicineFile((), ())
        found = read_medicines(raw, path)
        for slip in found.slips:
            page, place = self.env.docname, Place(path, slip.line)
            self.store.note("strays", page, Stray(slip.rule, slip.message, place, page))
        return found

    def _drawn(self, bodies: Sequence[card_body]) -> nodes.container:
        drawn = table_of(self.title, self._headings(), _WIDTHS, [], CARDS)
        [sheet], [group] = drawn.findall(nodes.table), drawn.findall(nodes.tgroup)
        sheet["classes"].append("evidence-medicine-sheet")
        group.pop()  # the body that would hold all rows
        group += bodies
        for spec in group.findall(nodes.colspec):
            spec["stub"] = 0  # the heading of a row stands above it
        drawn["classes"] += ["table-cards", "evidence-medicines", "no-page-numbers"]
        self.set_source_info(drawn)
        return drawn

    def _headings(self) -> Sequence[str]:
        return headings(self._table.substance, self.words)

    def _jumps(self, bodies: Sequence[card_body]) -> medicine_jumps:
        """Return links to the blocks, by the names of the medicines and of their members."""
        named = {
            name: body["ids"][0]
            for rows, body in zip(self._table.blocks, bodies, strict=True)
            for name in rows[0].names
        }
        links = [
            nodes.reference("", capital(name), refid=named[name], internal=True)
            for name in sorted(named, key=str.casefold)
        ]
        items = [nodes.list_item("", nodes.paragraph("", "", link)) for link in links]
        jumps = medicine_jumps(label=self.words("Look up a medicine"))
        jumps += nodes.bullet_list("", *items, bullet="*")
        return jumps

    def _bodies(self) -> list[card_body]:
        """Return a body for each medicine, with the anchor that leads to it."""
        bodies, number = [], 0
        for rows in self._table.blocks:
            body = card_body("", self._name(rows[0], number))
            self.target(body, self.anchor("medicine", nodes.make_id(rows[0].medicine)))
            for row in rows:
                body += card_row("", *self._cells(row, number))
                number += 1
            bodies.append(body)
        return bodies

    def _name(self, row: MedicineRow, number: int) -> card_row:
        """Return the heading of a block: the medicine, its brands, and the longest time."""
        name = capital(row.medicine) or self.words("No medicine named")
        line = nodes.paragraph("", "", nodes.strong(name, name))
        if row.members:
            line += nodes.Text(f": {row.members}")
        if row.brands:
            words = self.words("Brand names: {}", row.brands)
            line += [nodes.Text(". "), nodes.inline(words, words, classes=["evidence-brands"])]
        line += self._place_for(LONGEST, row, number)
        self._at(line, row.place)
        return card_row("", card_cell("", line, label="", morecols=len(_WIDTHS) - 1, group=True))

    def _cells(self, row: MedicineRow, number: int) -> list[card_cell]:
        happens = row.field("happens")
        who = nodes.paragraph("", "", self._place_for(SOURCE, row, number))
        if name := row.field("who"):
            who.insert(0, nodes.inline(name, name))  # it becomes the link
        if about := row.field("about"):
            who += nodes.Text(f", {about}")
        blocks = [
            *(self._wait(row.field(name)) for name in WAITS),
            text_of(with_stop(capital(happens)) if happens else ""),
            who,
            nodes.paragraph("", "", *self._sure(row, number)),
        ]
        cells = [
            card_cell("", block, label=label)
            for label, block in zip(self._headings(), blocks, strict=True)
        ]
        first, second = cells[: len(WAITS)]
        if len({row.field(name) for name in WAITS}) == 1:  # a narrow screen shows it once
            first["narrow"] = self.words(EITHER)
            second["classes"].append("evidence-same")
        for node in (node for cell in cells for node in cell.findall(nodes.Element)):
            self._at(node, row.place)
        return cells

    def _wait(self, text: str) -> nodes.paragraph:
        if not text:
            return text_of(self.words(NO_TIME))
        words = capital(wait_in(text, self.words))
        if read_wait(text) is None:  # it is no matter of time, or not understood
            return text_of(words)
        told = nodes.strong(words, words, classes=["evidence-wait"])
        judged = capital(wait_in(text, words_of(claims_language(self.config))))
        if judged != words:  # its unit is one that the claims' own language reads
            told[JUDGED] = judged
        return nodes.paragraph("", "", told)

    def _place_for(self, kind: str, row: MedicineRow, number: int) -> medicine_place:
        place = medicine_place(
            kind=kind, docname=self.env.docname, ordinal=self._ordinal, row=number
        )
        if kind == SOURCE and (key := row.field("source")):
            place[CITED], place["shown"] = [key], True
        return place

    def _sure(self, row: MedicineRow, number: int) -> list[nodes.Node]:
        """Return a place for the mark, and how the source was read, linked to the claim."""
        words = reading(row, self.words)
        place = self._place_for(MARK, row, number)
        claim, marked = row.field("claim"), row.field("read") != SECONDARY
        words = words if claim and marked else capital(words)
        if not claim:
            return [place, nodes.inline(words, words)]
        link = addnodes.pending_xref(
            "",
            nodes.inline(words, words),
            refdoc=self.env.docname,
            refexplicit=True,
            refdomain="evidence",
            reftype="claim",
            reftarget=claim,
        )
        return [place, link]

    def _at(self, node: nodes.Element, place: Place) -> None:
        """Say where in the data file a node comes from."""
        node.source, node.line = str(self._path), place.line
