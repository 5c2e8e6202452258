"""What `sphinx-build -b evidence` writes and prints."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

import sphinx_evidence
from sphinx_evidence.rules.registry import RULES
from sphinx_evidence.rules.site import Site as Records
from tests.schemas import FINDINGS, shipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

FILES = ["findings.json", "findings.junit.xml", "findings.sarif", "findings.txt"]
SCHEMA = json.loads(
    (Path(__file__).parents[1] / "data" / "sarif-schema-2.1.0.json").read_text("utf-8")
)
CLAIM = (
    ":::{{evidence}} Tea is number {0}\n:id: tea-{0}\n:tier: reference\n"
    ":disclaimer: general\n\nA cup.\n:::\n"
)
WAIVED = ":size: huge\n:waive: unknown-value until 2027-03-01: the list is being revised\n"


def faulty(new_site: Callable[..., Site]) -> Site:
    site = new_site("tea")
    site.change("page.md", ":cite: smith2020\n", "")
    site.add("page.md", "\nSee {claim}`nothing`.\n")
    return site


def data(built: Built) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(built.out.iterdir())}


def junit(built: Built) -> ET.Element:
    return ET.fromstring((built.out / "findings.junit.xml").read_text("utf-8"))  # noqa: S314 -- our own


def sarif(built: Built) -> dict[str, object]:
    document = json.loads((built.out / "findings.sarif").read_text("utf-8"))
    jsonschema.Draft7Validator(SCHEMA).validate(document)
    run: dict[str, object] = document["runs"][0]
    return run


def test_four_files_and_nothing_else(new_site: Callable[..., Site]) -> None:
    built = faulty(new_site).build(builder="evidence")
    assert built.status == 1
    assert sorted(data(built)) == FILES
    run = sarif(built)
    assert [one["ruleId"] for one in run["results"]] == built.rules
    assert run["tool"]["driver"]["version"] == sphinx_evidence.__version__
    root = junit(built)
    assert root.get("failures") == "2"
    assert json.loads((built.out / "findings.json").read_text("utf-8"))["passed"] is False


def test_a_sound_site(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    built = site.build("-W", builder="evidence")
    assert (
        "The findings are in _build/evidence, as findings.txt, .json, .sarif and .junit.xml."
        in built.stdout
    )
    text = (built.out / "findings.txt").read_text("utf-8")
    assert text.startswith(f"{built.summary}\n\n1 claim seen: 1 reference.\nrule ")
    document = json.loads((built.out / "findings.json").read_text("utf-8"))
    for schema in (FINDINGS, shipped("findings")):
        jsonschema.validate(document, schema)
    assert (document["passed"], document["findings"]) == (True, [])
    assert sarif(built)["results"] == []
    before = built.mtimes()
    site.build("-W", builder="evidence")
    assert built.mtimes() == before


@pytest.mark.parametrize("builder", ["html", "evidence"])
def test_what_each_rule_looked_at_is_in_a_file_and_said_on_demand(
    new_site: Callable[..., Site], builder: str
) -> None:
    site = new_site("tea")
    told = "1 claim seen: 1 reference.\nrule "
    for options in ((), ("-q",)):
        built = site.build(*options, builder=builder)
        assert told not in built.stdout + built.stderr
        text = site.read("_build/doctrees/evidence-summary.txt")
        assert text.startswith(told)
        assert text.splitlines()[1].split() == ["rule", "checked", "passed", "waived", "failed"]
        assert text.splitlines()[2].split() == ["missing-id", "1", "1", "0", "0"]
    site.delete("_build/doctrees/evidence-summary.txt")
    built = site.build("-v", builder=builder)  # idle: the file comes back
    assert site.read("_build/doctrees/evidence-summary.txt") == text
    assert built.stdout.count(text) == 1


def test_the_same_bytes_however_they_were_made(new_site: Callable[..., Site]) -> None:
    pages = {f"p{n:02}.md": f"# Page {n}\n\n{CLAIM.format(n)}" for n in range(14)}
    pages["p07.md"] = pages["p07.md"].replace(":disclaimer:", f"{WAIVED}:disclaimer:")
    made = [
        data(site.build(option, "-j", processes, builder="evidence"))
        for processes in ("1", "4")
        for site in [new_site("tea", pages)]
        for option in ("-q", "-E")
    ]
    assert all(one == made[0] for one in made)
    for content in made[0].values():
        assert b"/tmp" not in content


def test_mended_findings_leave_every_file(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    sound = data(site.build(builder="evidence"))
    page = site.read("page.md")
    for _ in range(2):
        site.change("page.md", ":cite: smith2020\n", "")
        for _ in range(2):  # what was found is found again when nothing changed
            built = site.build(builder="evidence")
            assert built.rules == ["missing-citation"]
            assert b"missing-citation" in data(built)["findings.txt"].splitlines()[0]
        site.write("page.md", page)
        for _ in range(2):
            built = site.build("-W", builder="evidence")
            assert (built.status, data(built)) == (0, sound)


def test_files_that_were_deleted_come_back_without_a_change(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    built = site.build(builder="evidence")
    before = data(built)
    for path in built.out.iterdir():
        path.unlink()
    assert data(site.build(builder="evidence")) == before


def test_a_waived_finding_is_told_as_such(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    site.change("page.md", ":cite:", f"{WAIVED}:cite:")
    for _ in range(2):
        built = site.build("-W", builder="evidence")
        assert (built.status, built.findings) == (0, [])
        (result,) = sarif(built)["results"]
        assert result["suppressions"] == [
            {
                "kind": "inSource",
                "justification": "the list is being revised (until 2027-03-01)",
            }
        ]
        root = junit(built)
        assert root.get("failures") == "0"
        assert [
            case.get("name") for case in root.iter("testcase") if case.find("skipped") is not None
        ] == ['claim "tea-sleep"']
        (waived,) = json.loads((built.out / "findings.json").read_text("utf-8"))["waived"]
        assert (waived["rule"], waived["until"]) == ("unknown-value", "2027-03-01")


def test_an_idle_check_gathers_no_records(
    new_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a sound site was found to be is kept; the reports are made from that alone."""
    site = new_site("tea")
    site.build(builder="evidence")

    def gathered(*_: object, **__: object) -> None:
        raise AssertionError("all records were gathered")

    monkeypatch.setattr(Records, "__init__", gathered)
    built = site.build("-W", builder="evidence")
    assert built.status == 0
    monkeypatch.undo()
    site.change("page.md", ":tier: ", ":tier: x")
    assert site.build(builder="evidence").rules == ["unknown-tier"]


