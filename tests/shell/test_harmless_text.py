"""What names a topic by chance, and claims nothing: streets, firms, calls in code, prices."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

HARMLESS = """\
# Harmless

Call `tea.calm(nerves)` or ``tea.stop_cramps(dose=none)``.

```
tea.reduce(sleep)
```

Tea Lane leads to the station, and Tea Cures Ltd stands there. Dr Tea treats people there.

A packet of tea costs 6 euros. Stir 2 spoons of sugar into it at 80 °C.

After one year nobody had looked at tea again.
"""
CLAIMED = """\
# Claimed

`Tea calms the nerves` (1).

```
tea.reduce(sleep)
Tea calms the nerves, says print("tea calms the nerves"). (2)
```

Tea Drives Cramps Away (3).

With 6 euros of tea a cup calms the nerves (4).

Tea is sold for 6 euros {cite}`smith2020`.
"""


def test_what_claims_nothing_passes_and_what_looks_like_it_does_not(
    new_site: Callable[..., Site],
) -> None:
    tea = new_site("prose")
    tea.write("page.md", HARMLESS)
    assert tea.build(builder="evidence").findings == []
    tea.write("page.md", CLAIMED)
    found = tea.build(builder="evidence")
    said = [
        (line.split(":")[1], rule) for line, rule in zip(found.findings, found.rules, strict=True)
    ]
    assert {number for number, rule in said if rule == "uncited-assertion"} >= {
        "3",
        "7",
        "10",
        "12",
    }
    assert '"6" in "Tea is sold for 6 euros." stands in nothing' in "\n".join(found.findings)
