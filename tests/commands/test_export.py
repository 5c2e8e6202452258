"""``export``: claims for other software, of a file or of the pages as they are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.rules.rule import claim
from tests.command_line import Said

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Site


@pytest.fixture
def site(new_site: Callable[..., Site]) -> Site:
    return new_site("rules", {"page.md": claim()})


def test_pages_as_they_are_and_a_file_say_the_same(
    site: Site, command: Said, tmp_path: Path
) -> None:
    status, table, err = command("export", "--format", "csv", "--base", "https://tea.example/")
    assert (status, err) == (0, "")
    head, line = table.splitlines()
    assert head.startswith("id,claim,tier,certainty,url,")
    assert line.startswith(
        "tea-sleep,Tea holds caffeine. Documented fact.,reference,Documented fact,"
        "https://tea.example/page.html#claim-tea-sleep,page,"
    )
    site.build()
    built = str(site.root / "_build/html")
    assert command("export", built, "--format", "csv", "--base", "https://tea.example") == (
        0,
        table,
        "",
    )
    status, bundle, err = command("export", f"{built}/claims.json", "--format", "fhir")
    assert (status, err) == (0, "")
    assert json.loads(bundle)["entry"][0]["resource"]["title"] == (
        "Tea holds caffeine. Documented fact."
    )


def test_what_can_not_be_exported_is_told(command: Said, tmp_path: Path) -> None:
    file = tmp_path / "some.json"
    file.write_text("{}", "utf-8")
    assert command("export", str(file), "--format", "csv") == (
        2,
        "",
        f"export: {file} is no claims.json; build the site, which writes one\n",
    )
    assert command("export", str(file), "--format", "csv", "--base", "tea.example") == (
        2,
        "",
        'export: --base "tea.example" is no address; it starts with "https://"\n',
    )
    assert command("export", str(tmp_path / "gone"), "--format", "fhir")[0] == 2
