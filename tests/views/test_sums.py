"""What readers see of the examples in a box: their results, and no code."""

from __future__ import annotations

import pytest

from sphinx_evidence.views.sums import results


@pytest.mark.parametrize(
    ("block", "shown"),
    [
        ('>>> print(f"{2 + 2} people in all")\n4 people in all\n', ("4 people in all",)),
        (">>> trial = counts('tea')\n>>> print(risk_ratio(trial))\n6.50 (1.6 to 26)\n",
         ("risk ratio: 6.50 (1.6 to 26)",)),
        ('>>> print("better: 43 of 100")\nbetter: 43 of 100\n', ("better: 43 of 100",)),
        # One that is set in goes on with the line above it.
        (">>> for x in y:\n...     show(x)\nhalved: 86 of 100\n    1.42 (1.09 to 1.86)\n",
         ("halved: 86 of 100; 1.42 (1.09 to 1.86)",)),
        (">>> print(12.5)\n12.5\n", ("12.5",)),
        (">>> print(pool(trials))\n−0.6 (−1 to 0)\n", ("pool: −0.6 (−1 to 0)",)),
        (">>> print('a'); print('b')\na\n<BLANKLINE>\nb\n", ("a", "b")),
        (">>> x = 1\n", ()),
        ("no example\n", ()),
        (">>> (\n1\n", ("1",)),
        ("  >>> x\n1\n", ()),  # the output is not set in as its example is: the builder tells
        ("", ()),
    ],
)  # fmt: skip
def test_results(block: str, shown: tuple[str, ...]) -> None:
    assert results(block) == shown
