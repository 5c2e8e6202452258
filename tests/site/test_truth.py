"""What the site says of its sources is what was read of them, and in words of its own."""

from __future__ import annotations

import html
import re
import unicodedata
from itertools import chain
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from pybtex.database.input.bibtex import Parser

from sphinx_evidence.model.addresses import machine_part
from sphinx_evidence.model.latex import plain
from sphinx_evidence.model.source import DESIGNS
from tests.real import REPO, SHARED, read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from pybtex.database import Entry

pytestmark = pytest.mark.site

#: What `references.bib` prints beyond its entry in the evidence, and where that was read.
READ_ELSEWHERE = {
    ("bhatia2018", "doi"): "reference lists of later papers print it",
    ("bhatia2018", "pmid"): "reference lists of later papers print it",
    ("bhatia2018", "number"): "reference lists of later papers print 33(1)",
    ("kashihara2019", "doi"): "the second reading saw it in a reference list",
    ("kashihara2019", "pmid"): "the second reading saw it in a reference list",
    ("efsa2015", "doi"): "lists of EFSA opinions print it; the number of the opinion agrees",
    ("vkm2016", "number"): "the entry prints it as part of the journal",
    ("shimosawa2004", "doi"): "two public reference lists print it with the title or the author",
    ("apa2021", "url"): "the second reading's address",
    ("bhidayasiri2013", "url"): "the second reading's official address",
    ("anderson2017", "url"): "the second reading's address",
    ("ingrezza_label", "url"): "the maker's own page, where it was seen",
    ("pfizer_mgso4_label", "url"): "the maker's own page of another section, read too",
    ("austedo_label", "url"): "the maker's own page, where it was seen",
}
#: Entries whose title is not the printed one, and why.
OWN_TITLE = {
    "miyaue2023": "the English title was not seen: our translation, in brackets",
    "nihr2019": "the entry adds series and date, which stand in another field",
    "evans1977": "the title was not seen: our description, in brackets",
    "buck1979": "the title was not seen: our description, in brackets",
    "hashimoto2008": "the title was not seen: our description, in brackets",
    "costello2023": "the title rests on memory: our description, in brackets",
    "shm_hypermg": "the title was not seen: our description, in brackets",
    "pfizer_mgso4_label": "the sections that were read, where the entry names one of them",
    "wang2020": "the title was not seen: our description, in brackets",
    "pedersen1977": "the title was not seen: our description, in brackets",
    "roberts2013": "the title rests on memory: our description, in brackets",
}
#: Fields that the evidence calls by another name.
CALLED = {"number": "issue"}
#: Fields of ours, and fields that are made of others.
OWN = {"design", "species", "participants", "finding", "howpublished", "publisher", "institution"}


def flat(value: object) -> str:
    """Return text without case, accents, markup, punctuation and spaces."""
    text = unicodedata.normalize("NFKD", html.unescape(str(value)))
    text = text.replace("ø", "o").replace("Ø", "O")
    return "".join(sign for sign in text.lower() if sign.isalnum())


@pytest.fixture(scope="module")
def entries() -> dict[str, Entry]:
    return dict(Parser().parse_file(REPO / "references.bib").entries.items())


def test_every_key_is_a_key_of_the_evidence(
    entries: dict[str, Entry], evidence: dict[str, dict[str, Any]]
) -> None:
    assert set(entries) - set(evidence) == set()
    assert len(entries) >= 12


def test_nothing_that_rests_on_memory_is_cited(
    entries: dict[str, Entry], evidence: dict[str, dict[str, Any]]
) -> None:
    for key in entries:
        assert not str(evidence[key]["confidence"]).startswith("memory"), key


def same(field: str, printed: str, read: object) -> bool:
    printed = plain(printed)
    if field == "pages":
        # The last page may be left out where only the first was read.
        return flat(printed) == flat(read) or flat(read).startswith(flat(printed))
    return flat(printed) == flat(read)


def asks_the_same(printed: str, read: str) -> bool:
    """Tell whether a page for readers asks for the medicine that was read by a machine interface.

    No reader opens an interface, so a link leads to DailyMed: to the same label, or to its search for the medicine;
    or to the page of the NHS that the interface holds.
    """
    address = urlsplit(plain(printed))
    said = parse_qs(address.query)
    asked = [*said.get("query", []), *said.get("setid", [])]
    if not asked and address.netloc == "www.nhs.uk":
        asked = [address.path]
    named = len(asked) == 1 and flat(asked[0]) in flat(unquote(read))
    return named and bool(machine_part(read)) and not machine_part(plain(printed))


