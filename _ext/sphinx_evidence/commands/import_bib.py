"""``import``: what an exported bibliography lacks for the gate, and what can be filled in."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from sphinx_evidence.commands.errors import UNUSABLE, stopped
from sphinx_evidence.files.bib import RawFile
from sphinx_evidence.files.exports import Lacking, look_over, with_additions
from sphinx_evidence.files.medline import is_medline, read_medline
from sphinx_evidence.files.write import replace
from sphinx_evidence.model.text import counted

WHOLE, LACKS = 0, 1
_COLUMNS = ("entry", "line", "found by", "design", "species", "finding")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``import`` is told to a parser."""
    parser.set_defaults(run=run)
    parser.epilog = (
        "Exit status: 0 nothing is lacking, 1 something is, 2 the file can't be read. A proposal is "
        "taken from the entry alone: read the work before you keep it."
    )
    parser.add_argument("file", metavar="FILE.bib", type=Path, help="what was exported")
    parser.add_argument(
        "--write", action="store_true", help="put in what is proposed; nothing is overwritten"
    )


def run(options: argparse.Namespace) -> int:
    """Print what entries lack, and put in what can be known where that is asked for.

    :param options: as `add_arguments` defines them.
    """
    try:
        return _look_over(options.file, write=options.write)
    except (OSError, ValueError) as error:
        return stopped("import", error)


def _look_over(path: Path, *, write: bool) -> int:
    file = RawFile(str(path), path.read_bytes(), "")
    if other := _other_format(file.raw.decode("utf-8-sig", "replace")):
        raise ValueError(f"{path} is {other}")
    entries, problems = look_over(file)
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    if not entries:
        return UNUSABLE
    sys.stdout.write("\n".join([*_table(entries), *_remarks(path, entries), ""]))
    lacking = [e for e in entries if not (e.identifier and e.design and e.species and e.finding)]
    proposed = sum(len(entry.additions) for entry in entries)
    told = f"{counted(len(entries), 'entry', 'entries')}, {len(lacking)} of them lack something"
    if write and proposed:
        replace(path, with_additions(file, entries))
        sys.stdout.write(f"{told}; {counted(proposed, 'field')} put into {path}: read the works.\n")
    else:
        more = f"; --write puts in what has a +, {counted(proposed, 'field')}" if proposed else ""
        sys.stdout.write(f"{told}{more}.\n")
    return LACKS if lacking else WHOLE


def _other_format(text: str) -> str:
    """Return what a file is that is no BibTeX, and what to do; empty where it may be."""
    if is_medline(text):
        numbers = " ".join(record.pmid for record in read_medline(text)[:3])
        return f'PubMed\'s own format; write its works with "source {numbers}", or import it into Zotero first'
    if text.lstrip().startswith("TY  -"):
        return "in RIS; export it as BibTeX, or import it into Zotero first"
    if text.lstrip().startswith(("{", "[")):
        return "JSON; export it as BibTeX or BibLaTeX"
    if "@" not in text and "," in text.partition("\n")[0]:
        return "a table; import it into Zotero, and export it as BibTeX"
    return ""


def _table(entries: Sequence[Lacking]) -> Iterator[str]:
    """Yield the lines of a table: what is there, what is proposed (+), and what is missing (-)."""
    rows = [_COLUMNS, *map(_row, entries)]
    wide = [max(len(row[place]) for row in rows) for place in range(len(_COLUMNS))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, wide, strict=True)).rstrip()


def _row(entry: Lacking) -> tuple[str, ...]:
    proposed = entry.proposed
    numbers = [
        f"+ {name} ({proposed[name][1]})"
        for name in ("doi", "pmid", "pmcid", "url")
        if name in proposed
    ]
    cells = [", ".join(filter(None, [entry.identifier, *numbers])) or "-"]
    for name, given in (("design", entry.design), ("species", entry.species)):
        value, why = proposed.get(name, ("", ""))
        cells.append(given or (f"+ {value} ({why})" if value else "-"))
    return (entry.key, str(entry.line), *cells, "yes" if entry.finding else "-")


def _remarks(path: Path, entries: Sequence[Lacking]) -> Iterator[str]:
    """Yield what to know of single entries, then how many lack what."""
    for entry in entries:
        for remark in entry.remarks:
            yield f'{path}:{entry.line}: "{entry.key}" {remark}'
    counts: Counter[str] = Counter()
    for entry in entries:
        counts["nothing to find them by"] += not (
            entry.identifier or {"doi", "pmid", "pmcid", "url"} & entry.proposed.keys()
        )
        counts["no design"] += not (entry.design or "design" in entry.proposed)
        counts["no species"] += not (entry.species or "species" in entry.proposed)
        counts["no finding"] += not entry.finding
    told = [f"{count} {what}" for what, count in counts.items() if count]
    if told:
        yield f"Left to you: {', '.join(told)}. A finding is the fact in your own words, with its exact numbers."
