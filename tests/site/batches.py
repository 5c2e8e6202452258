"""Faults that have nothing to do with each other, planted in one site and judged together.

What a fault changes is noted as its edits: which claim, source, row or setting is another, new or
gone. Faults share a site if they are about different things, edit nothing in two ways, and bring about
nothing at one place that could not be told apart by its name. In it the gate must find just what it
must find of each; where it does not, each is judged alone after all.
"""

from __future__ import annotations

import dataclasses
import operator
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import repeat
from typing import Any, NamedTuple

from sphinx_evidence.model.place import Place
from sphinx_evidence.rules.site import Site
from tests.site.planting import Fault, Spot

#: How many faults share a site.
SIZE = 400

#: Where something stands in a site: a part, then fields, a key or a position.
Path = tuple[object, ...]
#: What stands there in a planted site.
Edits = dict[Path, object]

_GONE = object()


class Planted(NamedTuple):
    """A fault of a rule, and what it edits in the sound site."""

    rule: str
    fault: Fault
    edits: Edits
    whole: bool = False  #: Can't its site be made from its edits? Then it is judged alone.

    @property
    def wanted(self) -> Counter[Spot]:
        """Return what has to be found of it, each as often as it has to be."""
        return wanted(self.rule, self.fault)


def wanted(rule: str, fault: Fault) -> Counter[Spot]:
    """Return what has to be found of a fault, each as often as it has to be."""
    return Counter([*((rule, place) for place in fault.places), *fault.also])


def noted(rule: str, fault: Fault, sound: Site) -> Planted:
    """Return a fault with its edits, which take less room than its site."""
    edits = dict(_edits(fault.site, sound))
    if _same(_made(sound, edits), fault.site):
        return Planted(rule, fault._replace(site=sound), edits)
    return Planted(rule, fault, edits, whole=True)


def together(planted: Iterable[Planted], sound: Site) -> Site:
    """Return the site in which all of some faults are planted."""
    edits: Edits = {}
    for one in planted:
        if one.whole:
            return one.fault.site
        edits |= one.edits
    made: Site = _made(sound, edits)
    return made


