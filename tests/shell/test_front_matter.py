"""The whole site as the checks see it, the condition of a page, and the registry of rules."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest

from sphinx_evidence.rules.registry import RULES
from sphinx_evidence.shell.front_matter import KEYS, condition_of, faults_of
from sphinx_evidence.shell.search.read import _NO_PAGE
from tests.house.test_layers import PACKAGE


def test_look_ups(make: Any) -> None:
    claims = [
        make.claim(id="a"),
        make.claim(id="b"),
        make.claim(id="a", ordinal=2),
        make.claim(id=""),
    ]
    disclaimers = (make.disclaimer("x"), make.disclaimer("y"), make.disclaimer("x", text="other"))
    sources = (make.source("A"), make.source("a"))
    site = make.site(*claims, disclaimers=disclaimers, sources=sources)
    assert site.claims_by_id == {"a": [claims[0], claims[2]], "b": [claims[1]]}
    assert site.disclaimers_by_name == {"x": disclaimers[0], "y": disclaimers[1]}
    assert site.sources_by_key == {"A": sources[0], "a": sources[1]}


NO_MAPPING = "evidence can't be that; write evidence: {condition: name of a condition}"
NO_NAME = "the condition must be a name; write it, or take it out"


@pytest.mark.parametrize(
    ("metadata", "condition"),
    [
        ({}, ""),
        ({"evidence": '{"condition": "tremor"}'}, "tremor"),
        ({"evidence": "condition: tremor"}, "tremor"),
        ({"evidence": " condition :  essential  tremor "}, "essential tremor"),
        ({"evidence": {"condition": "tremor"}}, "tremor"),
        ({"evidence": '{"condition": 3}'}, "3"),
        ({"evidence": '{"condition": ["tremor"]}'}, ""),
        ({"evidence": "[" * 100_000}, ""),
        ({"evidence": '{"condtion": "tremor"}'}, ""),
        ({"evidence": "tremor"}, ""),
        ({"evidence": ""}, ""),
        ({"evidence": "[1, 2]"}, ""),
        ({"evidence": "null"}, ""),
        ({"evidence": "{"}, ""),
        ({"evidence": None}, ""),
        ({"evidence": 3}, ""),
        ({"evidence": '{"condition": "a\\nb"}'}, "a b"),
    ],
)
def test_condition_of_a_page(metadata: dict[str, Any], condition: str) -> None:
    assert condition_of(metadata) == condition


@pytest.mark.parametrize(
    ("metadata", "wrong"),
    [
        ({}, []),
        ({"evidence": '{"condition": "tremor"}', "author": "Ann", "evident": "x"}, []),
        ({"evidence": ""}, []),
        ({"evidence": "condition: tremor"}, []),
        ({"evidence": '{"condtion": "tremor"}'}, [("condtion", "")]),
        ({"evidnce": '{"condition": "tremor"}'}, [("evidnce", "")]),
        ({"Evidence": '{"condition": "tremor"}'}, [("Evidence", "")]),
        ({"evidence": "tremor"}, [("", NO_MAPPING)]),
        ({"evidence": "[1, 2]"}, [("", NO_MAPPING)]),
        ({"evidence": 3}, [("", NO_MAPPING)]),
        ({"evidence": '{"condition": null}'}, [("", NO_NAME)]),
        ({"evidence": '{"condition": ["a"]}'}, [("", NO_NAME)]),
        ({"evidence": '{"condition": " "}'}, [("", NO_NAME)]),
    ],
)
def test_what_is_wrong_with_front_matter(
    metadata: dict[str, Any], wrong: list[tuple[str, str]]
) -> None:
    assert list(faults_of(metadata)) == wrong


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_rule_says_what_why_and_how(rule: Any) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.slug)
    for text in (rule.what, rule.why, rule.fix):
        assert text.endswith(".")
        assert text == text.strip()
        assert "\n" not in text
    assert rule.bad.text
    assert rule.good is None or rule.good.file == rule.bad.file
    assert rule.good is None or rule.good != rule.bad


SCHEMA = json.loads((PACKAGE / "reports" / "schemas" / "front-matter.json").read_text("utf-8"))


@pytest.mark.parametrize(
    "value",
    [
        *(None, "", "tremor", 3, [], ["tremor"], True, {}),
        *({"condition": said} for said in ("tremor", "Zittern, ätiologisch", "", " ", "-", 3, None, ["a"])),
        *({"verdict": said} for said in ("tea-sleep", "", "?", 3, None, {})),
        {"condition": "tremor", "verdict": "tea-sleep"},
        {"condition": "tremor", "verdict": " "},
        {"condtion": "tremor"},
        {"condition": "tremor", "answer": "tea-sleep"},
    ],
)  # fmt: skip
def test_the_schema_for_editors_finds_what_a_build_finds(value: Any) -> None:
    as_sphinx_keeps_it = value if isinstance(value, str | None) else json.dumps(value)
    faults = [*faults_of({"evidence": as_sphinx_keeps_it})]
    editor = jsonschema.Draft202012Validator(SCHEMA)
    assert editor.is_valid({"evidence": value}) == (not faults)


def test_the_schema_knows_the_words_of_the_code() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    said = SCHEMA["properties"]
    assert tuple(said["evidence"]["anyOf"][0]["properties"]) == KEYS
    assert {*said} - {"evidence"} <= {*_NO_PAGE}
    # A page may say more than this: only words below `evidence` are ours.
    assert jsonschema.Draft202012Validator(SCHEMA).is_valid({"title": "Tea", "myst": {"x": 1}})
