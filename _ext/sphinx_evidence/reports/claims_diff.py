"""Two ``claims.json`` compared: what a change does to the claims of a site. No Sphinx."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sphinx_evidence.model.searched import Query, Search
from sphinx_evidence.model.tiers import LEVELS, SIZES
from sphinx_evidence.numbers.lexer import read_figures

SURER, LESS_SURE = "surer", "less-sure"
ADDED, GONE, RENAMED = "added", "gone", "renamed"
UNSUPPORTED = "surer-without-source"
#: What may have changed, as ``--fail-on`` names it, and what is said of it.
KINDS: dict[str, str] = {
    ADDED: "the claim is new",
    GONE: "the claim is gone",
    RENAMED: "the claim has another id",
    "reworded": "its sentence",
    "tier": "its certainty",
    "direction": "its direction",
    "size": "the size of the effect",
    "question": "who got what, compared with what, or what was measured",
    "source": "the sources that it names",
    "figure": "a figure of its sentence or explanation",
    "reasons": "the reasons for doubt",
    "disclaimer": "its disclaimers, or the words of one",
    "harms": "the harms beside it",
    "search": "what was searched, and when",
    "page": "the page that it stands on",
    "record": "what we noted of a source: design, species, finding, reference, address",
    "retracted": "a source was retracted, or is doubted, since",
    SURER: "the claim sounds surer",
    LESS_SURE: "the claim sounds less sure",
    UNSUPPORTED: "the claim sounds surer, and cites no source that it did not cite before",
}
_QUESTION = ("population", "intervention", "comparator", "outcome", "better")
#: A document's fact is told without any doubt, so that it sounds surest of all.
_SURE = {name: rank for rank, name in enumerate(("none", *LEVELS, "reference"))} | {
    "preclinical": 0
}
_RECORD = ("design", "species", "finding", "reference", "url")
_DOUBTED = ("retracted", "expression-of-concern")


class Change(NamedTuple):
    """One thing that is no longer as it was."""

    kind: str  #: One of `KINDS`.
    was: str
    now: str
    what: str = ""  #: Which part of it, where there are several: ``outcome``, ``against``.


class Changed(NamedTuple):
    """A claim, a source or a disclaimer that changed."""

    name: str  #: Its id, key or name, as it is now.
    text: str  #: The claim's sentence, or what to call the source.
    place: str  #: The file of a claim; of a source or a disclaimer, the claims that name it.
    changes: tuple[Change, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return what changed of it, each kind once."""
        return tuple(dict.fromkeys(change.kind for change in self.changes))


class Difference(NamedTuple):
    """All that two documents differ in."""

    claims: tuple[Changed, ...]
    sources: tuple[Changed, ...]
    disclaimers: tuple[Changed, ...]

    def counts(self) -> dict[str, int]:
        """Return how many claims, sources and disclaimers changed in each way, in order."""
        found = Counter(kind for one in (*self[0], *self[1], *self[2]) for kind in one.kinds)
        return {kind: found[kind] for kind in KINDS if found[kind]}


def compare(base: Mapping[str, Any], head: Mapping[str, Any]) -> Difference:
    """Return what differs between two documents.

    :param base: what ``claims.json`` held.
    :param head: what it holds.
    """
    was, now = _by_name(base["claims"]), _by_name(head["claims"])
    renamed = {new: old for old, new in _renamed(was, now)}
    found = []
    for name, claim in now.items():
        old = renamed.get(name, name)
        changes = tuple(
            _changes(was[old], claim) if old in was else [Change(ADDED, "", _tier(claim))]
        )
        if changes:
            found.append(Changed(name, claim["claim"], claim["file"], changes))
    for name in was.keys() - now.keys() - set(renamed.values()):
        gone = Change(GONE, _tier(was[name]), "")
        found.append(Changed(name, was[name]["claim"], was[name]["file"], (gone,)))
    return Difference(
        tuple(sorted(found)), tuple(_sources(base, head)), tuple(_disclaimers(base, head))
    )


