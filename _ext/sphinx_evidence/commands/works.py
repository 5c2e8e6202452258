"""A work as an entry of a bibliography, made from what Crossref and PubMed say of it."""

import html
import re
import unicodedata
from collections.abc import Collection
from typing import Any, NamedTuple

from sphinx_evidence.commands.crossref import Work, read_work
from sphinx_evidence.files.medline import MedlineRecord

#: What BibTeX calls a type of Crossref; all others are "misc".
_TYPES = {
    "journal-article": "article",
    "book": "book",
    "monograph": "book",
    "book-chapter": "incollection",
    "proceedings-article": "inproceedings",
    "report": "techreport",
    "dissertation": "phdthesis",
}
#: Bibliography styles refuse an article without these.
_OF_ARTICLES = ("author", "journal", "year")


class Details(NamedTuple):
    """What Crossref says of a work: what `refresh` reads, and what a reference shows."""

    work: Work
    fields: dict[str, str]


def read_details(answer: Any, doi: str) -> Details:
    """Return what an answer of Crossref says.

    :param answer: what was in the JSON.
    :raises ValueError: where it is no answer about a work.
    """
    work = read_work(answer, doi)
    message: dict[str, Any] = answer["message"]
    titles = message.get("container-title")
    fields = {
        "author": " and ".join(_people(message.get("author"))),
        "title": work.titles[0] if work.titles else "",
        "journal" if work.kind == "journal-article" else "booktitle": titles[0]
        if isinstance(titles, list) and titles
        else "",
        "year": work.years[0] if work.years else "",
        "volume": message.get("volume"),
        "number": message.get("issue"),
        "pages": message.get("page"),
        "publisher": "" if work.kind == "journal-article" else message.get("publisher"),
        "doi": work.named,
    }
    return Details(work, {name: _clean(value) for name, value in fields.items() if _clean(value)})


def _people(authors: Any) -> list[str]:
    """Return names as BibTeX writes them; an organisation in braces, so that it stays whole."""
    found = []
    for one in authors if isinstance(authors, list) else ():
        family, given, name = (_clean(one.get(part)) for part in ("family", "given", "name"))
        if family or name:
            found.append((f"{family}, {given}" if given else family) if family else f"{{{name}}}")
    return found


def _clean(value: Any) -> str:
    """Return text without tags and breaks."""
    text = re.sub(r"</?[a-zA-Z][^<>]*>", "", value) if isinstance(value, str) else ""
    return " ".join(html.unescape(text).split())


def fields_of(details: Details | None, record: MedlineRecord | None) -> tuple[str, dict[str, str]]:
    """Return the type and the fields of an entry; where both know a field, Crossref's.

    Crossref has names in full, for publishers give them; PubMed knows its own numbers.
    """
    fields = {} if details is None else dict(details.fields)
    kind = "article" if details is None else _TYPES.get(details.work.kind, "misc")
    if record:
        known = {
            "author": " and ".join(record.authors),
            "title": record.title,
            "journal": record.journal,
            "year": record.year,
            "volume": record.volume,
            "number": record.number,
            "pages": record.pages,
            "doi": record.doi,
            "pmid": record.pmid,
            "pmcid": record.pmcid,
        }
        fields |= {name: value for name, value in known.items() if value and name not in fields}
    if kind == "article" and not all(fields.get(name) for name in _OF_ARTICLES):
        kind = "misc"
    return kind, fields


def key_of(fields: dict[str, str], taken: Collection[str]) -> str:
    """Return a key that nobody has: the first family name and the year.

    >>> key_of({"author": "Müller-Smith, Ann and Doe, Bo", "year": "2020"}, ["mullersmith2020"])
    'mullersmith2020b'
    """
    name = fields.get("author", "").partition(" and ")[0].strip("{}").partition(",")[0]
    plain = unicodedata.normalize("NFKD", name or fields.get("title", "work").partition(" ")[0])
    key = re.sub(r"[^a-z0-9]", "", plain.lower()) or "work"
    key += fields.get("year", "")
    used = {one.lower() for one in taken}
    endings = ("", *"bcdefghijklmnopqrstuvwxyz")
    return next(
        (f"{key}{end}" for end in endings if f"{key}{end}" not in used), f"{key}x{len(used)}"
    )


_ORDER = (
    *("author", "title", "journal", "booktitle", "publisher", "year", "volume", "number", "pages"),
    *("doi", "pmid", "pmcid", "design", "species", "finding"),
)


def entry_text(kind: str, key: str, fields: dict[str, str]) -> str:
    """Return an entry as it is written into a bibliography."""
    lines = [f"  {name} = {{{_latex(name, fields[name])}}}" for name in _ORDER if name in fields]
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}\n"


def _latex(name: str, text: str) -> str:
    """Return text as BibTeX reads it again."""
    if name in ("doi", "pmid", "pmcid"):
        return text
    if name == "pages":
        text = re.sub(r"(?<=\w)\s*[-\u2013]\s*(?=\w)", "--", text)
    if name != "author":  # there a brace keeps the name of an organisation together
        text = text.replace("{", "(").replace("}", ")")
    return re.sub(r"(?<!\\)([&%$#_])", r"\\\1", text.replace("\\", ""))
