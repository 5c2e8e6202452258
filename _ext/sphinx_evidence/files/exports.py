"""Entries as a reference manager exports them: what they lack for the gate, and what can be filled in.

Only what an entry tells by itself is filled in, and only fields that it has not: nothing is overwritten.
Zotero, JabRef, Mendeley and EndNote put numbers and publication types where BibTeX has no field for them:
into ``note``, ``annote``, ``keywords``, ``extra``, ``accession``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pybtex.database import Entry

from sphinx_evidence.files.bib import RawFile, read_library
from sphinx_evidence.model.identifiers import IDENTIFIERS, doi_fault, doi_in, pmid_in
from sphinx_evidence.model.latex import plain
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.model.problem import BibProblem
from sphinx_evidence.model.proposals import Proposal, propose
from sphinx_evidence.model.source import Source

#: Where exports put what has no field of its own.
_LOOSE = (
    "url",
    "note",
    "annote",
    "annotation",
    "extra",
    "howpublished",
    "accession",
    "an",
    "addendum",
)
_WORDS = ("keywords", "mesh", "pubtype", "publication-type", "publicationtype", "mendeley-tags")
_PMID = pattern(
    r"\bPMID\s*:?\s*([1-9]\d{0,7})\b|\bPubMed ID\s*:?\s*([1-9]\d{0,7})\b", re.IGNORECASE
)
_PMCID = pattern(r"\b(PMC[1-9]\d{3,8})\b")
_TRIAL = pattern(r"\bNCT\d{8}\b")
#: Publication types that EndNote leaves among the other words of a note.
_TYPES_IN_NOTES = pattern(
    r"\b(?:Randomized Controlled Trial|Controlled Clinical Trial|(?:Network )?Meta-Analysis|Systematic Review|"
    r"Case Reports|Practice Guideline|Retracted Publication)\b(?!s? as Topic)"
)
_HEAD = r"@\s*\w+\s*[{{(]\s*{}\s*,"


class Lacking(NamedTuple):
    """One entry: what it has, and what may be put into it."""

    key: str
    line: int
    identifier: str  #: The names of the numbers it has; empty for none.
    design: str
    species: str
    finding: bool
    additions: tuple[tuple[str, str, str], ...]  #: Field, value, and what it is taken from.
    remarks: tuple[str, ...]

    @property
    def proposed(self) -> dict[str, tuple[str, str]]:
        """Return what may be put in, and what it is taken from, by the name of the field."""
        return {field: (value, why) for field, value, why in self.additions}


def look_over(file: RawFile) -> tuple[list[Lacking], tuple[BibProblem, ...]]:
    """Return what the entries of a file lack, and what is wrong with the file.

    :param file: as it is on disk.
    """
    library = read_library([file])
    found = library.files[file.path]
    sources = found.sources if found.readable else ()
    return [_lacking(one, library.data.entries[one.key]) for one in sources], found.problems


def _lacking(source: Source, entry: Entry) -> Lacking:
    fields = {name.lower(): value for name, value in entry.fields.items() if value.strip()}
    present = {name.lower() for name in entry.fields}  # an empty field can't be given twice either
    # "Keywords, with, commas; or semicolons": each is a word by itself, and MeSH has commas inside.
    terms = [
        word
        for name in _WORDS
        for part in [plain(fields.get(name, ""))]
        for word in map(str.strip, re.split(";" if ";" in part else ",", part))
        if word
    ]
    place = "keywords"
    if not terms:
        terms = [
            found for name in _LOOSE for found in _TYPES_IN_NOTES.findall(fields.get(name, ""))
        ]
        place = "note" if terms else place
    proposal = propose(source, terms, place)
    trial = next(
        filter(None, (_TRIAL.search(fields.get(n, "")) for n in (*_LOOSE, "number"))), None
    )
    # A registration says what was planned, so it has no design.
    known = (one for one in proposal.fields if one[1] and not (trial and one[0] == "design"))
    numbers_there = _numbers(fields, trial[0] if trial else "")
    additions = tuple(one for one in (*numbers_there, *known) if one[0] not in present)
    numbers = [IDENTIFIERS[name][0] for name, _ in source.identifiers if name in fields]
    return Lacking(
        source.key,
        source.line,
        ", ".join(numbers),
        source.design,
        source.species,
        bool(source.finding),
        additions,
        tuple(_remarks(source, proposal, trial is not None)),
    )


def _numbers(fields: Mapping[str, str], trial: str) -> Iterator[tuple[str, str, str]]:
    """Yield the numbers that stand elsewhere in an entry, each once."""
    done: set[str] = set()
    for name in _LOOSE:
        text = fields.get(name, "").replace("\\_", "_")
        said = _PMID.search(re.sub("[{}]", "", text))  # Zotero kept capitals so: {{PMID:} 368301}
        pmc = _PMCID.search(text)
        for field, value in (
            ("doi", doi_in(text)),
            ("pmid", pmid_in(text) or (said and (said[1] or said[2])) or ""),
            ("pmcid", pmc[1] if pmc else ""),
        ):
            if value and field not in done and not (field == "doi" and doi_fault(value)):
                done.add(field)
                yield field, value, name
    if fields.get("eprinttype", "").lower() == "pubmed" and "pmid" not in done:
        yield "pmid", fields.get("eprint", ""), "eprint"
    if trial:
        yield "url", f"https://clinicaltrials.gov/study/{trial}", "number of the registration"


def _remarks(source: Source, proposal: Proposal, trial: bool) -> Iterator[str]:
    for name, value in source.identifiers:
        label, judge = IDENTIFIERS[name]
        if fault := judge(value):
            yield f'gives the {label} "{value}", {fault}'
    if trial and not source.doi and not source.pmid:
        yield "is a registration, which says what was planned; cite what was published of it"
    if source.marked:
        yield "was retracted; don't cite it"
    elif proposal.remark:
        yield proposal.remark


def with_additions(file: RawFile, entries: Iterable[Lacking]) -> bytes:
    """Return a file with what was proposed put in behind the keys; all else stays as it is.

    :raises ValueError: where it can't be done so that everything else reads as before.
    """
    text = file.raw.decode("utf-8")
    end = "\r\n" if "\r\n" in text else "\n"
    wanted = {entry.key: entry.additions for entry in entries if entry.additions}
    for key, additions in wanted.items():
        heads = [*re.finditer(_HEAD.format(re.escape(key)), text)]
        if len(heads) != 1:
            raise ValueError(
                f'the start of the entry "{key}" was not found; put its fields in by hand'
            )
        lines = "".join(f"{end}  {field} = {{{value}}}," for field, value, _ in additions)
        before, behind = text[: heads[0].end()], text[heads[0].end() :]
        apart = "" if re.match(r"[ \t]*\r?\n", behind) else end
        text = f"{before}{lines}{apart}{behind}"
    raw = text.encode()
    _compare(file, raw, wanted)
    return raw


def _compare(
    file: RawFile, raw: bytes, wanted: Mapping[str, tuple[tuple[str, str, str], ...]]
) -> None:
    """Make sure that nothing changed beside what was put in."""
    before, after = (read_library([file._replace(raw=one)]).data.entries for one in (file.raw, raw))
    for key, entry in before.items():
        more = {field: value for field, value, _ in wanted.get(key, ())}
        now = after[key].fields if key in after else {}
        if {**now} != {**entry.fields, **more}:
            raise ValueError(f'the entry "{key}" would read otherwise; put its fields in by hand')
