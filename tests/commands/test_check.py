"""``check``: a page judged as a build would judge it, quickly, and nothing written."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

from sphinx_evidence.__main__ import make_parser
from sphinx_evidence.rules.rule import claim
from sphinx_evidence.rules.run import check
from tests.command_line import Said
from tests.real import REPO
from tests.schemas import TEXT, exactly

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

HOT = claim(id="tea-hot", sentence="Tea is served hot", body="It is.")
WRONG = claim(tier="hihg", disclaimer="nobody", body="A cup holds 95 mg. {claim}`tea-wet`")
NO_BUILD = "check: no build of these settings was found, so that all pages were read; build the site once\n"
FINDING = exactly(
    file=TEXT,
    line={"type": "integer", "minimum": 1},
    severity={"enum": ["error", "warning", "advice"]},
    rule=TEXT,
    claim=TEXT,
    message=TEXT,
)
SCHEMA = exactly(
    schema_version={"const": 1},
    findings={"type": "array", "items": FINDING},
    notes={"type": "array", "items": TEXT},
)


@pytest.fixture
def site(new_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch) -> Site:
    site = new_site("rules", {"page.md": claim(), "other.md": HOT, "README.txt": "Hello\n"})
    monkeypatch.chdir(site.root)
    return site


def files(site: Site) -> dict[str, int]:
    """Return all files of a site, and when each was written."""
    return {str(path): path.stat().st_mtime_ns for path in site.root.rglob("*")}


def lines_of(text: str, page: str) -> list[str]:
    """Return the lines of a build about a page, as they are without colours and folders."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    found = (line[line.index(page) :] for line in plain.splitlines() if f"{page}:" in line)
    return sorted(found)


def test_a_page_is_judged_as_a_build_judges_it_and_nothing_is_written(
    site: Site, command: Said
) -> None:
    site.build()
    assert command("check", "page.md", "other.md") == (0, "", "")
    site.write("page.md", f"{WRONG}\nTea cures 9 % of people. {{nobody}}`x`\n")
    before = files(site)
    status, out, err = command("check", "page.md")
    assert (status, err, files(site)) == (1, "", before)
    assert "[evidence.unknown-tier]" in out
    assert out.count("\n") >= 6
    assert lines_of(out, "page.md") == lines_of(site.build().stderr, "page.md")
    # A page that is sound says nothing of the fault on another.
    assert command("check", "other.md") == (0, "", "")


def test_what_changed_on_other_pages_since_then_is_seen(site: Site, command: Said) -> None:
    site.write("page.md", claim(body="See {claim}`tea-hot`."))
    site.build()
    site.write("other.md", HOT.replace("tea-hot", "tea-wet"))
    found = command("check", "page.md")[1]
    assert 'no claim has the id "tea-hot"' in found
    site.delete("other.md")
    assert command("check", "page.md")[1] == found.replace(' (did you mean "tea-wet"?)', "")
    # A page that the last build did not have, and one claim that two pages have now.
    site.write("new.md", HOT)
    assert command("check", "page.md")[1] == ""
    site.write("newer.md", HOT)
    assert "[evidence.duplicate-claim]" in command("check", "newer.md")[1]


def test_where_many_pages_changed_they_are_taken_as_they_were(site: Site, command: Said) -> None:
    for number in range(6):
        site.write(f"p{number}.md", f"# Page {number}\n")
    site.write("page.md", claim(body="See {claim}`tea-hot`."))
    site.build()
    os.utime(site.root / "other.md", (4e9, 4e9))
    for number in range(5):
        os.utime(site.root / f"p{number}.md", (4e9, 4e9))
    note = "check: 6 other pages changed since the last build and are taken as they were then\n"
    assert command("check", "page.md") == (0, "", note)


def test_without_a_build_all_pages_are_read(site: Site, command: Said) -> None:
    site.write("page.md", f"{WRONG}\nTea cures 9 % of people. {{nobody}}`x`\n")
    before = files(site)
    status, out, err = command("check", "page.md")
    assert (status, err, files(site)) == (1, NO_BUILD, before)
    told = json.loads(command("check", "page.md", "--format", "json")[1])["findings"]
    # Each is told once: as a finding, or as what Sphinx says by itself.
    built = lines_of(site.build().stderr, "page.md")
    assert (lines_of(out, "page.md"), len(told)) == (built, len(built))
    by_sphinx = [one["message"] for one in told if one["rule"] == "sphinx"]
    assert by_sphinx
    assert not any("[evidence." in message for message in by_sphinx)
    # So they are where the settings are others than those of the build.
    site.add("conf.py", 'evidence_topics = ["coffee"]\n')
    assert command("check", "page.md")[::2] == (1, NO_BUILD)


