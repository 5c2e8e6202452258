"""Numbers and their units stay on one line, wherever on a page they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.shell.typography import bound

if TYPE_CHECKING:
    from tests.conftest import Site

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    "text",
    ["97 %", "250 mg", "0.4 mmol/L", "2 hours", "14 days", "1 h", "5 °C", "3 µg", "10 to 50 ms."],
)
def test_a_unit_is_bound_to_its_number(text: str) -> None:
    head, _, unit = text.rpartition(" ")
    assert bound(text) == f"{head}{NBSP}{unit}"


@pytest.mark.parametrize(
    "text",
    ["30 people", "2 of 30", "in 2021 a guideline", "5 lines", "12 trials", "a mg", "1 hourly"],
)
def test_other_words_may_go_to_the_next_line(text: str) -> None:
    assert bound(text) == text


PAGE = """\
# What 5 mg does

It is 97 % of *250 mg*, `97 %` as typed.

```
250 mg
```

| 1 mg |
|------|
| 2 mg |
"""


def test_a_page_shows_them_bound_but_for_what_is_shown_as_typed(example_site: Site) -> None:
    example_site.write("page.md", PAGE)
    built = example_site.build()
    assert built.status == 0, built.stderr
    [article] = built.html("page").select(".body")
    assert f"What 5{NBSP}mg does" in article.get_text()
    assert f"It is 97{NBSP}% of 250{NBSP}mg, 97 % as typed." in article.get_text()
    assert [cell.get_text() for cell in article.select("th, td")] == [f"1{NBSP}mg", f"2{NBSP}mg"]
    assert article.select("pre")[0].get_text() == "250 mg\n"
