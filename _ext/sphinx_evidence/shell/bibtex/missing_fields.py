"""What an entry lacks that a list of sources needs: said with its file and line, and what to do.

bibtex warns "missing author in smith2020" at the page with the list, and says no more.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from sphinx.environment import BuildEnvironment

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.model.source import Source

#: As pybtex words it, in a warning that says what it is about.
_SUBTYPE = "missing_field"
_MISSING = pattern(r"missing (?P<field>\w+) in (?P<key>\S+)")
_ORGANISATION = "an organisation in double braces: author = {{World Health Organization}}"


def retell(
    record: logging.LogRecord, env: BuildEnvironment, sources: Callable[[], Mapping[str, Source]]
) -> None:
    """Put a warning of bibtex on a missing field into our words; any other stays as it is.

    :param record: the warning; who suppresses it by its type still does.
    :param sources: returns all sources by their keys.
    """
    found = _MISSING.fullmatch(record.getMessage())
    if found is None or getattr(record, "subtype", "") != _SUBTYPE:
        return
    key, field = found["key"], found["field"]
    source = sources().get(key)
    if source is None:
        return
    what, add = {
        "author": ("author", f"add author = {{Family, Given}}, or {_ORGANISATION}"),
        "editor": ("author and no editor", f"add author = {{Family, Given}}, or {_ORGANISATION}"),
        "year": ("year", "add the year in which it came out: year = {2020}"),
    }.get(field, (field, f"add {field} = {{...}}"))
    record.msg = (
        f'entry "{key}" has no {what}, and a list of sources can\'t show it so; {add}; where there is '
        "none, make it an entry of the kind @misc"
    )
    record.args = ()
    record.location = f"{env.srcdir / source.path}:{source.line}"
