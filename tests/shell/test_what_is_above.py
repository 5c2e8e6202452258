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
