"""Addresses on the web: which answer programs and not readers, and which stand where words should.

Told by the shape of an address, as makers of interfaces write them, and by the name of no site.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

from sphinx_evidence.model.pattern import pattern

#: Names of a machine before the domain: ``api.example.org``.
_HOST = pattern(
    r"(?:open-?|web-?|data-?|rest-?)?apis?(?:-?v?\d+)?|api-[a-z0-9-]+|[a-z0-9]+-api|web-?services?"
    r"|ws|rest|graphql|sparql|eutils|oai|oai-pmh|odata|fhir"
)
#: What makers of programs read is no source for readers, though a page may link to it.
_PORTAL = frozenset(["developer", "developers"])
#: Second levels under the letters of a country: ``api.org.uk`` is a domain, and no machine of one.
_SECOND = frozenset("ac co com edu gov go gob gouv net org or ne".split())
#: Parts of a path that nothing but an interface has.
_PATH = pattern(
    r"(?:open-?|web-?)?apis?-?v\d+|api\.php|graphql|sparql|oai2?d?-?pmh|oai2d?|odata|fhir|xmlrpc(?:\.php)?"
    r"|web-?services?|wsdl|e?(?:fetch|search|summary|link|info|post|query|spell)\.fcgi|[\w-]+\.asmx"
)
#: Parts that are words too, and an interface only beside something that no page for readers has.
_MAYBE = frozenset(["api", "apis", "rest", "services", "service", "ws", "openapi", "data"])
_VERSION = pattern(r"v\d+(?:\.\d+)*")
_FORMATS = frozenset("json jsonld json-ld jsonp xml rdf ndjson".split())
_FILE = pattern(
    r"\.(?:json|jsonl|jsonld|ndjson|geojson|xml|rdf|ttl|wsdl|rss|atom|ya?ml)$", re.IGNORECASE
)
#: Pages for readers that some journals call so.
_PAGE_IN_XML = pattern(r"/(?:view|display|abstract|fulltext|html)/.*\.xml$", re.IGNORECASE)
_ASKED_FORMAT = frozenset(
    "format _format fmt f output outputformat alt wt retmode mimetype".split()
)
_ASKED_ONLY_BY_PROGRAMS = frozenset(["retmode", "rettype", "api_key", "apikey", "api-key", "wsdl"])

#: An address within words: with its scheme, or as ``www.`` with a name behind it.
_IN_WORDS = pattern(
    r"(?<![\w@])(?:https?://|ftp://|www\.(?=[\w-]+\.[a-z]))[^\s<>\"]+", re.IGNORECASE
)
_BARE = pattern(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}(?::\d+)?/\S+", re.IGNORECASE)


def machine_part(address: str, *, source: bool = True) -> str:
    """Return the part of an address that shows an interface for programs, or an empty string.

    An address may hold another, as those of archives do; the one within counts.

    :param source: is it that of a source? Then a file of data and a portal for developers count too; a
        page may offer them to its readers.

    >>> machine_part("https://api.example.org/tea?name=green"), machine_part("https://www.api.org/tea")
    ('api.example.org', '')
    >>> machine_part("https://example.org/tea/data.json"), machine_part("https://example.org/rest/sleep")
    ('data.json', '')
    """
    parts = [address, *re.findall(r"https?://\S+", address[8:])]
    return next(filter(None, (_machine_part(part, source) for part in parts)), "")


def _machine_part(address: str, source: bool) -> str:
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").lower()
    except ValueError:
        return ""
    labels = host.split(".")
    domain = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND else 2
    machine = labels[:-domain]
    if any(map(_HOST.fullmatch, machine)) or (source and not _PORTAL.isdisjoint(machine)):
        return host
    written = [segment for segment in parts.path.split("/") if segment]
    path = [segment.lower() for segment in written]
    asked = {name.lower(): value.lower() for name, value in parse_qsl(parts.query, True)}
    for name, value in asked.items():
        if name in _ASKED_ONLY_BY_PROGRAMS or (name in _ASKED_FORMAT and value in _FORMATS):
            return f"{name}={value}" if value else name
    for number, segment in enumerate(path):
        behind = path[number + 1 :]
        if _PATH.fullmatch(segment) or (
            segment in _MAYBE
            and _is_interface(segment, behind, first=not number, asked=bool(asked))
        ):
            return f"/{written[number]}/" if behind else written[number]
    if source and written and _FILE.search(path[-1]) and not _PAGE_IN_XML.search(parts.path):
        return written[-1]
    return ""


def _is_interface(segment: str, behind: list[str], *, first: bool, asked: bool) -> bool:
    """Tell whether a part of a path that may be a word names an interface, by what stands behind."""
    if not behind:
        return segment in ("api", "apis", "openapi") and asked
    if (
        _VERSION.fullmatch(behind[0])
        or behind[0] in ("api", "rest", "rpc")
        or behind[-1] in _FORMATS
    ):
        return True
    return segment in ("api", "apis", "openapi") and (first or asked)


def address_in_words(words: str) -> str:
    """Return the address that stands in words which a reader reads, or an empty string.

    >>> address_in_words("see https://example.org/tea."), address_in_words("doi:10.1000/tea")
    ('https://example.org/tea', '')
    """
    found = _IN_WORDS.search(words)
    return found[0].rstrip(".,;:!?)]'’”") if found else ""


def is_address(words: str) -> bool:
    """Tell whether the words of a link are an address: with or without its scheme.

    The name of a site is no address, and no DOI is one.

    >>> is_address("example.org/tea/sleep"), is_address("example.org"), is_address("doi:10.1/tea")
    (True, False, False)
    """
    words = words.strip()
    return bool(_IN_WORDS.match(words) or _BARE.fullmatch(words))


def site_name(address: str) -> str:
    """Return the name of the site that an address leads to: ``example.org``.

    >>> site_name("https://www.example.org:443/tea?cup=2")
    'example.org'
    """
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
