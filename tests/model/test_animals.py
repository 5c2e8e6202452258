"""Which animals a sentence says that it is about, and whether sources studied those."""

from __future__ import annotations

import pytest

from sphinx_evidence.model.animals import other_than, studied_animals


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("In mice, tea shortened sleep", ("mice",)),
        ("Old rabbits slept less with tea", ("rabbits",)),
        ("When given tea, hamsters slept less", ("hamsters",)),
        ("Tea slowed the hearts of guinea pigs and dogs", ("guinea-pigs", "dogs")),
        ("In mouse liver cells tea slowed growth", ("mouse",)),
        ("In one ferret tea slowed the heart", ("ferret",)),
        ("In sheep tea shortened sleep", ("sheep",)),
        ("In monkeys tea shortened sleep", ("monkeys",)),
        # What is called after an animal, and what may be any.
        ("In rats, fish oil and sheep wool did nothing", ("rats",)),
        ("In rats, tea with goat cheese did nothing", ("rats",)),
        ("In animals tea shortened sleep", ()),
        ("Cow's milk and horse chestnut did nothing", ()),
    ],
)
def test_animals_that_a_sentence_is_about(sentence: str, named: tuple[str, ...]) -> None:
    assert studied_animals(sentence) == named


@pytest.mark.parametrize(
    ("named", "species", "told", "other"),
    [
        ("mice", "rat", "", ("mice", ("rat",))),
        ("guinea-pigs", "pig", "", ("guinea-pigs", ("pig",))),
        ("monkeys", "rat, mouse", "", ("monkeys", ("rat", "mouse"))),
        ("rabbits", "human", "", ("rabbits", ("human",))),
        ("mice", "rat", "Rodents slept less.", None),
        ("monkeys", "rhesus monkey", "", None),
        ("mice", "rodents", "", None),
        ("piglets", "pig", "", None),
        ("mice", "animals, cells", "", None),
        ("mice", "cells in culture", "", None),
        ("mice", "", "", None),
    ],
)
def test_animals_that_no_source_studied(
    named: str, species: str, told: str, other: tuple[str, tuple[str, ...]] | None
) -> None:
    assert other_than([named], [species], told) == other
