"""A table of medicines: how far apart from one substance each is taken, and who says so. No Sphinx."""

from collections.abc import Mapping
from typing import NamedTuple

from sphinx_evidence.model.options import split_names
from sphinx_evidence.model.place import Place

#: How a source was read: the word in a data file, and the words that a reader sees.
READINGS: Mapping[str, str] = {
    "official": "official text read",
    "copy": "read in a copy",
    "paper": "whole paper read",
    "summary": "summary read",
    "secondary": "read on secondary pages only",
}
#: The reading of a source that nobody saw itself; its row shows no mark of a claim.
SECONDARY = "secondary"
#: The readings of a text that an office or a maker gives out; the others are of studies.
OF_TEXTS = ("official", "copy")

#: What a medicine and a row say in a data file, in the order in which a contributor meets them.
MEDICINE_FIELDS = ("medicine", "members", "brands", "rows")
ROW_FIELDS = (
    *("substance-first", "medicine-first", "happens", "source", "who"),
    *("about", "read", "claim"),
)
WAITS = ("substance-first", "medicine-first")

#: What the directive may be given.
TABLE_OPTIONS = ("file", "substance", "disclaimer")


class MedicineRow(NamedTuple):
    """What one source says of one medicine, faulty or not."""

    medicine: str
    members: str  #: Medicines that it stands for, separated by commas, where it is a group of them.
    brands: str
    fields: tuple[tuple[str, str], ...]  #: By the names of `ROW_FIELDS`, as written.
    place: Place  #: In the data file.

    def field(self, name: str) -> str:
        """Return a field, or an empty string where it is not given."""
        return next((value for key, value in self.fields if key == name), "")

    @property
    def names(self) -> tuple[str, ...]:
        """The medicine, or each of several, and those that it stands for: who looks one up knows one."""
        return (*self.medicine.split(", "), *split_names(self.members))

    @property
    def name(self) -> str:
        """What to call the row in a message."""
        source = self.field("source")
        return f"{self.medicine or 'no medicine'}{f', {source}' if source else ''}"

    @property
    def lead(self) -> str:
        """What a message about the row starts with."""
        return f'row "{self.name}": '


class MedicineTable(NamedTuple):
    """A table as its author asked for it, with all that its file holds."""

    caption: str
    substance: str
    disclaimer: str  #: The names as written.
    rows: tuple[MedicineRow, ...]  #: Rows of one medicine stand together.
    place: Place
    docname: str

    @property
    def disclaimers(self) -> tuple[str, ...]:
        """The names of its disclaimers."""
        return split_names(self.disclaimer)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the sources of its rows, each once, in order."""
        return tuple(dict.fromkeys(key for row in self.rows if (key := row.field("source"))))

    @property
    def blocks(self) -> tuple[tuple[MedicineRow, ...], ...]:
        """The rows of each medicine, in the order of the file."""
        found: dict[str, list[MedicineRow]] = {}
        for row in self.rows:
            found.setdefault(row.medicine, []).append(row)
        return tuple(map(tuple, found.values()))