# MyST asks for it where it includes a file.
@pytest.mark.filterwarnings("ignore:.*BuildEnvironment.app. is deprecated")
def test_files_that_are_no_pages(site: Site, command: Said) -> None:
    site.write("page.md", "```{include} part.txt\n```\n")
    site.write("part.txt", claim(tier="hihg"))
    site.build()
    # What a page reads, and what the gate reads, are judged; all else is none of its business.
    assert command("check", "part.txt")[1].startswith('part.txt:1: ERROR: claim "tea-sleep": ')
    assert command("check", "page.md")[1] == ""
    site.write("references.bib", "@article{smith2020,\n  title = {Tea\n")
    assert command("check", "references.bib")[1].startswith("references.bib:")
    note = "check: README.txt is no page of the site and part of none; it was not checked\n"
    assert command("check", "README.txt") == (0, "", note)
    assert command("check", "nowhere.md") == (2, "", "check: nowhere.md is not there\n")
    folder = (
        "check: . is a folder; name pages, such as index.md, or judge the whole site with "
        '"python -m sphinx -b evidence SOURCE OUT"\n'
    )
    assert command("check", ".") == (2, "", folder)


def test_json_and_another_folder(
    site: Site, command: Said, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    site.build(out="elsewhere")
    site.write("page.md", claim(tier="hihg"))
    monkeypatch.chdir(tmp_path)
    path = os.path.relpath(site.root / "page.md")
    status, out, _ = command("check", path, "--format", "json")
    document = json.loads(out)
    jsonschema.validate(document, SCHEMA)
    assert (status, document["notes"]) == (1, [])
    [found] = document["findings"]
    assert found == {
        "file": path,
        "line": 1,
        "severity": "error",
        "rule": "unknown-tier",
        "claim": "tea-sleep",
        "message": found["message"],
    }


def test_a_folder_without_a_site_is_told(command: Said, tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("x", "utf-8")
    command.source = ("--source", str(tmp_path))
    said = f"check: no folder above {file} holds a conf.py; name it with --source\n"
    assert command("check", str(file)) == (2, "", said)


def test_findings_of_some_pages_are_those_of_all(make: Any) -> None:
    claims = [
        make.claim(f"Tea heals {n} %", docname=page, ordinal=0, id=f"tea-{n}", tier=tier)
        for n, (page, tier) in enumerate([("a", "high"), ("b", "hihg"), ("c", "reference")])
    ]
    site = make.site(*claims)
    for page in "abc":
        of = [found for found in check(site).findings if found.docname == page]
        assert of == [found for found in check(site, {page}).findings if found.docname == page]
        assert of


# -- what editors and services read -------------------------------------------------------------


def test_the_matcher_reads_the_lines_of_a_build(site: Site) -> None:
    text = (REPO / ".github" / "evidence-matcher.json").read_text("utf-8")
    [matcher] = json.loads(text)["problemMatcher"]
    [pattern] = matcher["pattern"]
    site.write("page.md", claim(tier="hihg"))
    found = [re.match(pattern["regexp"], line) for line in site.build().stderr.splitlines()]
    [match] = filter(None, found)
    told = {name: match[pattern[name]] for name in ("line", "severity", "code")}
    assert told == {"line": "1", "severity": "ERROR", "code": "evidence.unknown-tier"}
    assert match[pattern["file"]].endswith("page.md")


def test_the_hooks_call_commands_that_are_there() -> None:
    hooks = yaml.safe_load((REPO / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in hooks] == ["evidence-check", "evidence-gate"]
    python, module, name, *rest = hooks[0]["entry"].split()
    assert (python, module, name, rest[:1]) == ("python", "-m", "sphinx_evidence", ["check"])
    assert make_parser().parse_args([*rest, "page.md"]).files == [Path("page.md")]


def test_the_action_asks_for_what_the_command_has() -> None:
    text = (REPO / ".github" / "actions" / "claims" / "action.yml").read_text("utf-8")
    action = yaml.safe_load(text)
    runs = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    # What somebody types into a pull request never becomes part of a script.
    assert not any("${{" in run for run in runs)
    asked = re.search(r'-m sphinx_evidence (--source "\$SOURCE" diff .*)', runs[0])
    assert asked
    assert make_parser().parse_args(["--source", ".", "diff", "HEAD^1", "--fail-on=gone"]).base
    workflow = yaml.safe_load((REPO / ".github" / "workflows" / "checks.yml").read_text("utf-8"))
    given = workflow["jobs"]["claims"]["steps"][-1]["with"]
    assert given.keys() <= action["inputs"].keys()


def test_a_page_in_another_encoding_stops_it_with_its_name(site: Site, command: Said) -> None:
    for _ in range(2):  # without a build, and with one
        text = site.read("page.md")
        site.write("page.md", f"{text}\nKräutertee\n".encode("cp1252"))
        line = text.count("\n") + 2
        said = f"page.md:{line}: the page is not text in UTF-8; save it as UTF-8\n"
        assert command("check", "page.md") == (2, "", f"check: the site can't be read: {said}")
        assert command("lock")[2] == f"the site can't be read: {said}"
        site.write("page.md", text)
        site.build()
