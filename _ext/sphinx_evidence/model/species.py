"""Who or what a source studied, in words of a list. No Sphinx.

A word outside the list says nothing: "not people" names people, and "probably human" is a guess.
"""

import re
from functools import lru_cache
from typing import NamedTuple

PEOPLE = frozenset(
    "human people person patient participant volunteer adult man woman child infant newborn".split()
) | {"homo sapiens"}
ANIMALS = frozenset(
    "animal mammal rodent rat mouse hamster gerbil rabbit ferret dog cat pig piglet minipig sheep lamb "
    "goat cow calf cattle horse monkey macaque marmoset baboon ape chimpanzee primate bird chicken "
    "chick quail pigeon frog toad fish zebrafish goldfish fly drosophila worm nematode snail squid "
    "insect".split()
) | {
    "non human primate",
    "nonhuman primate",
    "guinea pig",
    "rhesus monkey",
    "rhesus macaque",
    "squirrel monkey",
    "fruit fly",
    "xenopus",
}
#: What may stand before people, and takes nothing back.
_WHICH = frozenset(
    "healthy adult young old older elderly pregnant male female postmenopausal hospitalised "
    "hospitalized".split()
)
#: What is no living thing as a whole, of whatever it was taken.
MATERIAL = frozenset(
    "cell tissue slice organ muscle nerve neurone neuron brain blood serum plasma enzyme protein "
    "membrane mitochondria receptor channel yeast bacteria virus plant food water chemical "
    "computer model".split()
) | {"cell line", "cells in culture", "computer model"}
#: For what studied nobody: a law, a database, a label.
NOBODY = "not applicable"

_SINGULAR = PEOPLE | ANIMALS | MATERIAL  #: Whatever they end in: "xenopus" is no plural.
_PLURALS = {
    "mice": "mouse",
    "men": "man",
    "women": "woman",
    "children": "child",
    "persons": "person",
    "guinea pigs": "guinea pig",
    "sheep": "sheep",
    "calves": "calf",
    "flies": "fly",
    "fruit flies": "fruit fly",
    "oxen": "cattle",
    "peoples": "people",
    "bacteria": "bacteria",
}


class Studied(NamedTuple):
    """What the ``species`` of a source says."""

    people: bool  #: Does it say, in words of the list alone, that people were studied?
    known: bool  #: Is each word of it in the list?


@lru_cache(maxsize=256)  # sites have few, and ask for those of each source of each claim
def read_species(value: str) -> Studied:
    """Return what the value of a ``species`` field says.

    >>> read_species("human, rat"), read_species("rats (not people)")
    (Studied(people=True, known=True), Studied(people=False, known=False))
    """
    words = [_singular(word) for word in re.split(r"\s*(?:[,;/&+]|\band\b)\s*", value.lower())]
    words = [word for word in words if word]
    known = bool(words) and all(map(_is_known, words))
    return Studied(known and any(map(_is_people, words)), known)


#: What neither lives nor did: a source on it says nothing of animals or cells.
_THINGS = frozenset("plant food water chemical computer model".split())


def of_no_people(value: str) -> bool:
    """Tell whether a source studied animals, or cells and their like, and no people.

    >>> of_no_people("rat, mouse"), of_no_people("human cells"), of_no_people("human")
    (True, True, False)
    >>> of_no_people("not applicable"), of_no_people(""), of_no_people("food")
    (False, False, False)
    """
    studied = read_species(value)
    words = frozenset(re.findall(r"[a-z]+", value.lower()))
    return studied.known and not studied.people and value != NOBODY and not words & _THINGS


def animals_in(text: str) -> str:
    """Return the first word of a text that names an animal, or an empty string.

    >>> animals_in("24 old rats"), animals_in("24 people")
    ('rats', '')
    """
    words = re.findall(r"[a-z]+", text.lower())
    return next((word for word in words if _singular(word) in ANIMALS), "")


def _singular(word: str) -> str:
    word = " ".join(word.replace("-", " ").split())
    if word in _PLURALS or word in _SINGULAR:
        return _PLURALS.get(word, word)
    return word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word


def _is_people(word: str) -> bool:
    """Tell whether a word, or "healthy men", is one of people."""
    parts = [_singular(part) for part in word.split()]
    return word in PEOPLE or (
        not PEOPLE.isdisjoint(parts) and all(part in PEOPLE or part in _WHICH for part in parts)
    )


def _is_known(word: str) -> bool:
    if _is_people(word) or word in ANIMALS or word in MATERIAL or word == NOBODY:
        return True
    # "rat cells in culture", "human brain slices"
    parts = word.removesuffix(" in culture").removeprefix("cultured ").split()
    return (
        len(parts) > 1
        and _singular(parts[-1]) in MATERIAL
        and all(_singular(part) in PEOPLE | ANIMALS | MATERIAL for part in parts[:-1])
    )