@pytest.mark.parametrize(
    "field", ["title", "journal", "year", "volume", "number", "pages", "doi", "pmid", "url"]
)
def test_a_field_says_what_was_read(
    field: str, entries: dict[str, Entry], evidence: dict[str, dict[str, Any]]
) -> None:
    """A field that nobody read stays out; one that was read is printed as it was read."""
    wrong = []
    for key, entry in entries.items():
        printed = entry.fields.get(field)
        if not printed or (field == "title" and key in OWN_TITLE):
            continue
        read = evidence[key].get(CALLED.get(field, field))
        if (key, field) in READ_ELSEWHERE and (read is None or field == "url"):
            continue
        if field == "url" and asks_the_same(printed, str(read)):
            continue
        if read in (None, "") or not same(field, printed, read):
            wrong.append(f"{key}: printed {plain(printed)!r}, read {read!r}")
    assert wrong == []


def unconfirmed(entry: dict[str, Any]) -> list[str]:
    """Return what the evidence says of an entry that nobody could see."""
    said = entry.get("not_confirmed") or []
    return [str(one) for one in ([said] if isinstance(said, str) else said)]


def names_of(said: str) -> list[str]:
    """Return what a remark says of which field: `pages 1532-1539`, `PMID`, `journal name`."""
    said = re.sub(r"\([^()]*\)", "", said)
    return [" ".join(clause.split()[:4]) for clause in re.split(r"[.,;:] |[.,;:]$", said)]


@pytest.mark.parametrize(
    ("field", "called"),
    [
        ("volume", "volume"),
        ("number", "issue|article number"),
        ("pages", "pages|last page"),
        ("pmid", "pmid"),
        ("doi", "doi"),
        ("journal", "journal name"),
    ],
)
def test_a_field_that_was_not_confirmed_is_not_printed(
    field: str, called: str, entries: dict[str, Entry], evidence: dict[str, dict[str, Any]]
) -> None:
    """Unless what was not confirmed is a number that we do not print."""
    wrong = []
    for key, entry in entries.items():
        if field not in entry.fields or (key, field) in READ_ELSEWHERE:
            continue
        printed = re.findall(r"\d+", plain(entry.fields[field]))
        for said in chain.from_iterable(map(names_of, unconfirmed(evidence[key]))):
            numbers = re.findall(r"\d+", said)
            if re.search(rf"\b(?:{called})\b", said, re.IGNORECASE) and (
                not numbers or set(numbers) & set(printed)
            ):
                wrong.append(f"{key}: {field} {printed} is printed, but not confirmed: {said}")
    assert wrong == []


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("volume 104", ["volume 104"]),
        ("PMID not found.", ["PMID not found", ""]),
        (
            "Volume 34, issue 7, pages 950-958 and the author list",
            ["Volume 34", "issue 7", "pages 950-958 and the"],
        ),
        ("no page(s) read (DOI, PMID). PMID.", ["no page read", "PMID", ""]),
    ],
)
def test_how_a_remark_is_read(said: str, names: list[str]) -> None:
    assert names_of(said) == names


def surname(person: str) -> str:
    return flat(person.partition(",")[0])


def initials(person: str) -> str:
    return "".join(
        flat(word)[:1] for word in re.split(r"[\s.\-]+", person.partition(",")[2]) if word
    )


#: Authors that the evidence calls otherwise: the same office under its plain name.
SAME_OFFICE = {
    "nihr2019": "the abbreviation in brackets is left out",
    "iom1997": "the committee of the office is left out",
    "bfr2017": "the abbreviation in brackets is left out",
    "mhlw2015": "the second office is named elsewhere in the entry",
    "mgso4_label": "the distributor is left out",
}


def test_authors_are_those_who_were_read(
    entries: dict[str, Entry], evidence: dict[str, dict[str, Any]]
) -> None:
    """The same surnames in the same order, and initials that agree; none is added."""
    wrong = []
    for key, entry in entries.items():
        printed = [plain(str(person)) for person in entry.persons.get("author", [])]
        readings = [evidence[key].get(name) for name in ("authors", "authors_second_reading")]
        if key in SAME_OFFICE:
            assert len(printed) == 1
            assert flat(printed[0]) in flat(readings[0][0]), key
            continue
        if not printed:
            continue
        if not any(agree(printed, reading) for reading in readings if reading):
            wrong.append(f"{key}: printed {printed}, read {readings}")
    assert wrong == []


