"""A documented fact tells no effect in other words, and a box on animals says nothing of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_evidence.rules.rule import claim

if TYPE_CHECKING:
    from tests.conftest import Site


def test_a_fact_that_is_an_effect_and_animals_that_are_said_to_be_people(
    example_site: Site,
) -> None:
    fact = claim(sentence="Tea is the best remedy for bad sleep")
    sold = claim(id="tea-sold", sentence="Tea is sold as a remedy for bad sleep")
    rats = claim(
        id="tea-rats",
        tier="preclinical",
        cite="rats2019",
        sentence="In rats, tea shortens sleep",
        body="The same is true of people. Whether the same is true of children is not known.",
    )
    example_site.write("page.md", f"{fact}\n{sold}\n{rats}")
    found = example_site.build(builder="evidence").findings
    assert [line.partition("ERROR: ")[2] for line in found] == [
        'claim "tea-sleep": "Tea is the best remedy for bad sleep" says what happens to people, which is no '
        "documented fact; rate it from high to very-low, or say who records it, such as "
        '"The label lists ..." [evidence.effect-as-reference]',
        'claim "tea-rats": "The same is true of people." in its box says of people (people) what was seen in animals '
        "or cells; say that nobody knows, or link with {claim} to a claim on people [evidence.overstated]",
    ]
