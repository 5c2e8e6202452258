"""``init``, ``new`` and ``explain``: what somebody meets who begins."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from sphinx_evidence.__main__ import main
from sphinx_evidence.commands.adopt import LANGUAGES
from sphinx_evidence.model.tiers import TIERS
from sphinx_evidence.rules.registry import RULES
from tests.conftest import Site
from tests.schemas import shipped

PAGES = {
    "en": ["disclaimers.md", "index.md", "sleep.md", "sources.md"],
    "de": ["hinweise.md", "index.md", "quellen.md", "schlaf.md"],
}
OTHERS = [
    *(".github/workflows/evidence.yml", ".gitignore", ".pre-commit-config.yaml", "Makefile"),
    *(".vscode/evidence.code-snippets", ".vscode/tasks.json"),
    *("conf.py", "references.bib", "requirements.txt"),
]


def begun(folder: Path, language: str) -> Site:
    assert main(["init", str(folder), "--language", language]) == 0
    return Site(folder)


def files(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


# -- init ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_init_writes_passes_at_once(tmp_path: Path, language: str) -> None:
    site = begun(tmp_path / "new", language)
    assert files(site.root) == sorted([*OTHERS, *PAGES[language]])
    built = site.build("-W", "-n")
    assert (built.status, built.findings, built.other_lines) == (0, [], [])
    document = json.loads((built.out / "claims.json").read_text("utf-8"))
    jsonschema.validate(document, shipped("claims"))
    claims = document["claims"]
    assert [claim["tier"]["name"] for claim in claims] == ["moderate", "low", "none"]
    assert built.checked["overstated"] >= 2
    assert built.html().html["lang"] == language  # type: ignore[index]


FAULTS = {
    "en": (
        *("sleep.md", "may increase", "increases"),
        'sleep.md:21: ERROR: claim "moonleaf-waking": it says high certainty, but its tier is low; '
        'write "Moonleaf tea may increase waking at night in adults who sleep badly" '
        "[evidence.overstated]",
    ),
    "de": (
        *("schlaf.md", ":cite: beispiel-studie\n", ""),
        'schlaf.md:21: ERROR: claim "mondblatt-aufwachen": it names no source; '
        "add :cite: with keys of the bibliography [evidence.missing-citation]",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_in_it_fails(tmp_path: Path, language: str) -> None:
    site = begun(tmp_path / "new", language)
    page, old, new, line = FAULTS[language]
    site.change(page, old, new)
    built = site.build("-W")
    assert built.status == 1
    assert line in built.findings


@pytest.mark.parametrize("below", ["", "site", "site/of/mine"])
def test_a_file_is_no_folder(
    tmp_path: Path, below: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "note").write_text("mine\n")
    assert main(["init", str(tmp_path / "note" / below)]) == 1
    said = f"{tmp_path / 'note'} is a file, so nothing was written; name a folder\n"
    assert capsys.readouterr() == ("", said)


def test_nothing_is_overwritten_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "conf.py").write_text("# mine\n")
    (folder / "notes.txt").write_text("mine\n")
    assert main(["init", str(folder)]) == 1
    assert capsys.readouterr() == (
        "",
        f"{folder} holds conf.py of what would be written, and nothing was; name another folder, or "
        "overwrite them with --force\n",
    )
    assert files(folder) == ["conf.py", "notes.txt"]
    assert main(["init", str(folder), "--force"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"Wrote 13 files into {folder}. Next:\n")
    assert "extensions" in (folder / "conf.py").read_text("utf-8")
    assert (folder / "notes.txt").read_text() == "mine\n"


# -- new -------------------------------------------------------------------------------------------

#: What the boxes of each language cite: a harm of the site, its review, and a work on rats.
GIVEN = {
    "en": ("moonleaf-waking", "example-review", "sleep.md"),
    "de": ("mondblatt-aufwachen", "beispiel-uebersicht", "schlaf.md"),
}
RATS = (
    "\n@article{{rats,\n  author = {{Sample, Bob}}, title = {{Made-up rats}}, journal = {{Journal}}, year = {{2020}},\n"
    "  url = {{https://example.org/rats}}, design = {{{0}}}, species = {{{1}}},\n"
    "  finding = {{Nothing was measured.}},\n}}\n"
)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[str, str]:
    capsys.readouterr()
    assert main(["new", *arguments]) == 0
    return capsys.readouterr()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_claim_of_each_tier_has_all_that_it_needs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    """Only what nobody else can know is left: keys of sources, and the harm beside a benefit."""
    site = begun(tmp_path / "new", language)
    harm, review, page = GIVEN[language]
    site.add("references.bib", RATS.format("animal-in-vivo", "rat"))
    site.add(
        "references.bib", RATS.format("regulatory-label", "not applicable").replace("rats", "label")
    )
    keys = {"preclinical": "rats", "reference": "label"}
    disclaimer = {"en": "general", "de": "allgemein"}[language]
    for tier in TIERS:
        way = (
            ["--direction", "benefit", "--better", "less"]
            if tier in ("high", "moderate", "low")
            else []
        )
        given = [
            *way,
            "--cite",
            keys.get(tier, review),
            "--harms",
            harm,
            "--disclaimer",
            disclaimer,
        ]
        box, said = printed(capsys, f"tea-{tier}", "--tier", tier, "--language", language, *given)
        assert "CAPITALS" not in box
        assert said.startswith("Put it on a page and make it yours;")
        site.add(page, f"\n{box}")
    built = site.build("-W")
    assert (built.status, built.findings, built.other_lines) == (0, [], [])
    assert built.summary.startswith("evidence: 10 claims seen;")


def test_what_is_left_to_fill_in_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = begun(tmp_path / "new", "en")
    way = ("--direction", "benefit", "--better", "less")
    box, said = printed(capsys, "tea", "--tier", "high", "--intervention", "black tea", *way)
    filled = "population (adults), comparator (hot water), outcome (headaches), size (moderate)"
    assert f"Filled in, for nothing was said of it: {filled}. Write what is true.\n" in said
    assert box.startswith(":::{evidence} Black tea reduces headaches in adults\n:id: tea\n")
    assert "KEY-OF-A-SOURCE: keys of the .bib file" in said
    site.write("sleep.md", f"# Tea\n\n{box}")
    built = site.build()
    assert {"unknown-citation", "unknown-claim"} <= {*built.rules}


def test_a_new_claim_says_what_it_was_told(capsys: pytest.CaptureFixture[str]) -> None:
    told = ("--direction", "no-difference", "--size", "trivial", "--outcome", "falls")
    box, _ = printed(capsys, "tea-falls", "--tier", "moderate", *told)
    assert box.startswith(":::{evidence} Moonleaf tea probably makes little to no difference to ")
    assert ":direction: no-difference\n" in box
    assert ":harms:" not in box
    assert ":better:" not in box


SLEEP = ("--tier", "moderate", "--intervention", "black tea", "--outcome", "hours of sleep")


def test_what_people_want_is_told_and_decides(capsys: pytest.CaptureFixture[str]) -> None:
    for direction, sentence in {"benefit": "increases", "harm": "reduces"}.items():
        way = ("--direction", direction, "--better", "more", "--population", "students")
        box, said = printed(capsys, "tea", *SLEEP, *way)
        assert box.startswith(
            f":::{{evidence}} Black tea probably {sentence} hours of sleep in students\n"
        )
        assert f":direction: {direction}\n:better: more\n" in box
        assert "population" not in said
    # What is unclear goes no way.
    assert ":better:" not in printed(capsys, "tea", "--tier", "very-low")[0]


def test_a_sentence_that_no_option_makes_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    for way, given, said in (
        ("no-difference", "tea that they like", 'intervention without "they"'),
        ("harm", "tea but no milk", 'intervention without "but"'),
    ):
        wanted = ("--direction", way, "--better", "less", "--intervention", given)
        told = printed(capsys, "tea", "--tier", "low", *wanted, "--outcome", "falls")[1]
        assert told.startswith(
            f'No sentence can be made of these options; name {said}, and write it like "... may '
        )
    told = printed(capsys, "tea", *SLEEP, "--direction", "harm", "--better", "more")[1]
    assert "No sentence" not in told


WANTED = '--better less or --better more, whichever people want of "hours of sleep"\n'


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            (),
            "new: a claim of tier moderate says which way it goes; add --direction benefit, harm, "
            f"no-difference or unclear, and with benefit or harm {WANTED}",
        ),
        (
            ("--direction", "benefit"),
            f"new: what is a benefit depends on what people want; add {WANTED}",
        ),
        (
            ("--direction", "harm"),
            f"new: what is a harm depends on what people want; add {WANTED}",
        ),
    ],
)
def test_what_people_want_is_never_guessed(
    capsys: pytest.CaptureFixture[str], given: tuple[str, ...], said: str
) -> None:
    assert main(["new", "tea", *SLEEP, *given]) == 2
    assert capsys.readouterr() == ("", said)


def test_a_name_that_is_no_id_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "Tea_sleep", "--tier", "low"]) == 1
    assert capsys.readouterr().err == (
        '"Tea_sleep" is no id; use small letters, digits and single hyphens, such as tea-sleep\n'
    )


# -- explain ---------------------------------------------------------------------------------------


def explained(capsys: pytest.CaptureFixture[str], *names: str) -> str:
    capsys.readouterr()
    assert main(["explain", *names]) == 0
    return capsys.readouterr().out


def test_a_rule_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert explained(capsys, "evidence.missing-citation") == (
        "missing-citation: A claim names no source.\n\n"
        "Why it matters: A claim without a source is an opinion.\n"
        "What to do: Add `:cite:` with the keys of the sources, separated by commas.\n"
        "It is a core rule: always an error, never lowered or waived.\n\n"
        "Fails:\n\n    :::{evidence} Tea holds caffeine\n    :id: tea-sleep\n    :tier: reference\n"
        "    :disclaimer: general\n\n    A cup holds some caffeine.\n    :::\n\n"
        "Passes:\n\n    :::{evidence} Tea holds caffeine\n    :id: tea-sleep\n    :tier: reference\n"
        "    :cite: smith2020\n    :disclaimer: general\n\n    A cup holds some caffeine.\n    :::\n"
    )


def test_each_rule_can_be_explained_and_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    listed = explained(capsys)
    for slug, rule in RULES.items():
        assert f"  {slug} " in listed
        said = explained(capsys, slug)
        for text in (rule.what, rule.why, rule.fix, "\nFails", "\nPasses"):
            assert text in said


def test_an_unknown_rule_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "missing-citations"]) == 1
    assert capsys.readouterr().err == (
        'there is no rule "missing-citations" (did you mean "missing-citation"?); '
        "`explain` alone lists all of them\n"
    )
