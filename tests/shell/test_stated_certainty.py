"""A certainty that a text states must be that of a claim, or of a source, that is named for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

DO = "link with {{claim}} to a claim of {} certainty, say who rated it so and cite them, or take it out"
NOTHING = f"states a certainty, and nothing that is named for it does; {DO}"
OTHER = (
    'states another certainty than the claim that it links to ("moderate-claim" is moderate); state '
    "that of the claim, or link to a claim of {} certainty"
)


@pytest.mark.parametrize(
    ("text", "said", "rule"),
    [
        ("Tea for the nerves: ⊕⊕⊕⊕", '"⊕⊕⊕⊕" in "Tea for the nerves: ⊕⊕⊕⊕" ' + NOTHING, "high"),
        ("- Tea at night ⨁⨁◯◯", '"⨁⨁◯◯" in "Tea at night ⨁⨁◯◯" ' + NOTHING, "low"),
        ("## Tea at night, ++++ high", '"++++" in "Tea at night, ++++ high" ' + NOTHING, "high"),
        ("|drink|calm|\n|--|--|\n|tea|⊕◯◯◯|", '"⊕◯◯◯" ' + NOTHING, "very low"),
        ("|drink|certainty|\n|--|--|\n|tea|low|", '"low" ' + NOTHING, "low"),
        (
            "Calm under tea is known with high certainty.",
            '"high certainty" in "Calm under tea is known with high certainty." ' + NOTHING,
            "high",
        ),
        (
            "Tea for the nerves: ⊕⊕⊕⊕ {cite}`trial2021`.",
            '"⊕⊕⊕⊕" in "Tea for the nerves: ⊕⊕⊕⊕." ' + NOTHING,
            "high",
        ),
    ],
)
def test_signs_and_words_that_nothing_backs(
    new_site: Callable[..., Site], text: str, said: str, rule: str
) -> None:
    tea = new_site("prose")
    tea.write("page.md", f"# A page\n\n{text}\n")
    [line] = tea.build(builder="evidence").findings
    assert line.partition("ERROR: ")[2] == f"{said.format(rule)} [evidence.uncited-assertion]"


def test_signs_are_those_of_the_claim_that_is_linked(new_site: Callable[..., Site]) -> None:
    tea = new_site("prose")
    tea.write(
        "page.md",
        """\
# A page

Tea and sleep: ⊕⊕⊕⊕ ({claim}`moderate-claim`).

| drink | | claim |
|---|---|---|
| tea | ⊕⊕◯◯ | {claim}`moderate-claim` |
| tea | ⊕⊕⊕◯ | {claim}`moderate-claim` |
""",
    )
    assert [line.partition("ERROR: ")[2] for line in tea.build(builder="evidence").findings] == [
        f'"⊕⊕⊕⊕" in "Tea and sleep: ⊕⊕⊕⊕." {OTHER.format("high")} [evidence.overstated]',
        f'"⊕⊕◯◯" {OTHER.format("low")} [evidence.understated]',
    ]


def test_what_states_no_certainty_of_a_topic(new_site: Callable[..., Site]) -> None:
    tea = new_site("prose")
    tea.change("references.bib", "12 studies.", "12 studies. Sleep with tea: low certainty.")
    tea.write(
        "page.md",
        """\
# A page

The mark ⊕⊕⊕⊕ means high certainty. Each claim on tea has one.

There is no high-certainty evidence on tea. Is the certainty for tea high?

A review of tea calls its certainty high {cite}`smith2020`.

Tea and sleep: ⊕⊕◯◯ {cite}`smith2020`.

The quality of the tea is high. It is tea of moderate quality.

Milk for bones: ⊕⊕⊕⊕

Tea and sleep: moderate certainty ({claim}`moderate-claim`).

| drink | price |
|---|---|
| tea | low |
""",
    )
    assert tea.build(builder="evidence").findings == []
