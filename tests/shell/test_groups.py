"""Groups of boxes that share a disclaimer: shown once on top, and kept in each box."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.rules.groups import INVALID_GROUP
from sphinx_evidence.rules.rule import claim
from tests.shown import words

if TYPE_CHECKING:
    from tests.conftest import Site

MILK = claim(id="tea-milk", sentence="Tea with milk holds caffeine", disclaimer="general, other")
OTHER = ":::{disclaimer} other\nMilk is no medicine.\n:::\n"


def group(*boxes: str, names: str = "general") -> str:
    return f"::::{{evidence-group}}\n:disclaimer: {names}\n\n{chr(10).join(boxes)}::::\n"


def test_the_common_disclaimer_stands_on_top_and_in_each_box(example_site: Site) -> None:
    example_site.write("page.md", group(claim(), MILK) + "\n" + OTHER)
    built = example_site.build()
    assert built.findings == []
    [found] = built.html("page").select(".evidence-group")
    note = words(found.select(".evidence-group-note")[0])
    general = note.removeprefix("What these two boxes do not mean: ")
    assert note != general
    shared = [words(limit) for limit in found.select(".evidence-limit-shared")]
    assert shared == [f"What this does not mean: {general}"] * 2
    own = [words(limit) for limit in found.select(".evidence-limit:not(.evidence-limit-shared)")]
    assert own == ["What this does not mean either: Milk is no medicine."]


def test_other_outputs_show_it_in_each_box_alone(example_site: Site) -> None:
    example_site.write("page.md", group(claim(), MILK) + "\n" + OTHER)
    built = example_site.build(builder="text")
    text = (built.out / "page.txt").read_text("utf-8")
    assert "these two boxes" not in text
    assert text.count("What this does not mean:") == 2


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (group(claim()), "a group of claims holds 1 of them; put 2 to 4 into it"),
        (
            group(*(claim(id=f"tea-{n}", sentence=f"Tea {n} holds caffeine") for n in "abcde")),
            "a group of claims holds 5 of them; put 2 to 4 into it",
        ),
        (
            group(claim(), "Some words.\n", MILK),
            'a group of claims holds "Some words.", which is no claim; move it out of the group',
        ),
        (
            group(claim(), MILK, names="other"),
            'the group shows the disclaimer "other" for "tea-sleep", which does not name it; add it '
            "to the claim, or take the claim out of the group",
        ),
        (
            group(claim(), MILK).replace(":disclaimer: general\n\n", "\n", 1),
            "a group of claims names no disclaimer; add :disclaimer:",
        ),
    ],
)
def test_what_is_wrong_with_a_group_is_told(example_site: Site, page: str, said: str) -> None:
    example_site.write("page.md", page + "\n" + OTHER)
    built = example_site.build(builder="evidence")
    assert f"page.md:1: ERROR: {said} [evidence.{INVALID_GROUP.slug}]" in built.findings
