"""The leaflets of the real site, each a sheet of paper drawn from the claims: all conditions have one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from sphinx_evidence.rules.site import Site
from tests.print.conftest import printed_text
from tests.real import REPO, copy_doctrees, newest_day

pytestmark = pytest.mark.site

NAMES = sorted(
    path.stem
    for path in (REPO / "leaflets").glob("[!_]*.md")
    if not path.stem.endswith("-questions")
)


@pytest.fixture(scope="module")
def leaflets(site_copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("leaflets")
    copy_doctrees(site_copy, out / "doctrees")
    command = ["-W", "-q", "-b", "leaflet", "-d", str(out / "doctrees"), ".", str(out)]
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *command],
        cwd=site_copy,
        env=os.environ | {"SOURCE_DATE_EPOCH": newest_day(site_copy)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return out


def page_of(name: str) -> str:
    """Return the page that a leaflet names as the one that tells more."""
    leaflet = (REPO / "leaflets" / f"{name}.md").read_text("utf-8")
    [docname] = re.findall(r"^\{doc\}`[^`<]+ </([^>]+)>`\.$", leaflet, re.MULTILINE)
    return str(docname)


def test_each_condition_has_one(records: Site, leaflets: Path) -> None:
    """Each page that declares a condition at its top; other pages may have one too."""
    assert sorted(path.stem for path in leaflets.glob("*.pdf")) == NAMES
    declared = {page for page, condition in records.conditions.items() if condition}
    assert "conditions/tremor" in declared
    assert declared <= set(map(page_of, NAMES))


@pytest.mark.parametrize("name", NAMES)
def test_it_is_two_sides_of_a4_and_says_what_its_claims_say(
    leaflets: Path, records: Site, name: str
) -> None:
    file = leaflets / f"{name}.pdf"
    with pikepdf.open(file) as pdf:
        assert len(pdf.pages) == 2
        assert {tuple(round(float(n)) for n in page.mediabox) for page in pdf.pages} == {
            (0, 0, 595, 842)
        }
    text = " ".join(printed_text(file).split())
    page = (REPO / "leaflets" / f"{name}.md").read_text("utf-8")
    shown = [
        one.strip()
        for line in page.splitlines()
        if line.startswith(":::{claim-sentence} ")
        for one in line.partition("} ")[2].split(",")
    ]
    assert len(shown) >= 2
    for claim in filter(None, map(records.find_claim, shown)):
        assert claim.sentence in text
        assert claim.tier.label in text
    for words in (
        "Before you take magnesium",
        "Call your emergency number now",
        "Questions to ask",
    ):
        assert words in text


@pytest.mark.parametrize("name", NAMES)
def test_its_page_links_to_it(name: str) -> None:
    for page in (f"{page_of(name)}.md", "index.md"):
        assert f"<leaflets/{name}.pdf>" in (REPO / page).read_text("utf-8")
