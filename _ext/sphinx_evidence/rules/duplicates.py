"""Works that stand in a bibliography twice, so that one study would count twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sphinx_evidence.model.identifiers import pmid_fault
from sphinx_evidence.model.same_work import SHORT, fold, same_family, twin_titles
from sphinx_evidence.model.source import Source
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.site import Site


def duplicates(site: Site) -> Iterator[Fault]:
    """Find works that the site cites and that have two keys; the later entry is the one to go."""
    used = site.used_keys
    if not used:
        return
    by_id: dict[tuple[str, str], Source] = {}
    alike: dict[tuple[str, str, str], list[Source]] = defaultdict(list)
    for source in site.sources:
        found = ""
        for name, value in _numbers(source):
            first = by_id.setdefault((name, value), source)
            # A key that is defined twice is told by `broken-bibliography`.
            if (
                first.key != source.key
                and not found
                and not used.isdisjoint((first.key, source.key))
                and not _bundled(source, first)
            ):
                found = _double(source, first, f"have one {name}, {value}", "keep one")
        if near := _nearby(source):
            others = (
                alike[near] if source.key in used else [o for o in alike[near] if o.key in used]
            )
            twins = (
                other for other in others if _twins(source, other) and not _bundled(source, other)
            )
            if not found and (other := next(twins, None)):
                years = " and ".join(dict.fromkeys((other.year, source.year)))
                who = "same first author" if source.author else "no author"
                found = _double(
                    source,
                    other,
                    f"look like one work: {who}, same title, {years}",
                    "keep one, or give each its PMID if they are two",
                )
            if not found:
                alike[near].append(source)
        if found:
            yield Fault(source.place, found)


def _bundled(one: Source, other: Source) -> bool:
    """Tell whether one of two entries is a set, and the other a work in it."""
    return one.key in other.bundled or other.key in one.bundled


def _numbers(source: Source) -> Iterator[tuple[str, str]]:
    """Yield what marks a source, and no other work may have."""
    pmid = source.identifier("pmid")
    if source.doi:
        yield "DOI", source.doi
    if pmid and not pmid_fault(pmid):
        yield "PMID", pmid
    if 0 < len(fold(source.title).split()) < SHORT and source.link:
        # Too short a title to know a work by; with its address it is enough.
        yield "title and address", f"{fold(source.title)}, {source.link}"


def _nearby(source: Source) -> tuple[str, str, str] | None:
    """Return what a source shares with each that may be its twin, so that few are compared."""
    family, title = fold(source.author).split(), fold(source.title).split()
    # The last word of a name stands there in each way of writing it.
    joined = "".join(title)
    digits = "".join(filter(str.isdigit, joined))
    name = family[-1] if family else ""
    return (name, joined[:6], digits) if len(title) > 2 else None


def _double(source: Source, first: Source, why: str, what_to_do: str) -> str:
    where = str(first.place)
    return f'"{source.key}" and "{first.key}" ({where}) {why}; {what_to_do}'


def _twins(one: Source, other: Source) -> bool:
    """Tell whether two entries are one work, such as its online and its printed version."""
    if not (one.year.isdecimal() and other.year.isdecimal()):
        near = one.year == other.year
    else:
        near = abs(int(one.year) - int(other.year)) <= 2
    pmid, other_pmid = one.identifier("pmid"), other.identifier("pmid")
    told_apart = pmid and other_pmid and pmid != other_pmid
    return (
        near
        and one.key != other.key
        and not told_apart
        and same_family(one.author, other.author)
        and twin_titles(one.title, other.title)
    )
