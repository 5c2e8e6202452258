"""Which people are meant: 300 adults are not 300 children, and nobody is both. No Sphinx.

A word for people tells at most how old they are, of which sex, and whether they are healthy. Where it
does not tell ("people", "participants"), it may be any of them: "300 people" are 300 children.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.pattern import pattern

#: Words for people, without their regular plurals.
PEOPLE = (
    "person people patient participant adult woman women man men child children kid volunteer "
    "subject boy girl infant baby newborn neonate toddler teenager adolescent mother inpatient "
    "outpatient resident runner athlete swimmer cyclist student user smoker drinker survivor "
    "sufferer veteran soldier worker nurse individual human respondent recipient donor senior "
    "pensioner"
)
_NOBODY = frozenset[str]()
_INFANT, _CHILD, _TEEN = frozenset(["infant"]), frozenset(["child"]), frozenset(["teen"])
_YOUNG, _OLD = frozenset(["young adult"]), frozenset(["old adult"])
_ADULT = _YOUNG | _OLD
#: Ages that a noun or an adjective may mean.
_AGES = {
    "infant baby newborn neonate neonatal": _INFANT,
    "toddler": _INFANT | _CHILD,
    "child children kid schoolchild schoolchildren pupil youngster paediatric pediatric": _CHILD
    | _TEEN,
    "boy girl": _INFANT | _CHILD | _TEEN,
    "teenager adolescent teenage": _TEEN,
    "adult grown-up man men woman women lady gentleman": _ADULT,
    "mother father pregnant": _ADULT | _TEEN,
    "pensioner senior elderly aged old": _OLD,
}
_SEXES = {
    "man men boy male father gentleman": frozenset(["male"]),
    "woman women girl female mother pregnant lady": frozenset(["female"]),
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
#: Times of life, which tell of whom a text speaks where no noun does: "in pregnancy".
_TIMES = {
    "pregnancy": "pregnant women",
    "childhood": "children",
    "infancy": "infants",
    "adulthood": "adults",
    "adolescence": "adolescents",
}
_NOUNS = frozenset(PEOPLE.split()) | frozenset(
    "schoolchild schoolchildren youngster grown-up lady gentleman father pupil elderly".split()
)
_WORD = pattern(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*|\S")
#: What may follow a noun in the singular; before another noun it tells of that: "baby oil".
_FOLLOWS = frozenset(
    """
    of in with who whom that may might can could will would should is are was were has had from after before at on under
    over and or to by when while if aged given taking without than as during for into sleep sleeps . , ; : ) ? !
    """.split()
)
#: Of whom a sentence speaks only to say that it does not, or who says or gives what others take.
_SET_ASIDE = frozenset("not unlike than except nobody no never without rather neither nor".split())
_SAY_SO = frozenset(
    """
    say says said tell tells told report reports reported swear swears swore believe believes believed think thinks thought
    give gives gave giving buy buys bought claim claims ask asks asked
    """.split()
)
_BEFORE = 3  #: How many words before a noun may tell which people, or set them aside.


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


def people_told(text: str) -> Iterator[tuple[str, str]]:
    """Yield the people of whom a text speaks: as written, and as `exclude` takes them.

    Whom it sets aside ("unlike in men") are left out, and who only says or gives something.

    >>> [*people_told("Tea may wake older women, unlike men, and baby oil may calm people")]
    [('older women', 'older woman'), ('people', 'people')]
    """
    words = _WORD.findall(text.lower())
    for at, word in enumerate(words):
        noun = _TIMES.get(word) or _noun(word, words[at + 1] if at + 1 < len(words) else ".")
        before = words[max(at - _BEFORE, 0) : at]
        if (
            not noun
            or _SET_ASIDE.intersection(before)
            or _SAY_SO.intersection(words[at + 1 : at + 2])
        ):
            continue
        which = [one for one in before if qualifies(_single(one)) and _is_adjective(one)]
        written = f"the {word}" if word == "elderly" else " ".join((*which, word))
        yield written, " ".join((*which, noun))


def _noun(word: str, following: str) -> str:
    """Return a noun for people without the ending of its plural; nothing for any other word."""
    single = _single(word.removesuffix("'s").removesuffix("\u2019s"))
    if single not in _NOUNS:
        return ""
    plural = single != word or word in ("people", "men", "women", "children", "schoolchildren")
    return single if plural or word == "elderly" or following in _FOLLOWS else ""


def _is_adjective(word: str) -> bool:
    return word in _OF_ADULTS or _single(word) not in _NOUNS


def _single(word: str) -> str:
    for ending, instead in (("ies", "y"), ("s", "")):
        short = f"{word.removesuffix(ending)}{instead}"
        if word.endswith(ending) and short in _NOUNS:
            return short
    return {"men": "man", "women": "woman", "gentlemen": "gentleman"}.get(word, word)
