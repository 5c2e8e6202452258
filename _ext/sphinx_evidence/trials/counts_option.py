"""What the option ``counts`` of a claim names, read from the site's folder of counts. No Sphinx."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

from sphinx_evidence.model.count_rows import Counted
from sphinx_evidence.trials.counts import DataFolder
from sphinx_evidence.trials.counts_names import split_counts
from sphinx_evidence.trials.files import CountsError


def count(value: str, folder: DataFolder) -> tuple[tuple[Counted, ...], tuple[str, ...]]:
    """Return the rows that an option names, in the order written, and what is wrong with it.

    :param value: ``file: source: outcome``; several are separated by ``;``.
    :param folder: the site's folder of counts.
    """
    rows: list[Counted] = []
    faults: list[str] = []
    for part in filter(str.strip, value.split(";")):
        try:
            for name in split_counts(part):
                found = folder.row(*name)
                how = (found.how == "derived", found.studies)
                row = Counted(found.source, found.outcome, *how, *astuple(found.table))
                if row in rows:
                    faults.append(f"{part.strip()!r} is named twice")
                else:
                    rows.append(row)
        except CountsError as error:
            faults.append(str(error))
    return tuple(rows), tuple(faults)


def files_of(value: str, folder: DataFolder) -> Iterator[Path]:
    """Yield the files that an option names, whether they are there or not."""
    for part in filter(str.strip, value.split(";")):
        name = part.partition(":")[0].strip()
        if folder.is_name(name):
            yield folder.path / f"{name}.csv"
