"""Sources: what a bibliography says of each work, kept as plain records.

Labels and references are formatted here, once a source: asking pybtex for a style at each
citation is what makes a large site slow.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from pybtex.database import Entry
from pybtex.database import Person as BibtexPerson

from sphinx_evidence.model.addresses import site_name
from sphinx_evidence.model.identifiers import IDENTIFIERS, bare_doi, doi_in, pmid_in
from sphinx_evidence.model.latex import plain
from sphinx_evidence.model.options import split_names
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.same_work import is_marked_retracted
from sphinx_evidence.model.source_names import Person, full_reference, short_name

#: The designs that the ``design`` field of a source may name, in the words that a reader sees.
DESIGNS = {
    "systematic-review-ma": "systematic review with meta-analysis",
    "systematic-review": "systematic review",
    "systematic-review-observational": "systematic review of observational studies",
    "network-meta-analysis": "network meta-analysis",
    "rct": "randomised trial",
    "nonrandomised-trial": "trial without randomisation",
    "cohort": "cohort study",
    "case-control": "case-control study",
    "cross-sectional": "cross-sectional study",
    "case-series": "case series",
    "case-report": "case report",
    "animal-in-vivo": "animal study",
    "in-vitro": "laboratory study",
    "narrative-review": "narrative review",
    "guideline": "guideline",
    "regulatory-label": "regulatory label",
    "reference-intake": "reference intake report",
    "fact-sheet": "fact sheet",
    "product-survey": "survey of products",
}


#: Fields, and options of a claim, that say with words of a list in whom, of what, and on what.
TOPICS = ("subjects", "given", "outcomes")
NO_TOPICS: tuple[tuple[str, tuple[str, ...]], ...] = tuple((name, ()) for name in TOPICS)

#: Fields that a reference shows beside the work's title, its people and its journal.
_TOLD = (
    *("participants", "design", "note", "addendum", "howpublished", "publisher", "organization"),
    *("institution", "school", "series", "edition", "type", "address", "location", "subtitle"),
    *("shorttitle", "shortauthor"),
)
#: Fields of which something is shown, or judged; no other is decoded.
_READ = (
    *("title", "year", "journal", "booktitle", "volume", "number", "pages", "publisher"),
    *("institution", "school", "organization", "howpublished", "note", "addendum", "pubstate"),
    *_TOLD,
    *("design", "species", "participants", "finding", *TOPICS),
)
_WEB = pattern(r"https?://[^\s{}\\]+")
#: What a work says of itself where it was taken back.
_TAKEN_BACK = pattern(
    r"\b(?<!not )(?<!never )(?:retracted|retraction (?:in|notice)|withdrawn)\b", re.IGNORECASE
)


class Source(NamedTuple):
    """One work that claims can cite."""

    key: str
    label: str  #: Its short name: ``Kawakami 2019``, ``FDA label of metoclopramide``.
    reference: str  #: The full reference as one line of text.
    kind: str  #: Design and participants in plain words; may be empty.
    link: str  #: Address of the work (https or http), or empty.
    link_text: str  #: What to call the link: the DOI, the PubMed number or the name of the site.
    doi: str  #: The DOI without prefix, lower case, or empty; from the address or the note too.
    design: str
    species: str
    finding: str
    path: str  #: The ``.bib`` file, relative to the source folder.
    line: int
    title: str = ""
    author: str = ""  #: The first author's family name, or the organisation.
    year: str = ""
    #: DOI, PMID, PMCID, ISBN and address as written, by the name of their field.
    identifiers: tuple[tuple[str, str], ...] = ()

    #: The words of each field in `TOPICS`, in that order; none where it is not given.
    topics: tuple[tuple[str, tuple[str, ...]], ...] = NO_TOPICS
    pmid: str = ""  #: The PubMed number, from the address too; empty where there is none.
    marked: str = ""  #: Where its entry says that it is retracted: ``title``, ``note``.
    bundled: tuple[str, ...] = ()  #: The keys of the works that a ``@set`` stands for.

    @property
    def place(self) -> Place:
        """Where its entry starts."""
        return Place(self.path, self.line)

    @property
    def number(self) -> str:
        """What a row of the status file knows it by: the DOI, or ``pmid:`` and the number."""
        return self.doi or (f"pmid:{self.pmid}" if self.pmid else "")

    #: What a reader sees of it beside its title and its people, by the name of its field.
    told: tuple[tuple[str, str], ...] = ()

    def identifier(self, field: str) -> str:
        """Return an identifier as written, or an empty string where it is not given."""
        return dict(self.identifiers).get(field, "")


def read_entry(key: str, entry: Entry, path: str, line: int) -> Source:
    """Return the record of one entry.

    :param key: the citation key as written.
    :param entry: as pybtex read it.
    :param path: the file that holds it.
    :param line: the line on which it starts.
    """
    written = {name.lower(): value for name, value in entry.fields.items()}
    fields = {name: plain(written[name]) for name in _READ if name in written}
    given = {name: verbatim(written[name]) for name in IDENTIFIERS if name in written}
    if "pmid" not in given and written.get("eprinttype", "").lower() == "pubmed":
        given["pmid"] = verbatim(written.get("eprint", ""))
    if "url" not in given and (found := _address_in(written)):
        given["url"] = found
    people = [*map(_person, entry.persons.get("author") or entry.persons.get("editor") or [])]
    design = fields.get("design", "")
    url = given.get("url", "")
    doi = bare_doi(given.get("doi", "")) or doi_in(url) or doi_in(written.get("note", ""))
    pmid = given.get("pmid", "") or pmid_in(url)
    link, link_text = link_of(doi, pmid, url)
    kind = [DESIGNS.get(design, design), fields.get("participants", "")]
    return Source(
        key=key,
        label=short_name(people, fields),
        reference=full_reference(people, fields),
        kind=", ".join(word for word in kind if word),
        link=link,
        link_text=link_text,
        doi=doi.lower(),
        design=design,
        species=fields.get("species", ""),
        finding=fields.get("finding", ""),
        path=path,
        line=line,
        title=fields.get("title", ""),
        author=people[0].family if people and people[0].family != "others" else "",
        year=fields.get("year", ""),
        identifiers=tuple((name, given[name]) for name in IDENTIFIERS if given.get(name)),
        topics=tuple((name, split_names(fields.get(name, ""))) for name in TOPICS),
        told=tuple((name, fields[name]) for name in _TOLD if fields.get(name)),
        pmid=pmid,
        marked=_marked(fields),
        bundled=split_names(written.get("entryset", "")),
    )


def _address_in(written: Mapping[str, str]) -> str:
    """Return the address that stands where an entry without a field for it puts it."""
    for name in ("howpublished", "note"):
        if found := _WEB.search(written.get(name, "")):
            return found[0].rstrip(".,;)")
    return ""


def _marked(fields: Mapping[str, str]) -> str:
    """Return the field that says that the work was taken back, or an empty string."""
    if is_marked_retracted(fields.get("title", "")):
        return "title"
    said = ("note", "addendum", "pubstate")
    return next((name for name in said if _TAKEN_BACK.search(fields.get(name, ""))), "")


def with_parents(words: tuple[str, ...]) -> frozenset[str]:
    """Return words of a topic, and those that they fall under.

    >>> sorted(with_parents(("tea-black", "milk")))
    ['milk', 'tea', 'tea-black']
    """
    parts = (word.split("-") for word in words)
    return frozenset("-".join(each[:n]) for each in parts for n in range(1, len(each) + 1))


def verbatim(value: str) -> str:
    """Return an identifier as plain text: a dash or a tilde in it is no markup."""
    value = re.sub(r"\\([_%&#$~])", r"\1", value)
    return plain(value) if re.search(r"[\\{}$]", value) else value.strip()


def link_of(doi: str, pmid: str, url: str) -> tuple[str, str]:
    """Return the address to print and what to call it; only http(s) addresses get through."""
    if doi.startswith("10."):
        return f"https://doi.org/{quote(doi, safe='/:;()._-')}", f"doi:{doi}"
    if pmid.isdecimal() and pmid.isascii():
        return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/", f"PubMed {pmid}"
    url = re.sub(r"[\x00-\x20\x7f]", "", url)
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", ""
    if parts.scheme in ("http", "https") and parts.hostname:
        return quote(url, safe="/:;()._-~?#[]@!$&'*+,=%"), site_name(url)
    return "", ""


def _person(person: BibtexPerson) -> Person:
    family = plain(" ".join([*person.prelast_names, *person.last_names, *person.lineage_names]))
    given = plain(" ".join([*person.first_names, *person.middle_names]))
    return Person(family, "".join(part[0] for part in re.split(r"[\s.\-]+", given) if part))
