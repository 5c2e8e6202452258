"""Page sources as text: which lines are examples, and which of them do not run."""

from __future__ import annotations

import pytest

from sphinx_evidence.shell.scan.doctests import Example, unrun
from sphinx_evidence.shell.scan.sources import scan


def examples(text: str, *, markdown: bool = True) -> list[tuple[int, str]]:
    return [(found.line, found.text) for found in scan(text, markdown=markdown).examples]


# --- MyST: examples ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("```{doctest}\n>>> 1 + 1\n2\n```\n", [(2, ">>> 1 + 1")]),
        ("```python\n>>> 1\n1\n```\n", [(2, ">>> 1")]),
        ("```\n>>> 1\n```\n", [(2, ">>> 1")]),
        (">>> 1\n1\n", [(1, ">>> 1")]),
        ("```{testcode}\n>>> 1\n```\n", [(2, ">>> 1")]),
        ("```{code-block} python\n>>> 1\n```\n", [(2, ">>> 1")]),
        (
            "```{doctest}\n>>> for x in y:\n...     z\n>>>\n```\n",
            [(2, ">>> for x in y:"), (4, ">>>")],
        ),
        (":::{evidence} A\n```{doctest}\n>>> 1\n```\n:::\n", [(3, ">>> 1")]),
        ("```{eval-rst}\n\n>>> 1\n1\n```\n", [(3, ">>> 1")]),
        # Markup that is shown to contributors does not run, and is not meant to.
        ("````markdown\n```{doctest}\n>>> 1\n```\n````\n", []),
        ("```text\n>>> 1\n```\n", []),
        ("```console\n>>> 1\n```\n", []),
        ("```{code-block} markdown\n>>> 1\n```\n", []),
        ("<!--\n>>> 1\n-->\n", []),
        # No example.
        (">>> A quotation in a quotation.\n", []),
        (">>> No\n", []),
        (">>>1\n", []),
        ("a >>> b\n", []),
        ("> > > quotation\n", []),
        ("2\n", []),
    ],
)
def test_examples_of_a_markdown_page(text: str, found: list[tuple[int, str]]) -> None:
    assert examples(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (">>> 1\n1\n", [(1, ">>> 1")]),
        (".. doctest::\n\n   >>> 1\n   1\n", [(3, ">>> 1")]),
        (".. code-block:: python\n\n   >>> 1\n", [(3, ">>> 1")]),
        ("So::\n\n   >>> 1\n", [(3, ">>> 1")]),
        (".. code-block:: rst\n\n   >>> 1\n\n>>> 2\n", [(5, ">>> 2")]),
        (".. code-block:: text\n\n   >>> 1\n", []),
    ],
)
def test_examples_of_an_rst_page(text: str, found: list[tuple[int, str]]) -> None:
    assert examples(text, markdown=False) == found


# --- which examples do not run -------------------------------------------------------------------


FOUND = [
    Example(1, ">>> a", meant=False),
    Example(4, ">>> b", meant=True),
    Example(9, ">>> a", meant=True),
]


@pytest.mark.parametrize(
    ("run", "left"),
    [
        ([], [1, 4, 9]),
        ([">>> a", ">>> b", ">>> a"], []),
        # Of two that read the same, the one that stands where examples run is the one that runs.
        ([">>> a", ">>> b"], [1]),
        ([">>> b", ">>> c"], [1, 9]),
        (["  >>> a  ", ">>> a"], [4]),
    ],
)
def test_unrun(run: list[str], left: list[int]) -> None:
    assert [example.line for example in unrun(FOUND, run)] == left


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("```{doctest}\n>>> 1\n```\n", True),
        ("```{testcode}\n>>> 1\n```\n", True),
        ("```python\n>>> 1\n```\n", False),
        ("```{code-block} python\n>>> 1\n```\n", False),
        (">>> 1\n", False),
    ],
)
def test_where_examples_run(text: str, meant: bool) -> None:
    [example] = scan(text, markdown=True).examples
    assert example.meant is meant