def _by_name(claims: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """Return claims by id; one without an id, or with that of another, is faulty but not lost."""
    found: dict[str, Mapping[str, Any]] = {}
    for claim in claims:
        name = claim["id"] or f'"{claim["claim"]}"'
        same = sum(one == name or one.startswith(f"{name} (") for one in found)
        found[f"{name} ({same + 1})" if name in found else name] = claim
    return found


def _renamed(
    was: Mapping[str, Mapping[str, Any]], now: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[str, str]]:
    """Yield the old and the new id of claims that go on under another name.

    Else a claim that became surer could come back as a new one. It is the same where its sentence
    is, or all that it asks.
    """
    gone = {name: was[name] for name in sorted(was.keys() - now.keys())}
    for name in sorted(now.keys() - was.keys()):
        old = next((old for old, claim in gone.items() if _same(claim, now[name])), "")
        if old:
            del gone[old]
            yield old, name


def _same(claim: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    asks = [claim[part] for part in _QUESTION[:4]]
    return (bool(claim["claim"]) and claim["claim"] == other["claim"]) or (
        all(asks) and asks == [other[part] for part in _QUESTION[:4]]
    )


def _changes(was: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Change]:
    """Yield how sure a claim sounds, compared with before, and then all that changed of it."""
    new = sorted({*now["sources"]} - {*was["sources"]})
    if kind := _strength(was, now):
        yield Change(kind, _tier(was), _tier(now))
        if kind == SURER and not new:
            yield Change(UNSUPPORTED, "", "")
    if was["id"] != now["id"]:
        yield Change(RENAMED, was["id"], now["id"])
    yield from _texts("reworded", was["claim"], now["claim"])
    yield from _texts("tier", _tier(was), _tier(now))
    for kind in ("direction", "size"):
        yield from _texts(kind, was[kind], now[kind])
    for part in _QUESTION:
        yield from _texts("question", was[part], now[part], part)
    for kind, part in (("source", "sources"), ("source", "against"), ("disclaimer", "disclaimers")):
        yield from _names(kind, was[part], now[part], part if kind == "source" else "")
    yield from _names("harms", was["harms"], now["harms"])
    yield from _names("figure", _figures(was, now), _figures(now, was))
    for part in ("rated_down", "rated_up"):
        yield from _texts("reasons", _steps(was[part]), _steps(now[part]), part.replace("_", "-"))
    yield from _texts("search", _search(was), _search(now))
    yield from _texts("page", was["page"], now["page"])


def _strength(was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """Return whether a claim sounds surer than before, or less sure; else an empty string.

    Its tier decides; in one tier, whether it tells of an effect at all, and then of how large a one.
    """
    before, after = (_SURE.get(claim["tier"]["name"]) for claim in (was, now))
    if before is None or after is None:
        return ""
    told = [claim["direction"] not in ("", "unclear") for claim in (was, now)]
    sizes = [
        len(SIZES) - SIZES.index(claim["size"]) if claim["size"] in SIZES else 0
        for claim in (was, now)
    ]
    if before == after and was["direction"] != now["direction"] and all(told):
        return ""  # another thing is said, as surely as before
    old, new = (before, told[0], sizes[0]), (after, told[1], sizes[1])
    return SURER if new > old else LESS_SURE if new < old else ""


def _texts(kind: str, was: str, now: str, what: str = "") -> Iterator[Change]:
    if was != now:
        yield Change(kind, was, now, what)


def _names(kind: str, was: Iterable[str], now: Iterable[str], what: str = "") -> Iterator[Change]:
    """Yield what was taken out of a list and what was put in; an order says nothing."""
    out, into = sorted({*was} - {*now}), sorted({*now} - {*was})
    if out or into:
        yield Change(kind, ", ".join(out), ", ".join(into), what)


def _figures(claim: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    """Return the figures of a claim as written; those of its body where both documents tell them."""
    found = [figure.written for figure, _, _ in read_figures(claim["claim"])]
    return found + list(claim["figures"] if "figures" in claim and "figures" in other else ())


def _tier(claim: Mapping[str, Any]) -> str:
    return str(claim["tier"]["label"])


def _steps(steps: Iterable[Mapping[str, Any]]) -> str:
    return "; ".join(f"{step['domain']} {step['levels']}: {step['reason']}" for step in steps)


def _search(claim: Mapping[str, Any]) -> str:
    found = claim["searched"]
    if not found:
        return ""
    asked = [  # a document of an earlier version tells none
        Query(q["database"], q["query"] or "", q["exact"]) for q in found.get("queries", ())
    ]
    return Search(found["on"], found["for"], tuple(asked)).told


def _sources(base: Mapping[str, Any], head: Mapping[str, Any]) -> Iterator[Changed]:
    """Yield the sources of both documents that we say something else of, or others do."""
    for key in sorted(base["sources"].keys() & head["sources"].keys()):
        was, now = base["sources"][key], head["sources"][key]
        changes = [c for part in _RECORD for c in _texts("record", was[part], now[part], part)]
        fates = (was["status"]["is"], now["status"]["is"])
        if fates[0] != fates[1] and fates[1] in _DOUBTED:
            changes.append(Change("retracted", *fates))
        if changes:
            yield Changed(key, now["label"], _named_by(head, "sources", key), tuple(changes))


def _disclaimers(base: Mapping[str, Any], head: Mapping[str, Any]) -> Iterator[Changed]:
    """Yield the disclaimers of both documents whose words are others."""
    for name in sorted(base["disclaimers"].keys() & head["disclaimers"].keys()):
        was, now = base["disclaimers"][name]["text"], head["disclaimers"][name]["text"]
        if changes := tuple(_texts("disclaimer", was, now)):
            yield Changed(name, "", _named_by(head, "disclaimers", name), changes)


def _named_by(document: Mapping[str, Any], part: str, name: str) -> str:
    return ", ".join(claim["id"] for claim in document["claims"] if name in claim[part])
