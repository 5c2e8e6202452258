"""``import``: what exports of reference managers lack, and what is put into them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sphinx_evidence.__main__ import main
from sphinx_evidence.files.bib import RawFile, read_library

ZOTERO = """\
@article{smith_tea_2020,
\ttitle = {Tea and sleep in adults: a randomized controlled trial},
\turl = {https://journal.example/doi/full/10.1000/tea.1},
\tjournal = {Journal of Tea},
\tauthor = {Smith, Ann},
\tyear = {2020},
\tnote = {{{PMID}:} 31234567
PMCID: PMC1234567},
\tkeywords = {Female, Humans, Randomized Controlled Trials as Topic},
}
"""
ENDNOTE = """\
@article{RN12,
   author = {Doe, J.},
   title = {Tea at night},
   journal = {Journal of Tea},
   DOI = {10.1000/doe},
   year = {2001},
   type = {Journal Article},
   note = {1532-8473
Doe, J
eng
Journal Article
Systematic Review
England
J Tea. 2001}
}
"""
JABREF = """\
@Article{Roe2000,
  author   = {Roe, A.},
  title    = {Tea in Wistar rats},
  journal  = {J},
  year     = {2000},
  doi      = {https://doi.org/https://doi.org/10.1000/x},
  keywords = {Animals; Rats, Wistar; Tea},
  pmid     = {12},
}
"""
TRIAL = """\
@misc{nct, author={{Tea Company}}, title={Tea for Sleep}, year={2021},
howpublished={\\url{https://clinicaltrials.gov/study/NCT01234567}}}
"""
MENDELEY = """\
@article{Poe1999,
author = {Poe, E.},
title = {Tea},
journal = {J},
year = {1999},
doi = {10.1000/poe},
keywords = {Review,Humans},
finding = {Tea is brown.},
mendeley-groups = {tea}
}
"""
TABLE = """\
entry           line  found by                                         design                                           species                       finding
smith_tea_2020  1     URL, + doi (url), + pmid (note), + pmcid (note)  + rct (title: "randomized")                      + human (keywords: "Humans")  -
RN12            11    DOI                                              + systematic-review (note: "Systematic Review")  -                             -
Roe2000         26    DOI, PMID                                        + animal-in-vivo (keywords: "rats")              + rats (keywords: "rats")     -
nct             35    + url (number of the registration)               -                                                -                             -
Poe1999         37    DOI                                              + narrative-review (keywords: "Review")          + human (keywords: "Humans")  yes
"""
WRITTEN = """\
  doi = {10.1000/tea.1},
  pmid = {31234567},
  pmcid = {PMC1234567},
  design = {rct},
  species = {human},
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a runner of ``import`` on a text, as ``x.bib`` of this folder."""
    monkeypatch.chdir(tmp_path)

    def on(text: str | bytes, *options: str) -> tuple[int, str, str]:
        raw = text.encode() if isinstance(text, str) else text
        Path("x.bib").write_bytes(raw)
        return (main(["import", "x.bib", *options]), *capsys.readouterr())

    return on


def test_one_table_says_what_each_entry_lacks(run: Run) -> None:
    text = ZOTERO + ENDNOTE + JABREF + TRIAL + MENDELEY
    status, out, err = run(text)
    assert (status, err) == (1, "")
    assert out == (
        f"{TABLE}"
        'x.bib:26: "Roe2000" gives the DOI "https://doi.org/https://doi.org/10.1000/x", which has '
        'more before its "10." than one prefix; write "10.1000/x"\n'
        'x.bib:35: "nct" is a registration, which says what was planned; cite what was published '
        "of it\n"
        "Left to you: 1 no design, 2 no species, 4 no finding. A finding is the fact in your own "
        "words, with its exact numbers.\n"
        "5 entries, 5 of them lack something; --write puts in what has a +, 11 fields.\n"
    )
    assert Path("x.bib").read_text("utf-8") == text  # nothing is written unasked


def test_write_puts_in_what_is_proposed_and_touches_nothing_else(run: Run) -> None:
    text = ZOTERO + ENDNOTE + JABREF + TRIAL + MENDELEY
    _, out, err = run(text, "--write")
    assert err == ""
    assert out.endswith(
        "5 entries, 5 of them lack something; 11 fields put into x.bib: read the works.\n"
    )
    now = Path("x.bib").read_text("utf-8")
    assert now.startswith(f"@article{{smith_tea_2020,\n{WRITTEN}\ttitle =")
    # Taking out the lines that came leaves what was exported; "nct" went on in its line.
    kept = now.replace(WRITTEN, "")
    for line in ("systematic-review", "animal-in-vivo", "narrative-review"):
        kept = kept.replace(f"  design = {{{line}}},\n", "")
    kept = kept.replace("  species = {rats},\n", "").replace("  species = {human},\n", "")
    url = "\n  url = {https://clinicaltrials.gov/study/NCT01234567},\n"
    assert kept.replace(url, "") == text
    # A second time there is nothing to put in.
    assert run(now, "--write")[1].endswith("5 entries, 4 of them lack something.\n")
    assert Path("x.bib").read_text("utf-8") == now


def test_what_an_entry_says_is_never_overwritten(run: Run) -> None:
    more = "  design = {cohort},\n  species = {},\n  doi = {wrong},\n"
    text = ZOTERO.replace("2020,\n", f"2020,\n{more}", 1)
    run(text, "--write")
    now = read_library([RawFile("x.bib", Path("x.bib").read_bytes(), "")])
    fields = now.data.entries["smith_tea_2020"].fields
    assert (fields["design"], fields["doi"], fields["pmid"]) == ("cohort", "wrong", "31234567")
    assert fields["species"] == ""
    assert now.files["x.bib"].problems == ()


def test_line_ends_and_marks_stay(run: Run) -> None:
    raw = b"\xef\xbb\xbf" + ZOTERO.replace("\n", "\r\n").encode()
    assert run(raw, "--write")[0] == 1
    now = Path("x.bib").read_bytes()
    assert now.startswith(b"\xef\xbb\xbf@article{smith_tea_2020,\r\n  doi = {10.1000/tea.1},\r\n")
    assert now.count(b"\n") == now.count(b"\r\n")


def test_a_start_that_stands_twice_is_left_to_people(run: Run) -> None:
    text = ZOTERO + "@article{b, title={On @article{smith_tea_2020, and more}}, author={A, B}}\n"
    status, _, err = run(text, "--write")
    assert (status, err) == (
        2,
        'import: the start of the entry "smith_tea_2020" was not found; put its fields in by hand\n',
    )
    assert Path("x.bib").read_text("utf-8") == text


def test_a_whole_bibliography_lacks_nothing(run: Run) -> None:
    whole = MENDELEY.replace("year =", "design = {rct},\nspecies = {human},\nyear =")
    status, out, _ = run(whole)
    assert (status, out.splitlines()[-1]) == (0, "1 entry, 0 of them lack something.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "\nPMID- 7\nTI  - Tea\n\nPMID- 8\nTI  - Tea\n",
            "PubMed's own format; write its works with \"source 7 8\", or import it into Zotero first",
        ),
        ("TY  - JOUR\n", "in RIS; export it as BibTeX, or import it into Zotero first"),
        ('[{"id": "x"}]', "JSON; export it as BibTeX or BibLaTeX"),
        ("Rank,NCT Number\n1,NCT01234567\n", "a table; import it into Zotero, and export it as BibTeX"),
    ],
)  # fmt: skip
def test_what_is_no_bibtex_says_what_to_do(run: Run, text: str, said: str) -> None:
    assert run(text, "--write") == (2, "", f"import: x.bib is {said}\n")


def test_what_can_not_be_read_is_told_with_its_line(run: Run) -> None:
    status, out, err = run("@article{a,\n  title = {Tea\n")
    assert (status, out) == (2, "")
    assert err.startswith("x.bib:")
    assert run("")[2] == "x.bib:1: the file holds no entry; add the sources you cite\n"


def test_a_file_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "nowhere.bib"]) == 2
    said = "import: nowhere.bib can't be read or written: No such file or directory\n"
    assert capsys.readouterr().err == said
