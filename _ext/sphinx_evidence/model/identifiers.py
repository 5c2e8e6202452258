"""The numbers by which a work is found: DOI, PMID, PMCID, ISBN and address. No Sphinx.

Each check takes a value as the bibliography gives it and returns what is wrong and what to do, or
an empty string.

Shapes: DOI, ISO 26324 (the prefix is ``10.`` and a registrant's number of four digits or more);
ISBN, ISO 2108 (check digit modulo 11 for 10 digits, modulo 10 for 13).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from sphinx_evidence.model.pattern import pattern

_DOI = pattern(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_PREFIX = pattern(
    r"\s*(?:https?:\s*//\s*(?:(?:dx|www)\.)?doi\.org/|doi\s*:?\s*(?=10\.|doi|http))", re.IGNORECASE
)
_BEFORE_DOI = pattern(r"^(?:(?:https?://)?(?:(?:dx|www)\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_DOI_IN_TEXT = pattern(r"(?<![\w.])10\.\d{4,9}(?:\.\d+)*/[^\s?#&\"<>{}|\\,;]+")
#: What addresses have behind a DOI, and sentences behind an address.
_BEHIND_DOI = pattern(
    r"(?:/(?:full|fulltext|abstract|summary|pdf|epdf|epub|meta|html|full/html)|\.pdf|[.)\]:'])*$",
    re.IGNORECASE,
)
_PUBMED = pattern(r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d{1,8})\b")
_DASHES = pattern("[\u2010-\u2015\u2212\ufe58\uff0d]")


def bare_doi(doi: str) -> str:
    """Return a DOI without what people put before it.

    >>> bare_doi("https://www.doi.org/10.1000/Tea"), bare_doi("doi: 10.1000/Tea")
    ('10.1000/Tea', '10.1000/Tea')
    """
    return _BEFORE_DOI.sub("", doi.strip())


def doi_in(text: str) -> str:
    """Return the DOI that an address or a note names, or an empty string.

    >>> doi_in("https://journal.example/doi/full/10.1000/Tea?x=1"), doi_in("doi: 10.1000/tea.")
    ('10.1000/Tea', '10.1000/tea')
    """
    if "10." not in text:
        return ""
    found = _DOI_IN_TEXT.search(text.replace("%2F", "/").replace("%2f", "/"))
    return _BEHIND_DOI.sub("", found[0]) if found else ""


def pmid_in(url: str) -> str:
    """Return the PubMed number that an address leads to, or an empty string.

    >>> pmid_in("https://pubmed.ncbi.nlm.nih.gov/123/"), pmid_in("https://example.org/123")
    ('123', '')
    """
    found = _PUBMED.search(url)
    return found[1] if found else ""


def doi_fault(value: str) -> str:
    """Return what is wrong with a DOI; one prefix, such as ``https://doi.org/``, is allowed."""
    doi = bare_doi(value)
    core = doi
    while (shorter := _PREFIX.sub("", core, count=1)) != core:
        core = shorter
    whole = _DOI.fullmatch(core)
    if core != doi and whole:
        return f'which has more before its "10." than one prefix; write "{core}"'
    if re.search(r"\s", core):
        joined = re.sub(r"\s+", "", core)
        offer = f'; write "{joined}" if that is it' if _DOI.fullmatch(joined) else "; correct it"
        return f"which holds a space{offer}"
    if not whole:
        found = _DOI.search(core)
        offer = f'; write "{found[0]}"' if found else "; copy it from the work's page"
        return f'which is no DOI: that is "10.", a number of four digits or more, "/" and a name{offer}'
    if _DASHES.search(core):
        return f'which holds a long dash; write "{_DASHES.sub("-", core)}" if that is it'
    if core.endswith((",", ";")):
        return f'which ends in "{core[-1]}"; write "{core.rstrip(",;")}"'
    return ""


def pmid_fault(value: str) -> str:
    """Return what is wrong with a PubMed number."""
    if re.fullmatch(r"[1-9][0-9]{0,7}", value):
        return ""
    if found := re.fullmatch(r"\D*?\b0*([1-9][0-9]{0,7})\b\D*", value, re.ASCII):
        return f'which is no PubMed number; write "{found[1]}"'
    return "which is no PubMed number: that is 1 to 8 digits; correct it"


def pmcid_fault(value: str) -> str:
    """Return what is wrong with a PubMed Central number."""
    if re.fullmatch(r"PMC[1-9][0-9]{0,8}", value):
        return ""
    if found := re.fullmatch(r"(?:PMC(?:ID)?:?\s*)*([1-9][0-9]{0,8})", value, re.IGNORECASE):
        return f'which is no PubMed Central number; write "PMC{found[1]}"'
    return 'which is no PubMed Central number: that is "PMC" and digits; correct it'


