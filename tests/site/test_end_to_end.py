"""One fault of each rule in the files of the real site, through whole builds: incremental and fresh.

Here it is proven that a fault in a page or a file arrives at the gate. What the gate then makes of
it, at every claim, source and row, is proven in `test_matrix`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from sphinx_evidence.rules.registry import RULES
from sphinx_evidence.rules.site import Site
from tests.conftest import Kept, run_sphinx
from tests.conftest import Site as Copy
from tests.real import REPO, copy_site, newest_day
from tests.site.bed import BEDS, Bed
from tests.tables import Tables

pytestmark = pytest.mark.site

#: What stops no build.
TOLD_ONLY = ("advice", "due")
#: A rule, and the claim or the file at fault.
Told = tuple[str, str]


@pytest.fixture(scope="module", autouse=True)
def _newest_day() -> Iterator[None]:
    """To the tests of the real site it is the newest day on record."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", newest_day(REPO))
        yield


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Return a copy of the site that was built sound, for each bed to start from."""
    root = copy_site(tmp_path_factory.mktemp("bed") / "site")
    assert build(root, root / "_build/doctrees") == {}
    return Kept(Copy(root))


@pytest.fixture(scope="module", params=BEDS)
def planted(request: pytest.FixtureRequest, sound: Kept, records: Site) -> tuple[Bed, Path]:
    """Return a copy of the site that was built sound, and then got its faults."""
    root = sound.restored().root
    bed = Bed(root, records)
    for plant in BEDS[request.param]:
        plant(bed)
    return bed, root / "_build/doctrees"


def build(root: Path, doctrees: Path, *options: str) -> Counter[Told]:
    """Return what the gate found, by rule and by claim or file; the build must fail for it."""
    out = root / "_build/evidence"
    arguments = ["-q", "-b", "evidence", "-d", str(doctrees), *options, ".", str(out)]
    built = run_sphinx(arguments, root, out)
    said = json.loads((out / "findings.json").read_text("utf-8"))["findings"]
    assert built.status == any(one["severity"] == "error" for one in said)
    assert len(built.findings) == sum(one["severity"] not in TOLD_ONLY for one in said)
    return Counter((one["rule"], one["claim"] or one["file"]) for one in said)


def check(bed: Bed, found: Counter[Told], tables: Tables) -> None:
    tables.planted += [(rule, where, bool(found[rule, where])) for rule, where in bed.planted]
    assert (bed.wanted - found, found - bed.wanted) == (Counter(), Counter())


def test_each_fault_is_found_by_an_incremental_build(
    planted: tuple[Bed, Path], tables: Tables
) -> None:
    bed, doctrees = planted
    check(bed, build(bed.root, doctrees), tables)


def test_each_fault_is_found_by_a_fresh_build(planted: tuple[Bed, Path], tables: Tables) -> None:
    bed, doctrees = planted
    check(bed, build(bed.root, doctrees, "-E"), tables)


def test_every_rule_is_planted_in_files(tmp_path: Path, records: Site) -> None:
    rules = set()
    for name, planters in BEDS.items():
        bed = Bed(copy_site(tmp_path / name), records)
        for plant in planters:
            plant(bed)
        rules |= {rule for rule, _ in bed.planted}
    assert set(RULES) - rules == ALONE.keys()


#: Rules that would hide others in one build, and where they are planted in files instead.
ALONE = {"animals-only": "tests/rules/test_examples.py"}
