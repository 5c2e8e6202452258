"""How a claim is cited: its certainty goes with it, and BibTeX can read the entry."""

from __future__ import annotations

from typing import Any

from pybtex.database import parse_string

from sphinx_evidence.views.cite import Work, as_bibtex, as_text

WORK = Work("The contributors", "Tea & sleep", "0.4", "2026-11-22", "https://tea.example/a#claim-x")


def test_a_line_says_whose_it_is_what_it_says_and_how_sure(make: Any) -> None:
    assert as_text(make.claim(tier="low"), WORK) == (
        "The contributors. “Tea holds caffeine.” Low certainty. In: Tea & sleep, version 0.4, "
        "claim tea-sleep, reviewed 2026-11-22. https://tea.example/a#claim-x"
    )


def test_what_a_site_does_not_say_is_left_out(make: Any) -> None:
    bare = Work("", "Tea", "", "", "")
    assert as_text(make.claim(), bare).startswith("“Tea holds caffeine.” ")
    assert as_text(make.claim(), bare).endswith("In: Tea, claim tea-sleep.")
    assert as_bibtex(make.claim(), bare).splitlines()[1] == "  title = {{Tea holds caffeine}},"


def test_an_entry_can_be_read_whatever_the_sentence_holds(make: Any) -> None:
    claim = make.claim("Tea & milk hold 5 % of {all} \\the $ugar_ #1 ~ here", tier="low")
    entries = parse_string(as_bibtex(claim, WORK), "bibtex").entries
    fields = entries["tea-sleep"].fields
    assert fields["title"] == (
        "{Tea \\& milk hold 5 \\% of \\{all\\} the \\$ugar\\_ \\#1 \\~{} here}"
    )
    assert fields["note"] == "Low certainty"
    assert fields["howpublished"] == "Tea \\& sleep, version 0.4, claim tea-sleep"
    assert (fields["year"], fields["url"]) == ("2026", "https://tea.example/a#claim-x")