# -- GitHub Actions --------------------------------------------------------------------------------


@pytest.fixture
def actions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run as in GitHub Actions; return the file for the summary of the step."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    return summary


@pytest.mark.parametrize("options", [(), ("-q",), ("-Q",)])
def test_github_is_told_beside_each_line(
    new_site: Callable[..., Site], actions: Path, options: tuple[str, ...]
) -> None:
    site = faulty(new_site)
    for runs in (1, 2):
        built = site.build(*options, builder="evidence")
        told = [line for line in built.stdout.splitlines() if line.startswith("::")]
        assert told == [
            "::error file=page.md,line=3,title=evidence.missing-citation"
            '::claim "tea-sleep": it names no source; add :cite: with keys of the bibliography',
            "::error file=page.md,line=11,title=evidence.unknown-claim"
            '::no claim has the id "nothing"; correct the id or write the claim',
        ]
        text = actions.read_text("utf-8")
        assert text.count("## Evidence: failed, 2 errors") == runs
        assert text.count("| missing-citation | 1 | 0 | 0 | 1 |\n") == runs
    assert sorted(data(built)) == FILES


def test_github_knows_paths_from_the_root_of_the_repository(
    new_site: Callable[..., Site], actions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = faulty(new_site)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(site.root.parent))
    told = site.build("-q", builder="evidence").stdout
    assert told.startswith(f"::error file={site.root.name}/page.md,line=3,")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(site.root / "elsewhere"))
    assert "::error file=page.md,line=3," in site.build("-q", builder="evidence").stdout


def test_without_github_nothing_is_told(
    new_site: Callable[..., Site], actions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = faulty(new_site)
    assert "::error" not in site.build().stdout  # another builder
    monkeypatch.setenv("GITHUB_ACTIONS", "false")
    assert "::error" not in site.build(builder="evidence").stdout
    assert not actions.exists()
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY")
    assert "::error" in site.build(builder="evidence").stdout
    assert not actions.exists()


def test_a_lowered_rule_is_a_warning_and_advice_a_notice(
    new_site: Callable[..., Site], actions: Path
) -> None:
    for severity, command in (("warning", "::warning "), ("advice", "::notice ")):
        site = new_site("tea")
        site.change("page.md", ":cite:", ":size: huge\n:cite:")
        site.add("conf.py", f'evidence_rules = {{"unknown-value": "{severity}"}}\n')
        built = site.build("-q", builder="evidence")
        assert built.status == 0
        assert built.stdout.startswith(command)
        assert sarif(built)["results"][0]["level"] == {"advice": "note"}.get(severity, severity)


# -- Addresses of rules ----------------------------------------------------------------------------


def test_sarif_links_to_the_page_of_rules(new_site: Callable[..., Site]) -> None:
    site = new_site("tea", {"a b/rules.md": "# Rules\n\n:::{evidence-rules}\n:::\n"})
    rules = sarif(site.build(builder="evidence"))["tool"]["driver"]["rules"]
    assert all("helpUri" not in rule for rule in rules)
    site.add("conf.py", 'html_baseurl = "https://tea.example/docs"\n')
    rules = sarif(site.build(builder="evidence"))["tool"]["driver"]["rules"]
    assert {rule["id"]: rule["helpUri"] for rule in rules} == {
        slug: f"https://tea.example/docs/a%20b/rules.html#rule-{slug}" for slug in RULES
    }
