"""What changed: what the gate makes of a tier that was told, or was not."""

from __future__ import annotations

from typing import Any

from sphinx_evidence.files.changes import read_changes
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.rules.run import check

HEAD = "date,claim,tier,why\n"


def read(rows: str) -> Any:
    return read_changes((HEAD + rows).encode(), "changes.csv")


def lines(make: Any, rows: str, *claims: Any) -> list[str]:
    settings = Settings(today="2026-11-22")
    return [
        f"{finding.place.path}:{finding.place.line}: {finding.line()}"
        for finding in check(make.site(*claims, changes=read(rows), settings=settings)).findings
    ]


def test_a_tier_that_was_told_is_fine(make: Any) -> None:
    told = (
        "2026-01-05,tea-sleep,low,New.\n2026-03-01,tea-sleep,reference,It is a documented fact.\n"
    )
    assert lines(make, told, make.claim()) == []


def test_a_tier_that_was_not_told_is_a_warning(make: Any) -> None:
    claim = make.claim()
    assert lines(make, "2026-01-05,tea-sleep,low,New.\n", claim) == [
        f"{claim.place.path}:{claim.place.line}: "
        'claim "tea-sleep": its tier is reference, and changes.csv says low (line 2); add '
        '"2026-11-22,tea-sleep,reference," and why at the end of that file [evidence.untold-change]'
    ]


def test_a_new_claim_is_to_be_told(make: Any) -> None:
    claim = make.claim(id="tea-hot")
    [_gone, line] = lines(make, "2026-01-05,tea-sleep,low,New.\n", claim)
    assert line.endswith(
        'claim "tea-hot": changes.csv does not tell of it yet; run "python -m sphinx_evidence '
        'lock", so that readers learn of it [evidence.untold-change]'
    )


def test_a_claim_that_is_gone_is_to_be_told(make: Any) -> None:
    rows = "2026-01-05,tea-sleep,reference,New.\n2026-01-05,tea-sleeep,low,New.\n"
    [line] = lines(make, rows, make.claim())
    assert line.endswith(
        'the claim "tea-sleeep" is gone (did you mean "tea-sleep"?); put it back, or add '
        '"2026-11-22,tea-sleeep,withdrawn," and why at the end of the file '
        "[evidence.untold-change]"
    )
    assert line.startswith("changes.csv:3: ")
    assert lines(make, rows + "2026-05-01,tea-sleeep,withdrawn,A double.\n", make.claim()) == []
