"""Rows of counts by name, as options of directives give them: ``file: source: outcome``."""

from typing import NamedTuple

from sphinx_evidence.trials.files import CountsError


class CountsName(NamedTuple):
    """Which row of which file: ``etomidate: guler2005: jerks``."""

    comparison: str  #: The file in the folder of counts, without ``.csv``.
    source: str  #: The source's key.
    outcome: str | None  #: None where the source has one outcome only.


def split_counts(value: str) -> tuple[CountsName, ...]:
    """Return the rows that an option names, in the order written.

    :param value: ``file: source`` or ``file: source: outcome``; several are separated by ``;``.
    :raises CountsError: where a part names no file or no source.

    >>> split_counts("etomidate: guler2005; etomidate: rashdi2013: jerks")
    (CountsName(comparison='etomidate', source='guler2005', outcome=None), \
CountsName(comparison='etomidate', source='rashdi2013', outcome='jerks'))
    """
    return tuple(_name(part) for part in map(str.strip, value.split(";")) if part)


def _name(part: str) -> CountsName:
    comparison, _, rest = (piece.strip() for piece in part.partition(":"))
    source, _, outcome = (piece.strip() for piece in rest.partition(":"))
    if not comparison or not source:
        raise CountsError(f"{part!r} names no counts; write file: source: outcome")
    return CountsName(comparison, source, outcome or None)
