"""Which people a count is of: 300 adults are not 300 children, and nobody is both.

A word for people tells at most how old they are, of which sex, and whether they are healthy. Where it
does not tell ("people", "participants"), it may be any of them: "300 people" are 300 children.
"""

from __future__ import annotations

_NOBODY = frozenset[str]()
_INFANT, _CHILD, _TEEN = frozenset(["infant"]), frozenset(["child"]), frozenset(["teen"])
_YOUNG, _OLD = frozenset(["young adult"]), frozenset(["old adult"])
_ADULT = _YOUNG | _OLD
#: Ages that a noun or an adjective may mean.
_AGES = {
    "infant baby newborn neonate neonatal": _INFANT,
    "toddler": _INFANT | _CHILD,
    "child children kid schoolchild schoolchildren paediatric pediatric": _CHILD | _TEEN,
    "boy girl": _INFANT | _CHILD | _TEEN,
    "teenager adolescent teenage": _TEEN,
    "adult man men woman women": _ADULT,
    "mother father pregnant": _ADULT | _TEEN,
    "pensioner senior elderly aged old": _OLD,
}
_SEXES = {
    "man men boy male father": frozenset(["male"]),
    "woman women girl female mother pregnant": frozenset(["female"]),
}
_HEALTH = {
    "healthy": frozenset(["healthy"]),
    "patient inpatient outpatient sufferer ill sick": frozenset(["ill"]),
}
_AGE_OF, _SEX_OF, _HEALTH_OF = (
    {word: told for words, told in table.items() for word in words.split()}
    for table in (_AGES, _SEXES, _HEALTH)
)
#: Adjectives that tell the age only of whoever is no child: "older children" are children.
_OF_ADULTS = {"older": _OLD, "younger": _YOUNG | _TEEN | _CHILD, "young": _YOUNG | _TEEN | _CHILD}
_MINORS = _INFANT | _CHILD | _TEEN


def qualifies(word: str) -> bool:
    """Tell whether a word before a noun tells which people are meant.

    >>> qualifies("older"), qualifies("Danish")
    (True, False)
    """
    return word in _OF_ADULTS or any(word in told for told in (_AGE_OF, _SEX_OF, _HEALTH_OF))


def exclude(one: str, other: str) -> bool:
    """Tell whether nobody can be both of two kinds of people; each noun without its plural's ending.

    >>> exclude("adult", "children"), exclude("women", "adult"), exclude("people", "infant")
    (True, False, False)
    >>> exclude("healthy volunteer", "patient"), exclude("older people", "young adult")
    (True, True)
    >>> exclude("men and women", "girl"), exclude("boy and girl", "girl")
    (True, False)
    """
    return any(
        some and others and some.isdisjoint(others)
        for some, others in zip(_told(one), _told(other), strict=True)
    )


def _told(people: str) -> tuple[frozenset[str], ...]:
    """Return what some words tell of people: their ages, their sex, their health; nothing for any."""
    parts = [_told_of_one(part) for part in people.split(" and ")]
    return tuple(
        _NOBODY.union(*told) if all(told) else _NOBODY for told in zip(*parts, strict=True)
    )


def _told_of_one(people: str) -> tuple[frozenset[str], ...]:
    words = people.split()
    ages = _every(_AGE_OF, words)
    for word in words:
        if word in _OF_ADULTS and not (ages and ages <= _MINORS):
            ages = (ages & _OF_ADULTS[word]) or _OF_ADULTS[word]
    return ages, _every(_SEX_OF, words), _every(_HEALTH_OF, words)


def _every(told: dict[str, frozenset[str]], words: list[str]) -> frozenset[str]:
    """Return what is true of all of some words; where no two agree, of the last."""
    found = _NOBODY
    for word in words:
        this = told.get(word, _NOBODY)
        found = (found & this) or this or found
    return found
