"""The data file of a table of medicines: YAML, read with the line on which each thing stands.

A file holds a list of medicines, and each medicine a list of rows, one a source::

    - medicine: blood thinners
      members: warfarin, phenprocoumon
      brands: Coumadin
      rows:
      - substance-first: 2 to 4 hours
        medicine-first: 4 hours
        happens: Less of it may be taken up.
        source: smith2020
        who: label of a black tea
        read: official
        claim: tea-warfarin
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

import yaml

from sphinx_evidence.model.medicines import (
    MEDICINE_FIELDS,
    READINGS,
    ROW_FIELDS,
    WAITS,
    MedicineRow,
)
from sphinx_evidence.model.options import one_line
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.model.waits import NEVER, NO_MATTER, is_wait

_UNREAD = "incomplete-row"
_SHAPE = 'write a list of medicines, each with "medicine:" and "rows:"'


class Slip(NamedTuple):
    """What is wrong with the file itself; what is wrong with a row's facts is the rules' matter."""

    rule: str
    message: str  #: What is wrong; what to do.
    line: int


class MedicineFile(NamedTuple):
    """What a data file holds."""

    rows: tuple[MedicineRow, ...]
    slips: tuple[Slip, ...]


def read_medicines(raw: bytes, path: str) -> MedicineFile:
    """Read a data file.

    :param raw: the file as it is on disk, UTF-8.
    :param path: what to call the file.
    """
    try:
        root = yaml.compose(raw.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        said = one_line(str(getattr(error, "problem", "") or error))
        message = f"the table can't be read: {said}; correct the file, in UTF-8"
        return MedicineFile((), (Slip(_UNREAD, message, mark.line + 1 if mark else 1),))
    if not isinstance(root, yaml.SequenceNode) or not root.value:
        message = f"the file holds no list of medicines; {_SHAPE}"
        return MedicineFile((), (Slip(_UNREAD, message, 1),))
    reader = _Reader(path)
    rows = tuple(row for node in root.value for row in reader.medicine(node))
    return MedicineFile(rows, tuple(reader.slips))


class _Reader:
    """Reads medicines, and notes what is wrong on the way."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.slips: list[Slip] = []
        self._seen: dict[str, int] = {}

    def medicine(self, node: yaml.Node) -> Iterator[MedicineRow]:
        """Yield the rows of a medicine."""
        fields = self._mapping(node, "a medicine", MEDICINE_FIELDS)
        name, members, brands = (self._text(fields, key) for key in MEDICINE_FIELDS[:3])
        line = _line(node)
        first = self._seen.setdefault(name.casefold(), line)
        if name and first != line:
            message = f'"{name}" stands on line {first} too; put its rows together'
            self.slips.append(Slip(_UNREAD, message, line))
        listed = fields.get("rows")
        rows = listed.value if isinstance(listed, yaml.SequenceNode) else []
        if not rows:
            message = f'"{name or "a medicine"}" has no rows; add "rows:" with one row a source'
            self.slips.append(Slip(_UNREAD, message, line))
        for row in rows:
            yield self._row(row)._replace(medicine=name, members=members, brands=brands)

    def _row(self, node: yaml.Node) -> MedicineRow:
        fields = self._mapping(node, "a row", ROW_FIELDS)
        told = tuple((name, self._text(fields, name)) for name in ROW_FIELDS if name in fields)
        row = MedicineRow("", "", "", told, Place(self.path, _line(node)))
        for name in WAITS:
            if not is_wait(row.field(name)):
                self._unknown(
                    fields[name],
                    f'{name} can\'t be "{row.field(name)}"; write a time such as "2 hours" or '
                    f'"2 to 4 hours", "{NEVER}", "{NO_MATTER}", or leave it out',
                )
        if (read := row.field("read")) and read not in READINGS:
            hint = nearest(read, READINGS)
            self._unknown(
                fields["read"], f'read can\'t be "{read}"{hint}; write {" or ".join(READINGS)}'
            )
        return row

    def _unknown(self, node: yaml.Node, message: str) -> None:
        self.slips.append(Slip("unknown-value", message, _line(node)))

    def _mapping(self, node: yaml.Node, what: str, known: Collection[str]) -> dict[str, yaml.Node]:
        """Return the fields of a medicine or a row that are known, and note the others."""
        if not isinstance(node, yaml.MappingNode):
            self.slips.append(Slip(_UNREAD, f"{what} has no fields; {_SHAPE}", _line(node)))
            return {}
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = str(key.value)
            if name not in known:
                message = (
                    f'{what} has no field "{name}"{nearest(name, known)}; correct it or take it out'
                )
                self.slips.append(Slip("unknown-option", message, _line(key)))
            elif name in found:
                message = f'{what} has "{name}" twice; keep one of them'
                self.slips.append(Slip(_UNREAD, message, _line(key)))
            else:
                found[name] = value
        return found

    def _text(self, fields: dict[str, yaml.Node], name: str) -> str:
        """Return a field as one line; the words are those of the file, and no value of YAML."""
        node = fields.get(name)
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode):
            self.slips.append(Slip(_UNREAD, f"{name} is a list; write it as one text", _line(node)))
            return ""
        return one_line(str(node.value))


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
