"""A title, a name or a line above a block says what the block is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site


def test_what_names_the_topic_counts_for_what_stands_below_it(
    new_site: Callable[..., Site],
) -> None:
    tea = new_site("prose")
    tea.write(
        "page.md",
        """\
# Page

::::{card} Tea
Calms the nerves (1).
::::

:::{list-table} What tea does

* - at night
  - calms the nerves (2)
:::

```{eval-rst}
-t, --tea  calms the nerves (3)
```

- Tea
  - is hot
  - calms the nerves (4)

<h4>Tea</h4>

<p>Calms the nerves (5).</p>

<dl><dt>Tea</dt><dd>Calms the nerves (6).</dd></dl>

Tea<br>calms the nerves (7).

:::{card} Tea
Is told of on a page of its own.
:::

Calms the nerves, as doctors say of milk.
""",
    )
    said = tea.build(builder="evidence").findings
    found = [re.findall(r'\((\d)\)\.?" says what happens', line) for line in said]
    assert [int(mark) for marks in found for mark in marks] == [1, 2, 3, 4, 5, 6, 7]


def test_a_question_counts_for_the_answer_below_it(new_site: Callable[..., Site]) -> None:
    tea = new_site("prose")
    tea.write(
        "page.md",
        """\
# Does tea calm the nerves?

It does (a).

:::{card} Does tea calm the nerves?
Calms them within an hour (b).
:::

| Does tea calm the nerves? | Yes (c) |
|---|---|
| Does tea calm a cough? | not known |

| drink | does it calm the nerves? |
|---|---|
| tea | often (d) |
| milk | yes |

<h2>Does tea calm the nerves?</h2>

<p>Absolutely (e).</p>

:::{answer} Does tea calm the nerves?
:claim: nothing-found

Nobody knows. A cup has been drunk in each of two trials.
:::

:::{admonition} Is tea sold in packets?
Yes, everywhere.
:::
""",
    )
    said = tea.build(builder="evidence").findings
    found = [re.findall(r'\((\w)\)\.?" says what happens', line) for line in said]
    assert [mark for marks in found for mark in marks] == ["a", "b", "c", "d", "e"]


def test_yes_says_as_much_as_the_claim_beside_it(new_site: Callable[..., Site]) -> None:
    """An answer that names a claim speaks for it, in a box or with a link in its sentence."""
    tea = new_site("prose")
    box = ":::{answer} Does tea shorten sleep?\n:claim: moderate-claim\n\n%s\n:::\n\n"
    told = "Does tea shorten sleep? %s ({claim}`moderate-claim`).\n\n"
    tea.write("page.md", "# Sleep\n\n" + box % "Yes." + box % "Probably." + told % "It does")
    more = (
        'says more than the claim that it links to ("moderate-claim", tier moderate); write '
        '"probably" [evidence.overstated]'
    )
    assert tea.build(builder="evidence").findings == [
        f'page.md:6: ERROR: "Yes." {more}',
        f'page.md:15: ERROR: "It does." {more}',
    ]