def batches(planted: list[Planted]) -> Iterator[list[Planted]]:
    """Yield faults in batches in which none meets another.

    Neighbours in the list are often about one claim, and come into different batches.
    """
    step = -(-len(planted) // SIZE) or 1
    unfilled: list[_Batch] = []
    for one in (one for start in range(step) for one in planted[start::step]):
        batch = next((batch for batch in unfilled if batch.takes(one)), None)
        if batch is None:
            batch = _Batch()
            unfilled.append(batch)
        batch.add(one)
        if one.whole or len(batch.planted) == SIZE:
            unfilled.remove(batch)
            yield batch.planted
    yield from (batch.planted for batch in unfilled)


class _Batch:
    def __init__(self) -> None:
        self.planted: list[Planted] = []
        self._where: set[str] = set()
        self._edits: Edits = {}
        self._names: dict[Spot, set[str]] = {}
        self._places: set[Place] = set()
        self._elsewhere: set[Place] = set()

    def takes(self, one: Planted) -> bool:
        """Tell whether a fault is about another thing, edits nothing otherwise, and can be told apart."""
        return (
            not one.whole
            and one.fault.where not in self._where
            and self._elsewhere.isdisjoint(one.fault.places)
            and self._places.isdisjoint(_elsewhere(one))
            and all(
                self._edits[path] == one.edits[path]
                for path in self._edits.keys() & one.edits.keys()
            )
            and all(
                name and name not in names and "" not in names
                for spot, name in _told(one)
                if (names := self._names.get(spot))
            )
        )

    def add(self, one: Planted) -> None:
        self.planted.append(one)
        self._where.add(one.fault.where)
        self._edits |= one.edits
        self._places.update(one.fault.places)
        self._elsewhere |= _elsewhere(one)
        for spot, name in _told(one):
            self._names.setdefault(spot, set()).add(name)


def _elsewhere(one: Planted) -> set[Place]:
    """Return where something follows of a fault that is not about what stands there."""
    return {place for _, place in one.fault.also} - {*one.fault.places}


def _told(one: Planted) -> Iterator[tuple[Spot, str]]:
    """Yield where something is found of a fault, and what it is told from others there by."""
    for place in one.fault.places:
        yield (one.rule, place), one.fault.says
    yield from ((spot, "") for spot in one.fault.also)


# --- edits ----------------------------------------------------------------------------------------


def _fields(record: Any) -> tuple[str, ...]:
    """Return the fields of a record that has parts of its own: the site, its settings, a file."""
    if dataclasses.is_dataclass(record):
        return tuple(field.name for field in dataclasses.fields(record))
    return getattr(record, "_fields", ())


def _edits(new: Any, old: Any) -> Iterator[tuple[Path, object]]:
    if new is old:
        return
    if names := _fields(old) if type(new) is type(old) else ():
        for name in names:
            for path, value in _edits(getattr(new, name), getattr(old, name)):
                yield (name, *path), value
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        same = map(operator.is_, old.values(), map(new.get, old, repeat(_GONE)))
        yield from (
            ((key,), new.get(key, _GONE)) for key, kept in zip(old, same, strict=True) if not kept
        )
        yield from (((key,), new[key]) for key in new if key not in old)
    elif type(old) is type(new) is tuple:
        yield from _edits_of_row(new, old)
    else:
        yield (), new


def _edits_of_row(new: tuple[Any, ...], old: tuple[Any, ...]) -> Iterator[tuple[Path, object]]:
    """Yield what stands in the place of what is gone, if anything, and what is new at the end."""
    if len(new) == len(old):  # most often one thing was put in the place of another
        other = [at for at, one in enumerate(old) if new[at] is not one]
        if len(other) == 1:
            yield (other[0],), new[other[0]]
            return
    kept, known = {id(one) for one in new}, {id(one) for one in old}
    gone = [at for at, one in enumerate(old) if id(one) not in kept]
    if len(new) >= len(old) and all(id(new[at]) not in known for at in gone):
        yield from (((at,), new[at]) for at in gone)
        added = new[len(old) :]
    else:
        yield from (((at,), _GONE) for at in gone)
        added = tuple(one for one in new if id(one) not in known)
    yield from ((("new", id(one)), one) for one in added)


def _made(old: Any, edits: Edits) -> Any:
    """Return a part of the site after its edits."""
    if () in edits:
        return edits[()]
    if type(old) is tuple:
        row = [*old]
        for path, value in edits.items():
            if path[0] != "new":
                row[path[0]] = value  # type: ignore[call-overload]  # a position
        row += (value for path, value in edits.items() if path[0] == "new")
        return tuple(row) if _GONE not in edits.values() else _kept(row)
    if isinstance(old, Mapping):
        entries = {**old, **{path[0]: value for path, value in edits.items()}}
        return {key: value for key, value in entries.items() if value is not _GONE}
    below: dict[Any, Edits] = {}
    for (name, *rest), value in edits.items():
        below.setdefault(name, {})[tuple(rest)] = value
    changes = {name: _made(getattr(old, name), deeper) for name, deeper in below.items()}
    if dataclasses.is_dataclass(old):
        return dataclasses.replace(old, **changes)  # type: ignore[type-var]
    return old._replace(**changes)


def _kept(row: list[Any]) -> tuple[Any, ...]:
    return tuple(one for one in row if one is not _GONE)


def _same(one: Any, other: Any) -> bool:
    """Tell whether two parts of a site have the very same things in the same order."""
    if one is other:
        return True
    if names := _fields(one) if type(one) is type(other) else ():
        return all(_same(getattr(one, name), getattr(other, name)) for name in names)
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return [*one] == [*other] and all(map(operator.is_, one.values(), other.values()))
    if type(one) is type(other) is tuple:
        return len(one) == len(other) and all(map(operator.is_, one, other))
    return False
