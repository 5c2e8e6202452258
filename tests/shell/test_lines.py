"""The line that a finding names is the one on which its words stand, also where they stand twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.shell.places import line_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

PAGE = """\
# Text

| when | what is said |
|---|---|
| at night | Tea helps adults to sleep through the whole night. |
| by day | Nothing. |
| at noon | Tea helps adults to sleep through the whole morning. |
| at six | Tea helps adults to sleep through the whole night. |

| when | what is said |
|---|---|
| at night | Tea helps adults to sleep through the whole night. |

- Tea helps adults to sleep through the whole night.
- Tea helps adults to sleep through the whole night.
"""


def test_each_of_several_cells_that_say_the_same_has_its_line(
    new_site: Callable[..., Site],
) -> None:
    site = new_site("prose")
    site.write("page.md", PAGE)
    found = [
        line.partition(": ERROR: ")[0]
        for line in site.build().findings
        if "names no source" in line
    ]
    assert found == [f"page.md:{line}" for line in (5, 7, 8, 12, 14, 15)]


LINES = [
    "",
    "Tea helps a little.",
    "Tea helps **a** little more.",
    "",
    "Tea helps a little.",
    "Tea",
]


@pytest.mark.parametrize(
    ("words", "near", "line"),
    [
        ("Tea helps a little.", 1, 2),
        ("Tea helps a little.", 5, 5),
        ("Tea helps a little more.", 1, 3),
        ("Tea helps a little\nmore or less", 1, 2),
        ("Honey", 4, 4),
        ("", 4, 4),
    ],
)
def test_words_are_looked_for_near_a_line(words: str, near: int, line: int) -> None:
    assert line_of(words, LINES, near) == line


@pytest.mark.parametrize(
    ("near", "earlier", "line"), [(1, 0, 2), (3, 1, 5), (1, 7, 5), (4, 0, 5), (6, 0, 2)]
)
def test_cells_stand_below_the_start_of_their_table(near: int, earlier: int, line: int) -> None:
    assert line_of("Tea helps a little.", LINES, near, earlier) == line
