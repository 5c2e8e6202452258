"""Only a `.bib` or a status file changed: the next build says so, and passes when it is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import Kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

SECOND = """\
@article{lee2021,
  author = {Lee, Cy},
  title = {More tea},
  journal = {Journal of Tea},
  year = {2021},
  doi = {10.1000/lee},
  design = {cohort},
}
"""
UNKNOWN = (
    'page.md:3: ERROR: claim "tea-sleep": no bibliography file has the key "smith2020"{}; '
    "correct the key or add the source [evidence.unknown-citation]"
)
BROKEN = "references.bib:{}: ERROR: {} [evidence.broken-bibliography]"


def assert_says(built: Built, lines: list[str]) -> None:
    assert built.findings == lines
    # bibtex itself warns of a key or a field given twice; nothing else may stand beside our lines.
    assert [line for line in built.other_lines if "[bibtex.bibfile_data_error]" not in line] == []
    assert built.status == 1


def assert_passes(built: Built) -> None:
    assert built.findings == []
    assert built.other_lines == []
    assert built.status == 0
    assert "Incomplete claim" not in built.text("tea-sleep", "page")


@pytest.fixture(scope="module")
def sound(new_site_of_module: Callable[..., Site]) -> Kept:
    """Return a sound site of two sources, built once."""
    made = new_site_of_module("tea")
    made.add("references.bib", SECOND)
    assert_passes(made.build("-W"))
    return Kept(made)


@pytest.fixture
def site(sound: Kept) -> Site:
    """Return that site as it was when it was built."""
    return sound.restored()


# Each: what becomes of references.bib (given its text), and what the next build says.
CHANGES: dict[str, tuple[Callable[[str], str | bytes], list[str]]] = {
    "entry deleted": (lambda _: SECOND, [UNKNOWN.format("")]),
    "key with a capital letter": (
        lambda text: text.replace("smith2020", "Smith2020"),
        [UNKNOWN.format(' (did you mean "Smith2020"?)')],
    ),
    "key misspelt": (
        lambda text: text.replace("smith2020", "smith-2020"),
        [UNKNOWN.format(' (did you mean "smith-2020"?)')],
    ),
    "key twice": (
        lambda text: text + SECOND,
        [BROKEN.format(18, 'key "lee2021" is defined twice (first on line 10); keep one')],
    ),
    "key twice, in other letters": (
        lambda text: text + SECOND.replace("lee", "LEE"),
        [BROKEN.format(18, 'key "LEE2021" is defined twice (first on line 10); keep one')],
    ),
    "field twice": (
        lambda text: text.replace("  year = {2020},\n", "  year = {2020},\n  year = {2022},\n"),
        [BROKEN.format(1, 'entry "smith2020" gives its field "year" twice; keep one')],
    ),
    "empty": (
        lambda _: "",
        [
            UNKNOWN.format(""),
            BROKEN.format(1, "the file holds no entry; add the sources you cite"),
        ],
    ),
    "only a remark": (
        lambda _: "Nothing here yet.\n",
        [
            UNKNOWN.format(""),
            BROKEN.format(1, "the file holds no entry; add the sources you cite"),
        ],
    ),
    "binary": (
        lambda _: b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe",
        [
            UNKNOWN.format(""),
            BROKEN.format(1, "the file is not text in utf-8-sig (byte 0); save it as UTF-8"),
        ],
    ),
    "latin-1": (
        lambda text: text.replace("Lee, Cy", "Lée, Cy").encode("latin-1"),
        [
            UNKNOWN.format(""),
            BROKEN.format(11, "the file is not text in utf-8-sig (byte 259); save it as UTF-8"),
        ],
    ),
}
#: Broken syntax: here what the file says after it may be lost, so only the first line is pinned.
SYNTAX = {
    "brace missing at the end": (lambda text: text.rstrip()[:-1], 17),
    "brace missing in a field": (lambda text: text.replace("{More tea}", "{More tea"), 18),
    "comma missing": (lambda text: text.replace("{More tea},", "{More tea}"), 13),
    "key missing": (lambda text: text.replace("lee2021,", ""), 11),
    "equals sign missing": (lambda text: text.replace("title = {More", "title {More"), 12),
    "NUL": (lambda text: text.replace("More tea}", "More\0tea},\0"), 12),
    "first entry cut off": (lambda text: text.replace("},\n}\n@", "},\n@"), 9),
}


@pytest.mark.parametrize(("change", "lines"), CHANGES.values(), ids=CHANGES)
def test_a_changed_file_is_seen_at_once(
    site: Site, change: Callable[[str], str | bytes], lines: list[str]
) -> None:
    before = site.read("references.bib")
    site.write("references.bib", change(before))
    for builder in ("html", "text", "html"):
        built = site.build(builder=builder)
        assert_says(built, lines)
    incomplete = "Incomplete claim" in built.text("tea-sleep", "page")
    assert incomplete == any("unknown-citation" in line for line in lines)
    site.write("references.bib", before)
    assert_passes(site.build("-W"))


@pytest.mark.parametrize(("change", "lines"), CHANGES.values(), ids=CHANGES)
def test_a_fresh_build_says_the_same(
    new_site: Callable[..., Site], change: Callable[[str], str | bytes], lines: list[str]
) -> None:
    site = new_site("tea")
    site.write("references.bib", change(site.read("references.bib") + SECOND))
    assert_says(site.build("-j", "2", builder="evidence"), lines)


@pytest.mark.parametrize(("change", "line"), SYNTAX.values(), ids=SYNTAX)
def test_broken_syntax_is_one_clear_line(
    site: Site, change: Callable[[str], str], line: int
) -> None:
    before = site.read("references.bib")
    site.write("references.bib", change(before))
    for _ in range(2):
        built = site.build()
        assert (built.status, built.other_lines) == (1, [])
        said = [found for found in built.findings if "can't be read as BibTeX" in found]
        assert len(said) == 1
        assert said[0].startswith(
            f"references.bib:{line}: ERROR: the file can't be read as BibTeX: "
        )
        assert said[0].endswith("; mend this entry [evidence.broken-bibliography]")
        assert set(built.rules) <= {"broken-bibliography", "unknown-citation"}
    site.write("references.bib", before)
    assert_passes(site.build("-W"))


def test_a_missing_file(site: Site) -> None:
    before = site.read("references.bib")
    site.delete("references.bib")
    lines = [
        UNKNOWN.format(""),
        BROKEN.format(
            1,
            "the file can't be read: No such file or directory; correct bibtex_bibfiles in conf.py",
        ),
    ]
    for _ in range(2):
        assert_says(site.build(), lines)
    site.write("references.bib", before)
    assert_passes(site.build("-W"))


def test_a_folder_in_its_place(site: Site) -> None:
    before = site.read("references.bib")
    site.delete("references.bib")
    site.write("references.bib/readme.txt", "a folder\n")
    lines = [
        UNKNOWN.format(""),
        BROKEN.format(
            1, "the file can't be read: Is a directory; correct bibtex_bibfiles in conf.py"
        ),
    ]
    for _ in range(2):
        assert_says(site.build(), lines)
    site.delete("references.bib/readme.txt")
    (site.root / "references.bib").rmdir()
    site.write("references.bib", before)
    assert_passes(site.build("-W"))


@pytest.mark.parametrize("setting", ["", "bibtex_bibfiles = []", "bibtex_bibfiles = None"])
def test_no_file_is_named(site: Site, setting: str) -> None:
    conf = site.read("conf.py")
    site.change("conf.py", 'bibtex_bibfiles = ["references.bib"]', setting)
    for _ in range(2):
        assert_says(
            site.build(),
            [
                (
                    "conf.py:1: ERROR: bibtex_bibfiles names no file; "
                    "name the file that holds your sources [evidence.broken-bibliography]"
                ),
                UNKNOWN.format(""),
            ],
        )
    site.write("conf.py", conf)
    assert_passes(site.build("-W"))


def test_two_files_and_a_key_in_both(site: Site) -> None:
    site.change("conf.py", '["references.bib"]', '["references.bib", "bib/more.bib"]')
    site.write("bib/more.bib", "\n" + SECOND)
    line = (
        'bib/more.bib:2: ERROR: key "lee2021" is already in references.bib; keep one '
        "[evidence.broken-bibliography]"
    )
    for _ in range(2):
        built = site.build()
        assert (built.status, built.findings) == (1, [line])
        assert "Traceback" not in built.stderr
    site.write("bib/more.bib", SECOND.replace("lee", "poe"))
    assert_passes(site.build("-W"))


def test_the_same_file_named_twice(site: Site) -> None:
    site.change("conf.py", '["references.bib"]', '["references.bib", "./references.bib"]')
    built = site.build()
    assert "Traceback" not in built.stderr
    assert set(built.rules) <= {"broken-bibliography"}
    assert built.status in (0, 1)
    assert bool(built.findings) == bool(built.status)


def test_a_file_outside_the_source_folder(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    site.change("conf.py", '["references.bib"]', '["../shared.bib"]')
    (site.root.parent / "shared.bib").write_text(site.read("references.bib"))
    assert_passes(site.build("-W"))
    (site.root.parent / "shared.bib").write_text("@article{smith2020,\n")
    built = site.build()
    assert built.status == 1
    assert f"{site.root.parent}/shared.bib:2: ERROR: " in built.findings[-1]


def test_another_encoding(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    text = site.read("references.bib").replace("Smith, Ann", "Schröder, Ann")
    site.write("references.bib", text.encode("latin-1"))
    site.add("conf.py", 'bibtex_encoding = "latin-1"\n')
    built = site.build("-W")
    assert_passes(built)
    assert "Schröder 2020" in built.text("tea-sleep", "page")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_marks_at_the_start_and_other_line_ends(
    new_site: Callable[..., Site], encoding: str
) -> None:
    site = new_site("tea")
    text = site.read("references.bib").replace("\n", "\r\n")
    site.write("references.bib", text.encode(encoding))
    if encoding == "utf-16":
        site.add("conf.py", 'bibtex_encoding = "utf-16"\n')
    assert_passes(site.build("-W"))


# -- Which sources are retracted -------------------------------------------------------------------

HEADER = "doi,status,source,checked\n"
RETRACTED = (
    'page.md:3: ERROR: claim "tea-sleep": the source "smith2020" is retracted '
    "(Crossref, 2026-11-01); take it out and rate the claim again [evidence.retracted-source]"
)


@pytest.fixture
def watched(new_site: Callable[..., Site]) -> Site:
    """Return a sound site with a status file, built once."""
    site = new_site("tea", {"status.csv": f"{HEADER}10.1000/smith,current,Crossref,2026-11-01\n"})
    site.add("conf.py", 'evidence_source_status = "status.csv"\n')
    assert_passes(site.build("-W"))
    return site


@pytest.mark.parametrize(
    "doi",
    [
        *("10.1000/smith", "10.1000/SMITH", " 10.1000/smith ", '"10.1000/smith"'),
        *("https://doi.org/10.1000/smith", "doi:10.1000/smith", "http://dx.doi.org/10.1000/Smith"),
    ],
)
def test_a_source_that_is_retracted_fails_at_once(watched: Site, doi: str) -> None:
    before = watched.read("status.csv")
    watched.write("status.csv", f"{HEADER}{doi},retracted,Crossref,2026-11-01\n")
    for builder in ("html", "html", "evidence"):
        assert_says(watched.build(builder=builder), [RETRACTED])
    assert "is retracted (Crossref, 2026-11-01)" in watched.build().text("tea-sleep", "page")
    watched.write("status.csv", before)
    assert_passes(watched.build("-W"))


@pytest.mark.parametrize(
    "doi", ["10.1000/SMITH", "https://doi.org/10.1000/smith", "doi:10.1000/smith"]
)
def test_the_bibliography_may_write_the_doi_in_other_ways(watched: Site, doi: str) -> None:
    watched.change("references.bib", "{10.1000/smith}", f"{{{doi}}}")
    watched.change("status.csv", "current", "retracted")
    assert watched.build(builder="evidence").findings == [RETRACTED]


def test_a_source_against_that_is_retracted_fails(watched: Site) -> None:
    watched.add("references.bib", SECOND)
    watched.change("page.md", ":cite: smith2020", ":cite: smith2020\n:against: lee2021")
    watched.add("status.csv", "10.1000/lee,retracted,Crossref,2026-11-01\n")
    assert_says(watched.build(), [RETRACTED.replace("smith2020", "lee2021")])


def test_a_retracted_source_that_no_box_cites_is_no_finding(watched: Site) -> None:
    watched.add("status.csv", "10.1000/other,retracted,Crossref,2026-11-01\n")
    assert_passes(watched.build("-W"))


@pytest.mark.parametrize("status", ["corrected", "reinstated"])
def test_other_statuses_pass(watched: Site, status: str) -> None:
    watched.change("status.csv", "current", status)
    assert_passes(watched.build("-W"))


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (b"\xff\xfe\x00\x00", 1, "the status file can't be read: "),
        ("", 1, "the status file must start with the columns doi,status,source,checked"),
        ("doi;status\n", 1, "the status file must start with the columns doi,status"),
        ("status,doi,source,checked\n", 1, "the status file must start with the columns doi"),
        (f"{HEADER}10.1000/smith,retract,x,y\n", 2, 'the status can\'t be "retract"; '),
        (f"{HEADER}10.1000/a,current,x,y\n,current,x,y\n", 3, 'it gives the DOI "", '),
        (f"{HEADER}\n\n10.1000/smith\n", 4, 'the status can\'t be ""; use one of '),
        (f"{HEADER}no-doi,retracted,x,y\n", 2, 'it gives the DOI "no-doi", '),
        (f'{HEADER}"10.1000/smith,retracted\n', 1, "the status file can't be read: "),
    ],
    ids=[
        *("binary", "empty", "semicolons", "columns", "word", "no doi", "short", "not a doi"),
        "quote",
    ],
)
def test_a_broken_status_file_is_a_clear_line(
    watched: Site, text: str | bytes, line: int, said: str
) -> None:
    before = watched.read("status.csv")
    watched.write("status.csv", text)
    for _ in range(2):
        built = watched.build()
        assert len(built.findings) == 1
        assert built.findings[0].startswith(f"status.csv:{line}: ERROR: {said}")
        assert built.findings[0].endswith("[evidence.retracted-source]")
        assert (built.status, built.other_lines) == (1, [])
    watched.write("status.csv", before)
    assert_passes(watched.build("-W"))


def test_a_missing_status_file(watched: Site) -> None:
    before = watched.read("status.csv")
    watched.delete("status.csv")
    for _ in range(2):
        assert_says(
            watched.build(),
            [
                (
                    "status.csv:1: ERROR: the status file can't be read: No such file or directory; "
                    "correct evidence_source_status [evidence.retracted-source]"
                )
            ],
        )
    watched.write("status.csv", before)
    assert_passes(watched.build("-W"))


def test_the_status_file_may_have_a_mark_and_other_line_ends(watched: Site) -> None:
    text = f"{HEADER}10.1000/smith,retracted,Crossref,2026-11-01\n".replace("\n", "\r\n")
    watched.write("status.csv", text.encode("utf-8-sig"))
    assert_says(watched.build(), [RETRACTED])
