"""What editors are given: snippets that pass the gate as they are, and a matcher of its lines."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from sphinx_evidence.commands.init import STARTER
from sphinx_evidence.model.source import DESIGNS
from tests.real import REPO, read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

FOLDER = STARTER / "all" / "dot-vscode"
SNIPPETS: dict[str, dict[str, Any]] = json.loads(
    (FOLDER / "evidence.code-snippets").read_text("utf-8")
)
TODAY = {"YEAR": "2026", "MONTH": "11", "DATE": "20"}
#: What their authors have to look up: the key of a source, by the tier that it carries; a claim.
KEYS = {"preclinical": "rats", "reference": "law", "none": "law"}


def inserted(name: str) -> str:
    """Return what an editor inserts, with the first choice and each default left as it is."""
    text = "\n".join(SNIPPETS[name]["body"])
    text = re.sub(r"\$CURRENT_([A-Z]+)", lambda part: TODAY[part[1]], text)
    text = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", text)
    return re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text) + "\n"


def test_each_snippet_passes_the_gate_as_it_is(new_site: Callable[..., Site]) -> None:
    texts = {name: inserted(name) for name in SNIPPETS}
    source = texts.pop("Source").replace("systematic-review-ma", "rct")
    rats = source.replace("10.1000/example", "10.1000/rats").replace("{human}", "{rat}")
    law = source.replace("10.1000/example", "10.1000/law").replace("{human}", "{not applicable}")
    sources = {
        "trial": source,
        "rats": rats.replace("{rct}", "{animal-in-vivo}"),
        "law": law.replace("{rct}", "{regulatory-label}"),
    }
    page = [texts.pop("Condition of a page"), "# A page\n"]
    for text in texts.values():
        tier = re.search(r"^:tier: (.+)$", text, re.MULTILINE)
        page.append(text.replace("key-of-a-source", KEYS.get(tier[1] if tier else "", "trial")))
    site = new_site("tea")
    entries = (text.replace("key-of-a-source", key) for key, text in sources.items())
    site.write("references.bib", "\n".join(entries))
    site.write("page.md", "\n".join(page).replace("id-of-a-claim", "tea-low"))
    built = site.build()
    assert built.findings == []
    assert built.status == 0
    assert built.summary.startswith("evidence: 7 claims seen")


def test_a_snippet_offers_each_design() -> None:
    [offered] = re.findall(
        r"design = \{\$\{\d+\|(.*?)\|\}\}", "\n".join(SNIPPETS["Source"]["body"])
    )
    assert offered.split(",") == [*DESIGNS]


def test_the_tasks_match_lines_as_github_does() -> None:
    github = json.loads((REPO / ".github" / "evidence-matcher.json").read_text("utf-8"))
    tasks = json.loads((FOLDER / "tasks.json").read_text("utf-8"))["tasks"]
    for task in tasks:
        assert task["problemMatcher"]["pattern"] == github["problemMatcher"][0]["pattern"]
    assert [task["args"][:3] for task in tasks] == [
        ["-m", "sphinx_evidence", "check"],
        ["-m", "sphinx", "-q"],
    ]


def test_the_reusable_workflow_takes_what_it_uses() -> None:
    workflow = read_yaml(REPO / ".github" / "workflows" / "gate.yml")
    # YAML takes the word "on" for a truth.
    inputs = workflow[True]["workflow_call"]["inputs"]
    [job] = workflow["jobs"].values()
    asked = {*re.findall(r"inputs\.([\w-]+)", json.dumps(job))}
    assert asked == inputs.keys()
    runs = "\n".join(step["run"] for step in job["steps"] if "run" in step)
    assert {*re.findall(r"\$\{?(REQUIREMENTS|SOURCE|FAIL_ON)", runs)} == job["env"].keys()
