"""A figure below a title that names a topic is told of it: in a table, on a card, behind a term."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site


def figures(site: Site, text: str) -> list[tuple[str, str]]:
    """Return each figure that is refused, and the words that say why."""
    site.write("page.md", f"# Figures\n\n{text}")
    found = "\n".join(site.build(builder="evidence").findings)
    return re.findall(r'figure "([^"]+)" in "[^"]+" (names no source|stands in nothing)', found)


def test_figures_below_what_names_the_topic(new_site: Callable[..., Site]) -> None:
    said = figures(
        new_site("prose"),
        """\
| drink | slept badly |
|---|---|
| tea | 71 of 100 |
| milk | 72 of 100 |

:::{list-table} Tea and sleep {cite}`trial2021`

* - slept badly
  - 73 of 100
* - slept badly
  - 12 of 40
:::

| what | with tea |
|---|---|
| slept badly | 74 % |

:::{card} Tea
75 % slept badly.
:::

:::{card} Tea {cite}`trial2021`
76 % slept badly, and they slept 6.1 hours.
:::

Tea
: 77 mg in each.

| Tea | per cup |
|---|---|
| caffeine | 78 mg |
""",
    )
    none, wrong = "names no source", "stands in nothing"
    assert said == [
        *(("71 of 100", none), ("73 of 100", wrong), ("74 %", none), ("75 %", none)),
        *(("76 %", wrong), ("77 mg", none), ("78 mg", none)),
    ]


def test_numbers_below_a_title_that_measure_nothing(new_site: Callable[..., Site]) -> None:
    said = figures(
        new_site("prose"),
        """\
:::{card} Tea
Read more in 3 minutes, on page 9. The shop opens at 10.
:::

:::{list-table} Teas of the world

* - 1
  - green
  - 6 euros
  - 80 °C
:::

| drink | price in euros | brewed for |
|---|---|---|
| tea | 6 | 4 minutes |

:::{card} Milk
75 % slept badly.
:::
""",
    )
    assert said == []
