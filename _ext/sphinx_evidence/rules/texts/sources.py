"""Rules about sources: what they are, whether they still stand, and whether they are cited once."""

from __future__ import annotations

from sphinx_evidence.rules.rule import ADVICE, DUE, Example, Rule, example


def _status(row: str, columns: str = "") -> Example:
    """Return a status file of one row as an example."""
    return Example(f"doi,status,source,checked{columns}\n{row}\n", "status.csv")


def _entry(key: str = "smith2020", **fields: str) -> str:
    """Return an entry of a bibliography, with some fields changed or left out ("-")."""
    said = {
        "author": "Smith, Ann",
        "title": "Tea and sleep",
        "journal": "Journal of Tea",
        "year": "2020",
        "doi": "10.1000/smith",
        "design": "narrative-review",
        "finding": "A cup of black tea holds about 40 mg of caffeine.",
    } | fields
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in said.items() if value != "-")
    return f"@article{{{key},\n{lines}}}\n"


def _entries(*entries: str) -> Example:
    return Example("".join(entries), "references.bib")


def _nothing_found(outcome: str) -> Example:
    """Return a claim that found nothing on an outcome, beside a trial of tea and sleep."""
    return example(
        tier="none",
        sentence="We found no trial of tea for sleep in adults",
        searched="2026-11-22: trials of tea in adults, in the review named below",
        subjects="adults",
        given="tea",
        outcomes=outcome,
    )


_LONG = "Black tea in the evening and how long adults sleep"

RULES: tuple[Rule, ...] = (
    Rule(
        "retracted-source",
        "A cited source is retracted, or the file that tells can't be read.",
        "Its journal has taken it back, so no claim can rest on it.",
        "Take the source out, and rate the claim again without it.",
        _status("10.1000/smith,retracted,Crossref,2026-11-01"),
        _status("10.1000/smith,current,Crossref,2026-11-01"),
        core=True,
    ),
    Rule(
        "broken-bibliography",
        "A bibliography file is missing, unreadable, or defines a key twice.",
        "Nobody can tell which source a claim rests on.",
        "Mend the file at the line named.",
        Example("@article{smith2020,\n  title = {Tea\n", "references.bib"),
        core=True,
    ),
    Rule(
        "overlooked-source",
        "A claim found nothing, and a source on people that has its subjects, given and outcomes is not cited.",
        "The site's own bibliography may hold the study that the claim did not find.",
        "Cite the source and say what it found, or make the claim, or the words of the source, narrower.",
        _nothing_found("sleep"),
        _nothing_found("alertness"),
    ),
    Rule(
        "concerning-source",
        "A journal has published an expression of concern about a cited source.",
        "Such a paper may be retracted next, and readers should not learn it from others.",
        "Read the notice. Take the source out, or waive the rule in the claim with the reason.",
        _status("10.1000/smith,expression-of-concern,Crossref,2026-11-01"),
        _status("10.1000/smith,corrected,Crossref,2026-11-01"),
    ),
    Rule(
        "unchecked-source",
        "The status file has no row for a cited DOI.",
        'A source that nobody looked up may be retracted: unknown is not "all clear".',
        "Run `python -m sphinx_evidence refresh`, or look it up and write the row by hand.",
        _status("10.1000/other,current,Crossref,2026-11-01"),
        _status("10.1000/smith,current,Crossref,2026-11-01"),
    ),
    Rule(
        "undated-status",
        "The day on which a source's status was looked up is no date, or is yet to come.",
        "Nobody can tell whether the look-up still counts.",
        "Run `python -m sphinx_evidence refresh`, or write the day as 2026-11-22.",
        _status("10.1000/smith,current,Crossref,last week"),
        _status("10.1000/smith,current,Crossref,2026-11-01"),
    ),
    Rule(
        "stale-status",
        "A source's status was looked up longer ago than `evidence_status_days`.",
        "Papers are retracted years after they were cited.",
        "Run `python -m sphinx_evidence refresh`.",
        _status("10.1000/smith,current,Crossref,2020-01-31"),
        _status("10.1000/smith,current,Crossref,2026-11-01"),
        severity=DUE,
    ),
    Rule(
        "wrong-work",
        "Crossref knows a DOI as another work than the bibliography says.",
        "A reader who follows the link lands at a paper that says something else.",
        "Correct the DOI, or the title, the year or the first author of the entry.",
        _status(
            "10.1000/smith,current,Crossref,2026-11-01,Coffee and dreams,2015,Green",
            ",title,year,author",
        ),
        _status(
            "10.1000/smith,current,Crossref,2026-11-01,TEA and <i>Sleep</i>: a review,2019,Smith",
            ",title,year,author",
        ),
    ),
    Rule(
        "malformed-identifier",
        "A DOI, PMID, PMCID, ISBN or address in the bibliography can't be one.",
        "The source can't be found by it, nor looked up.",
        "Write it as the message says, or copy it again from the work itself.",
        _entries(_entry(doi="https://doi.org/https://doi.org/10.1000/smith")),
        _entries(_entry(doi="https://doi.org/10.1000/smith")),
    ),
    Rule(
        "missing-identifier",
        "A source that the site uses has nothing to find it by, or only the address of a shop or a blog.",
        "A reader who can't find a source can't check it, and nobody can look up whether it still stands.",
        "Add its DOI, PMID, PMCID, ISBN or eprint, or the address of whoever published it.",
        _entries(_entry(doi="-", url="https://tea.example.shop/sleep")),
        _entries(_entry(doi="-", isbn="0-306-40615-2")),
    ),
    Rule(
        "wrong-design",
        "The title of a source, or the registry, says that it is less than its `design`.",
        "A review or a guideline that is called a trial makes a claim look surer than it is.",
        "Read what the work is, and correct `design`.",
        _entries(_entry(title="Tea and sleep: a narrative review", design="rct", species="human")),
        _entries(_entry(title="Tea and sleep: a narrative review")),
    ),
    Rule(
        "duplicate-work",
        "Two entries of the bibliography are one work.",
        "One study would count twice.",
        "Keep one of the two, and cite that one.",
        _entries(
            _entry(title=_LONG, doi="-", url="https://tea.example.org/2020"),
            _entry("smith2021", title=_LONG.title(), year="2021", doi="-"),
        ),
        _entries(
            _entry(title=f"{_LONG}: protocol", doi="-", url="https://tea.example.org/2020"),
            _entry("smith2021", title=_LONG, year="2021", doi="-"),
        ),
    ),
    Rule(
        "unused-source",
        "No claim and no `{cite}` names an entry of the bibliography.",
        "A reader would think that the pages rest on it.",
        "Cite it, or take it out.",
        _entries(_entry(), _entry("jones2019", doi="10.1000/jones", title="Tea and dreams")),
        _entries(_entry()),
        severity=ADVICE,
    ),
)