def agree(printed: list[str], read: list[str]) -> bool:
    """Tell whether authors are those of a reading, with no more of a name than their initials."""
    if len(printed) != len(read):
        return False
    for ours, theirs in zip(printed, read, strict=True):
        plain_name = ours.replace(", Jr.", "")
        if surname(plain_name) != surname(theirs) and flat(ours) != flat(theirs):
            return False
        if not initials(theirs).startswith(initials(plain_name)[: len(initials(theirs))]):
            return False
    return True


def test_a_design_is_the_one_that_was_read(
    entries: dict[str, Entry], evidence: dict[str, dict[str, Any]]
) -> None:
    """Where ours is another, the entry's own words or its second reading must say why."""
    #: Set lower, or named more exactly, than the entry does; never higher.
    allowed = {
        "ray2023": ("systematic-review-ma", "case-series"),
        "boyle2017": ("systematic-review-ma", "systematic-review"),
        "sarai2013": ("systematic-review-ma", "systematic-review"),
        "ferreira2019": ("guideline", "systematic-review"),
        "pourmohammadi2022": ("systematic-review-ma", "systematic-review"),
        "jin2018": ("systematic-review-ma", "systematic-review-observational"),
        "doi2021": ("systematic-review-ma", "systematic-review-observational"),
    }
    wrong = []
    for key, entry in entries.items():
        ours, theirs = entry.fields["design"], evidence[key]["design"]
        assert ours in DESIGNS, key
        if ours != theirs and ours != allowed.get(key, ("", ""))[1]:
            wrong.append(f"{key}: {ours}, read {theirs}")
    assert wrong == []


# --- words of our own ----------------------------------------------------------------------------

RUN = 11
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def runs(text: str) -> dict[tuple[str, ...], int]:
    """Return every eleven words in a row, with where the first starts."""
    found = [(match[0].lower().replace("’", "'"), match.start()) for match in WORD.finditer(text)]
    only = [word for word, _ in found]
    return {tuple(only[at : at + RUN]): found[at][1] for at in range(len(only) - RUN + 1)}


def passages(value: object) -> list[str]:
    """Return every `passage` anywhere in a record."""
    if isinstance(value, dict):
        own = [str(text) for name, text in value.items() if "passage" in str(name) and text]
        return own + [text for inner in value.values() for text in passages(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in passages(inner)]
    return []


def test_no_sentence_of_others_stands_in_the_project(
    files: list[Path], evidence: dict[str, dict[str, Any]]
) -> None:
    """Not eleven words in a row of an article, an abstract or a quotation."""
    theirs: dict[tuple[str, ...], str] = {}
    seeds = sorted((SHARED / "seeds").glob("*.txt"))
    assert seeds
    for seed in seeds:
        theirs |= dict.fromkeys(runs(seed.read_text("utf-8")), seed.name)
    ledger = SHARED / "evidence" / "popular_claims.yaml"
    for owner in [*evidence.values(), *read_yaml(ledger)]:
        for passage in passages(owner):
            name = str(owner.get("key") or owner.get("id"))
            theirs |= dict.fromkeys(runs(passage), name)
    assert len(theirs) > 5000
    named = [str(one["title"]) for one in evidence.values()]
    conf = (REPO / "conf.py").read_text("utf-8")
    named += re.findall(
        r'"(.+)",$', conf.partition("evidence_articles = {")[2].partition("}")[0], re.MULTILINE
    )
    assert len(named) == len(evidence) + 5
    titles = [" ".join(WORD.findall(title.lower())) for title in named]
    copied = []
    for path in files:
        raw = path.read_bytes()
        if b"\0" in raw:
            continue
        text = raw.decode("utf-8")
        for run, start in runs(text).items():
            # A title is a name: it is printed as it is, and so it may stand in a passage too.
            if run in theirs and not any(" ".join(run) in title for title in titles):
                line = text.count("\n", 0, start) + 1
                copied.append(f"{path.relative_to(REPO)}:{line}: {' '.join(run)} ({theirs[run]})")
    assert copied == []
