"""Reading PubMed's own format, MEDLINE: a tag of up to four letters, a dash, a value. No Sphinx.

Shape, read 2026-11-29 in records that others keep as examples (``PMID- 1``, ``TI  - ``, ``FAU - ``,
``LID - 10.1000/x [doi]``, ``PT  - Randomized Controlled Trial``, ``MH  - Humans``): what belongs to a
value goes on in lines that start with spaces, and a blank line ends a record. PubMed calls a file of
them ``.nbib``.
"""

import re
from typing import NamedTuple

from sphinx_evidence.model.pattern import pattern

_LINE = pattern(r"([A-Z][A-Z0-9]{0,3}) *- ?(.*)")


class MedlineRecord(NamedTuple):
    """What PubMed says of a work."""

    pmid: str
    doi: str
    pmcid: str
    title: str
    authors: tuple[str, ...]  #: As "Smith, Ann B".
    journal: str
    year: str
    volume: str
    number: str
    pages: str
    types: tuple[str, ...]  #: Publication types, such as "Randomized Controlled Trial".
    headings: tuple[str, ...]  #: Of MeSH, without qualifiers.


def read_medline(text: str) -> list[MedlineRecord]:
    """Return the records that a text holds; what is no record is left out."""
    found = [_record(block) for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n"))]
    return [record for record in found if record.pmid]


def is_medline(text: str) -> bool:
    """Tell whether a text is of this format."""
    return re.match(r"\s*PMID- ?\d", text) is not None


def _record(block: str) -> MedlineRecord:
    fields: dict[str, list[str]] = {}
    tag = ""
    for line in block.splitlines():
        if match := _LINE.fullmatch(line):
            tag = match[1]
            fields.setdefault(tag, []).append(match[2].strip())
        elif tag and line.startswith(" "):
            fields[tag][-1] = f"{fields[tag][-1]} {line.strip()}"

    def first(*tags: str) -> str:
        return next((fields[one][0] for one in tags if one in fields), "")

    numbers = [*fields.get("LID", ()), *fields.get("AID", ())]
    dois = [number.removesuffix("[doi]").strip() for number in numbers if number.endswith("[doi]")]
    return MedlineRecord(
        pmid=first("PMID"),
        doi=dois[0] if dois else "",
        pmcid=first("PMC"),
        title=first("TI").removesuffix("."),
        authors=tuple(fields.get("FAU") or fields.get("AU") or fields.get("CN") or ()),
        journal=first("JT", "TA"),
        year=first("DP")[:4],
        volume=first("VI"),
        number=first("IP"),
        pages=first("PG"),
        types=tuple(fields.get("PT", ())),
        headings=tuple(heading.partition("/")[0].strip("* ") for heading in fields.get("MH", ())),
    )
