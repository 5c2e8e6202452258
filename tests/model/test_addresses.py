"""Which addresses answer programs, and which words are an address."""

from __future__ import annotations

import pytest

from sphinx_evidence.model.addresses import address_in_words, is_address, machine_part, site_name

MACHINES = {
    "https://api.tea.example.org/label.json?search=name:black": "api.tea.example.org",
    "https://tea-api.example.org/leaf": "tea-api.example.org",
    "https://developer.tea.example.org/widgets/?page=/leaves/": "developer.tea.example.org",
    "https://developers.example.com/tea": "developers.example.com",
    "https://eutils.example.gov/x": "eutils.example.gov",
    "https://tea.example.org/entrez/efetch.fcgi?db=tea&id=7": "efetch.fcgi",
    "https://tea.example.org/webservices/rest/search?query=leaf": "/webservices/",
    "https://tea.example.org/api/v2/leaves/7": "/api/",
    "https://tea.example.org/API/leaves": "/API/",
    "https://tea.example.org/en/api/leaves?name=black": "/api/",
    "https://tea.example.org/rest/v1/leaves": "/rest/",
    "https://tea.example.org/rest/pug/leaf/black/JSON": "/rest/",
    "https://tea.example.org/services/v2/leaves": "/services/",
    "https://tea.example.org/w/api.php?action=query": "api.php",
    "https://tea.example.org/graphql": "graphql",
    "https://tea.example.org/sparql?query=x": "sparql",
    "https://tea.example.org/oai-pmh?verb=GetRecord": "oai-pmh",
    "https://tea.example.org/leaves/7.json": "7.json",
    "https://tea.example.org/feed.xml": "feed.xml",
    "https://tea.example.org/leaf?id=7&retmode=xml": "retmode=xml",
    "https://tea.example.org/leaf?id=7&format=json": "format=json",
    "https://archive.example.org/web/2020/https://api.tea.example.org/x": "api.tea.example.org",
}
PAGES = (
    "https://www.api.org/tea",  # a name of its own, not a machine's
    "https://www.api.org.uk/tea",
    "https://tea.example.org/rest/and-sleep",
    "https://tea.example.org/en/services/sleep",
    "https://tea.example.org/medicines/api/lists",  # active ingredients
    "https://tea.example.org/data/leaves",
    "https://tea.example.org/apis-mellifera/honey",
    "https://therapist.example.org/rest",
    "https://drapi.example.org/leaf",
    "https://journal.example.org/view/journals/tea/42/5/article-p495.xml",  # so some journals call pages
    "https://tea.example.org/leaf?format=pdf",
    "https://tea.example.org/lookup.cfm?setid=29a3-271a&version=22",
    "https://tea.example.org/search.cfm?query=black+tea",
    "https://tea.example.org/leaf.php?event=overview.process&No=1",
    "https://[broken/api/v1",
    "",
)


@pytest.mark.parametrize("address", MACHINES)
def test_interfaces_are_told_by_their_shape(address: str) -> None:
    assert machine_part(address) == MACHINES[address]


@pytest.mark.parametrize("address", PAGES)
def test_pages_are_no_interfaces(address: str) -> None:
    assert machine_part(address) == ""


def test_a_file_that_a_page_offers_is_no_interface() -> None:
    assert machine_part("https://tea.example.org/claims.json", source=False) == ""
    assert machine_part("https://developer.tea.example.org/claims", source=False) == ""
    assert machine_part("https://api.tea.example.org/claims.json", source=False)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("see https://tea.example.org/leaf.", "https://tea.example.org/leaf"),
        ("(www.example.org/leaf)", "www.example.org/leaf"),
        ("HTTP://TEA.EXAMPLE.ORG", "HTTP://TEA.EXAMPLE.ORG"),
        ("tea.example.org", ""),
        ("doi:10.1000/tea", ""),
        ("ann@www.example.org", ""),
        ("www. is how they began", ""),
        ("either/or, 5 mg/l", ""),
    ],
)
def test_addresses_in_words(words: str, found: str) -> None:
    assert address_in_words(words) == found


@pytest.mark.parametrize(
    "words", ["https://tea.example.org", "www.example.org", "tea.example.org/leaf", "a.org:443/b"]
)
def test_words_that_are_an_address(words: str) -> None:
    assert is_address(words)


@pytest.mark.parametrize(
    "words",
    [
        "tea.example.org",
        "doi:10.1000/tea",
        "10.1000/tea",
        "PubMed 7",
        "mg/l",
        "e.g. tea",
        "See https://a.org",
    ],
)
def test_words_that_are_a_name(words: str) -> None:
    assert not is_address(words)


def test_the_name_of_a_site() -> None:
    assert site_name("https://www.example.org:443/leaf?x=1") == "example.org"
    assert site_name("https://[broken") == ""
