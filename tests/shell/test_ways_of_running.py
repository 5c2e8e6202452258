"""Every build with a finding fails, however it is run, and lists the same findings each time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import run_sphinx

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

FINDINGS = [
    (
        'page1.md:12: ERROR: claim "no-source": it names no source; '
        "add :cite: with keys of the bibliography [evidence.missing-citation]"
    ),
    (
        'page2.md:3: ERROR: no claim has the id "soundd" (did you mean "sound"?); '
        "correct the id or write the claim [evidence.unknown-claim]"
    ),
    (
        'page2.md:5: ERROR: claim "two-faults": no page defines the disclaimer "genral" '
        '(did you mean "general"?); correct the name or define it [evidence.unknown-disclaimer]'
    ),
    (
        'page2.md:5: ERROR: claim "two-faults": there is no tier "medium"; use one of high, moderate, '
        "low, very-low, preclinical, none, reference [evidence.unknown-tier]"
    ),
    (
        'page3.rst:4: ERROR: claim "far": no bibliography file has the key "smiht2020" '
        '(did you mean "smith2020"?); correct the key or add the source [evidence.unknown-citation]'
    ),
]
#: What some of the rules looked at, which the file beside the doctrees says of each rule.
CHECKED = {
    **dict.fromkeys(("missing-id", "duplicate-claim", "missing-tier", "unknown-tier"), 4),
    **dict.fromkeys(("missing-citation", "unknown-citation", "missing-disclaimer"), 4),
    **dict.fromkeys(("unknown-disclaimer", "unparsed-claim", "empty-claim", "lost-text"), 4),
    **dict.fromkeys(("retracted-source", "unknown-value"), 4),
    **dict.fromkeys(("invalid-id", "unknown-option", "unknown-claim"), 5),
    **dict.fromkeys(("broken-bibliography", "duplicate-disclaimer", "too-few-claims"), 1),
    **dict.fromkeys(("skipped-doctest", "invalid-setting"), 0),
    # Nothing here is rated, waived or told of a benefit, and nobody keeps a list or reviews.
    **dict.fromkeys(("missing-outcome", "tier-mismatch", "animals-only", "missing-search"), 0),
    **dict.fromkeys(("unknown-domain", "rating-without-reason", "rated-up-and-down"), 0),
    **dict.fromkeys(("source-without-design", "benefit-without-harms"), 0),
    **dict.fromkeys(("invalid-waiver", "expired-waiver", "unused-waiver", "missing-claim"), 0),
    **dict.fromkeys(("suspect-claim", "review-overdue", "unlisted-claim", "broken-upkeep"), 0),
    **dict.fromkeys(("untold-change", "stale-search", "undated-status", "stale-status"), 0),
}
OPTIONS = {
    "plain": (),
    "-W": ("-W",),
    "-W --keep-going": ("-W", "--keep-going"),
    "-n": ("-n",),
    "-q": ("-q",),
    "-E": ("-E",),
    "-a": ("-a",),
    "suppress all": ("-D", "suppress_warnings=evidence,evidence.*,*,*.*,sphinx_evidence"),
    "suppress nothing": ("-D", "suppress_warnings="),
    "suppress the untyped": ("-D", "suppress_warnings=.*,."),
    "suppress a rule": ("-W", "-D", "suppress_warnings=evidence.missing-citation"),
    "no warning types": ("-D", "show_warning_types=0"),
}
BUILDERS = (
    *("html", "dirhtml", "singlehtml", "epub", "latex", "text", "man", "texinfo", "gettext"),
    *("xml", "pseudoxml", "json", "pickle", "changes", "doctest", "linkcheck", "dummy", "evidence"),
)
#: Page 2 and 3 as they should be.
MENDED = {
    "page1.md": (
        "reference\n:disclaimer: general\n\nIt is",
        "reference\n:cite: smith2020\n:disclaimer: general\n\nIt is",
    ),
    "page2.md": (
        "medium\n:cite: smith2020\n:disclaimer: genral",
        "reference\n:cite: smith2020\n:disclaimer: general",
    ),
    "page3.rst": ("smiht2020", "smith2020"),
}


def mend(site: Site) -> None:
    for name, (old, new) in MENDED.items():
        site.change(name, old, new)
    site.change("page2.md", "soundd", "sound")


def assert_summary(summary: str, errors: int) -> None:
    """Assert what the last line of a build says: claims, findings, and what to do next."""
    todo = "; put right what the lines above say, then build again" if errors else ""
    told = f"evidence: 4 claims seen; waived: 0; findings: {errors} errors, 0 warnings"
    assert summary in (told, told + todo)


def assert_fails(built: Built) -> None:
    assert built.findings == FINDINGS
    assert_summary(built.summary, 5)
    if (built.out.parent / "doctrees").exists():
        assert {rule: built.checked.get(rule, 0) for rule in CHECKED} == CHECKED
    assert built.status == 1
    assert "Traceback" not in built.stderr


def assert_passes(built: Built) -> None:
    assert built.findings == []
    assert_summary(built.summary, 0)
    assert built.status == 0


@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS)
def test_fails_each_time_with_these_options(
    new_site: Callable[..., Site], options: tuple[str, ...]
) -> None:
    """First as it is read; then as what was read is found again; plain, a third time too."""
    site = new_site("ways")
    for _ in range(2 if options else 3):
        assert_fails(site.build(*options))


@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS)
def test_a_sound_site_passes_with_these_options(
    new_site: Callable[..., Site], options: tuple[str, ...]
) -> None:
    site = new_site("ways")
    mend(site)
    built = site.build(*options)
    if options == ("-q",):
        assert (built.status, built.stdout, built.stderr) == (0, "", "")
    else:
        assert_passes(built)
        assert built.other_lines == []


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_fails(new_site: Callable[..., Site], builder: str) -> None:
    site = new_site("ways")
    for _ in range(2):
        assert_fails(site.build(builder=builder))


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_passes_a_sound_site(new_site: Callable[..., Site], builder: str) -> None:
    site = new_site("ways")
    mend(site)
    # The link of the one source is never asked for: tests use no network.
    built = site.build("-W", "-D", "linkcheck_ignore=.*", builder=builder)
    assert_passes(built)
    assert built.other_lines == []


def test_silent_builds_fail_too(new_site: Callable[..., Site]) -> None:
    site = new_site("ways")
    for _ in range(3):
        built = site.build("-Q")
        assert (built.status, built.stdout, built.stderr) == (1, "", "")
    mend(site)
    assert site.build("-Q").status == 0


def test_the_list_goes_into_a_warnings_file(new_site: Callable[..., Site]) -> None:
    site = new_site("ways")
    for _ in range(2):
        assert site.build("-q", "-w", "warnings.txt").status == 1
        *lines, summary = site.read("warnings.txt").splitlines()
        assert lines == FINDINGS
        assert_summary(summary.removeprefix("WARNING: "), 5)


def test_settings_that_hide_warnings_hide_no_finding(new_site: Callable[..., Site]) -> None:
    site = new_site("ways")
    hidden = ["evidence", "evidence.*", "*", "sphinx_evidence", "", ".*", "."]
    site.add("conf.py", f"suppress_warnings = {hidden}\nshow_warning_types = False\n")
    for _ in range(2):
        assert_fails(site.build())
    mend(site)
    assert_passes(site.build())


def test_two_and_more_processes_list_the_same(new_site: Callable[..., Site]) -> None:
    sound = {
        f"page{number}.md": f"# Page {number}\n\n:::{{evidence}} Tea is hot\n"
        f":id: tea-{number}\n:tier: reference\n:cite: smith2020\n:disclaimer: general\n\nIt is.\n"
        ":::\n"
        for number in range(10, 20)
    }
    for processes in ("1", "2"):
        site = new_site("ways", sound)
        for _ in range(2):
            built = site.build("-j", processes)
            assert (built.status, built.findings) == (1, FINDINGS)
            assert built.summary.startswith("evidence: 14 claims seen; ")
        mend(site)
        built = site.build("-j", processes)
        assert (built.status, built.findings) == (0, [])


def test_faults_in_other_processes_are_found(new_site: Callable[..., Site]) -> None:
    # Each page repeats the same id, lacks a source, and holds a lookalike: who reads what must
    # not matter.
    pages = {
        f"copy{number}.md": f"---\norphan: true\n---\n# Copy {number}\n\n"
        ":::{evidence} Tea is brown\n:id: brown\n:tier: reference\n:disclaimer: general\n\nIt is.\n"
        ":::\n\n:::{evidnce} Tea is black\n:::\n"
        for number in range(10, 26)
    }
    lists = []
    for processes in ("1", "2", "4"):
        site = new_site("tea", pages)
        built = site.build("-j", processes)
        assert built.status == 1
        assert built.summary.endswith("findings: 47 errors, 0 warnings")
        lists.append(built.findings)
    assert lists[0] == lists[1] == lists[2]
    assert lists[0][:5] == [
        (
            'copy10.md:6: ERROR: claim "brown": it names no source; '
            "add :cite: with keys of the bibliography [evidence.missing-citation]"
        ),
        (
            'copy10.md:14: ERROR: "Tea is black" looks like a claim but did not become one; '
            "check the name, the colons and the fences around it [evidence.unparsed-claim]"
        ),
        (
            'copy11.md:6: ERROR: claim "brown": the id is taken by copy10.md:6; '
            "choose another [evidence.duplicate-claim]"
        ),
        (
            'copy11.md:6: ERROR: claim "brown": it names no source; '
            "add :cite: with keys of the bibliography [evidence.missing-citation]"
        ),
        (
            'copy11.md:14: ERROR: "Tea is black" looks like a claim but did not become one; '
            "check the name, the colons and the fences around it [evidence.unparsed-claim]"
        ),
    ]


def test_a_build_that_stops_at_the_first_warning_fails_too(new_site: Callable[..., Site]) -> None:
    site = new_site("ways")
    assert site.build("-W", "--exception-on-warning").status != 0
    assert_fails(site.build())
    assert site.build("--exception-on-warning").status != 0


def test_make_mode_fails(new_site: Callable[..., Site]) -> None:
    site = new_site("ways")
    for target in ("html", "html", "text", "latex"):
        assert_fails(site.make_mode(target))
    mend(site)
    assert_passes(site.make_mode("html"))


@pytest.mark.parametrize("page", ["index.md", "page1.md", "page3.rst"])
def test_one_file_on_the_command_line_fails(new_site: Callable[..., Site], page: str) -> None:
    site = new_site("ways")
    for _ in range(3):
        assert_fails(site.build(files=(page,)))
    mend(site)
    assert_passes(site.build(files=(page,)))


def test_another_builder_on_the_same_doctrees_fails(new_site: Callable[..., Site]) -> None:
    site = new_site("ways")
    for builder in ("html", "text", "linkcheck", "evidence", "latex", "html"):
        assert_fails(site.build(builder=builder))
    mend(site)
    for builder in ("evidence", "html", "text"):
        assert_passes(site.build(builder=builder))


def test_a_fault_edited_in_fails_and_mended_passes(new_site: Callable[..., Site]) -> None:
    site = new_site("ways")
    mend(site)
    assert_passes(site.build("-W"))
    site.change("page3.rst", "smith2020", "smiht2020")
    for _ in range(2):
        built = site.build()
        assert (built.status, built.findings) == (1, FINDINGS[-1:])
    site.change("page3.rst", "smiht2020", "smith2020")
    assert_passes(site.build("-W"))


@pytest.mark.parametrize("moment", ["reading page3", "judged", "writing page1"])
def test_fails_after_an_interrupted_build(new_site: Callable[..., Site], moment: str) -> None:
    site = new_site("ways")
    site.killed(moment)
    for _ in range(2):
        assert_fails(site.build())
    assert site.build().text("far", "page3").count("Incomplete claim") == 1
    mend(site)
    site.killed(moment)
    assert_passes(site.build("-W"))
    assert "Incomplete claim" not in site.build().text("far", "page3")


def test_a_real_process_ends_with_the_status_and_the_list(new_site: Callable[..., Site]) -> None:
    site = new_site("ways")
    built = site.process("-W", "-j", "2", "-b", "html", ".", "_build/html")
    *lines, summary = built.stderr.splitlines()
    assert lines == FINDINGS
    assert summary.startswith("WARNING: ")
    assert_summary(summary.removeprefix("WARNING: "), 5)
    assert built.status == 1


def test_paths_are_relative_to_where_the_build_was_started(new_site: Callable[..., Site]) -> None:
    site = new_site("ways")
    site.write("page1.md", site.read("page1.md").replace(":id: sound\n", ""))
    line = (
        'claim "Tea holds caffeine": it has no id; add :id: with a short lower-case name that will '
        "never change [evidence.missing-id]"
    )
    above = run_sphinx(["-b", "evidence", site.root.name, "out"], site.root.parent, site.root)
    assert above.findings[0] == f"{site.root.name}/page1.md:3: ERROR: {line}"
    beside = Path(site.root.parent, "elsewhere")
    beside.mkdir()
    away = run_sphinx(["-b", "evidence", str(site.root), "out"], beside, site.root)
    assert away.findings[0] == f"{site.root}/page1.md:3: ERROR: {line}"