def isbn_fault(value: str) -> str:
    """Return what is wrong with an ISBN; several may be given, and what each is of in brackets."""
    bare = re.sub(r"\([^()]*\)", " ", value).strip()
    parts = re.split(r"\s*(?:[,;/|]|\band\b)\s*", bare)
    if len(parts) == 1 and _one_isbn_fault(bare):
        parts = bare.split()  # spaces may stand in one, and between two
        if not all(len(re.sub(r"\D", "", part)) >= 9 for part in parts):
            parts = [bare]
    for part in filter(None, parts):
        if fault := _one_isbn_fault(part):
            return fault
    return ""


def _one_isbn_fault(value: str) -> str:
    isbn = re.sub(r"[\s\u2010-\u2015-]", "", re.sub(r"^\s*ISBN(?:-1[03])?:?", "", value.upper()))
    if not re.fullmatch(r"[0-9]{9}[0-9X]|[0-9]{13}", isbn):
        return "which is no ISBN: that has 10 or 13 digits; correct it"
    if len(isbn) == 13 and not isbn.startswith(("978", "979")):
        return "which is no ISBN: one of 13 digits starts with 978 or 979; correct it"
    right = isbn_check_digit(isbn[:-1])
    if right == isbn[-1]:
        return ""
    return (
        f"whose last digit does not fit the others: it would have to be {right}, and is "
        f"{isbn[-1]}; compare it with the book"
    )


def isbn_check_digit(digits: str) -> str:
    """Return the check digit that belongs behind the first 9 or 12 digits of an ISBN.

    >>> isbn_check_digit("030640615"), isbn_check_digit("978030640615")
    ('2', '7')
    """
    if len(digits) == 9:
        total = sum((10 - place) * int(digit) for place, digit in enumerate(digits))
        return "0123456789X"[-total % 11]
    total = sum((3 if place % 2 else 1) * int(digit) for place, digit in enumerate(digits))
    return str(-total % 10)


def url_fault(value: str) -> str:
    """Return what is wrong with an address.

    One with a scheme that a browser may run is left to `broken-bibliography`, which stops it.
    """
    url = re.sub(r"[\x00-\x20\x7f]", "", value)
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", url)
    if scheme and scheme[1].lower() not in ("http", "https", "ftp", "mailto"):
        return ""
    if not scheme or scheme[1].lower() not in ("http", "https", "ftp"):
        return 'which does not start with "https://" or "http://"; write the whole address'
    if re.match(r"https?:/{0,2}https?:", url, re.IGNORECASE):
        return 'which starts with "http" twice; take the first out'
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    if not re.fullmatch(r"[^\s.]+(?:\.[^\s.]+)+\.?|\[?[0-9a-f:.]+\]?|localhost", host):
        return "which names no host; write the whole address"
    return ""


#: Hosts that sell, and where everybody may write what he likes.
_SELLS = pattern(
    r"(?:^|\.)(?:amazon|ebay|etsy|walmart|iherb|aliexpress|alibaba|temu|shopify|myshopify|instacart|"
    r"vitaminshoppe|gnc|swansonvitamins|vitacost|blogspot|blogger|wordpress|medium|substack|tumblr|"
    r"wixsite|weebly|squarespace|ghost|livejournal|youtube|youtu|tiktok|instagram|facebook|twitter|"
    r"x|threads|reddit|quora|pinterest|linkedin|patreon|telegram)\.(?:com?|org|net|be|me|io|[a-z]{2})"
    r"(?:\.[a-z]{2})?$|\.(?:shop|store|blog|buy|bargains|boutique)$"
)
_SELLS_WORD = pattern(
    r"^(?:[a-z0-9]+-)*(?!workshop|bishop|datastore)[a-z0-9]*(?:shops?|stores?|blogs?)(?:-[a-z0-9]+)*$"
)
_SELLS_PATH = pattern(r"/(?:shop|store|products|blogs?|cart|checkout)(?:/|$)")
_OFFICIAL = pattern(r"(?:^|\.)(?:gov|edu|int|mil|ac|nhs|europa)(?:\.[a-z]{2,3})?$")


def sells(address: str) -> bool:
    """Tell whether an address is one of a shop, a blog or a network, which publishes no study.

    >>> sells("https://www.amazon.co.uk/dp/1"), sells("https://www.nih.gov/store-less")
    (True, False)
    """
    try:
        parts = urlsplit(address.lower().strip())
    except ValueError:
        return False
    host = (parts.hostname or "").removeprefix("www.")
    return bool(
        _SELLS.search(host)
        or any(_SELLS_WORD.match(label) for label in host.split(".")[:-1])
        or (_SELLS_PATH.search(parts.path) and not _OFFICIAL.search(host))
    )


def eprint_fault(value: str) -> str:
    """Return what is wrong with the number of a preprint."""
    return "which holds a space; correct it" if re.search(r"\s", value) else ""


#: What a bibliography may give of each, by field: what to call it, and its check.
IDENTIFIERS: Mapping[str, tuple[str, Callable[[str], str]]] = MappingProxyType(
    {
        "doi": ("DOI", doi_fault),
        "pmid": ("PMID", pmid_fault),
        "pmcid": ("PMCID", pmcid_fault),
        "isbn": ("ISBN", isbn_fault),
        "eprint": ("eprint", eprint_fault),
        "url": ("URL", url_fault),
    }
)
