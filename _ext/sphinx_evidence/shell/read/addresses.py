"""The links of a page: what they lead to, and whether their words are a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_evidence.model.addresses import address_in_words, is_address, machine_part
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.notes import Stray
from sphinx_evidence.model.options import one_line
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.model.place import Place
from sphinx_evidence.shell.claim.nodes import claim_box
from sphinx_evidence.shell.domain import domain_of
from sphinx_evidence.shell.places import line_of, lines_in, place_of_block
from sphinx_evidence.wording.markup import html_words

#: What shows an address as it stands, or no reader sees.
_SHOWN = (nodes.FixedTextElement, nodes.literal, nodes.Invisible, nodes.system_message)
_HREF = pattern(r"\bhref\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_MACHINE = (
    '{} leads to an address that answers programs and not readers ("{}" in it shows that); link to '
    "the page that a person can open and read"
)
_WORDS = (
    'the words of a link are an address ("{0}"); write the name of what it leads to, as in '
    "[label of black tea]({1})"
)
_BARE = (
    'an address stands in the text ("{0}"); make it a link whose words are the name of what it leads '
    "to, as in [label of black tea]({0})"
)

_IN_OPTION = 'an address stands in :{}: ("{}"); name what it leads to, or cite it as a source'


def strays_of_links(doctree: nodes.document, env: BuildEnvironment) -> Iterator[Stray]:
    """Yield what is wrong with the links of a page, and addresses in its text and its claims' options.

    :param doctree: the page as it was read.
    :param env: the environment, for the page's name and folders.
    """
    for node, ordinal in _seen(doctree, -1):
        for rule, said, at in _faults(node):
            yield Stray(rule, said, _place(node, at, env), env.docname, ordinal)
    claims: list[Claim] = domain_of(env).store.records("claims", env.docname)
    for claim in claims:
        for name, text in claim.told():
            if found := address_in_words(text):
                said = _IN_OPTION.format(name, found)
                yield Stray("address-as-words", said, claim.place, env.docname, claim.ordinal)


def _seen(node: nodes.Element, ordinal: int) -> Iterator[tuple[nodes.Node, int]]:
    """Yield the links, texts and raw HTML of a node that a reader sees, with the box around each."""
    for child in node.children:
        if isinstance(child, nodes.raw | nodes.Text):
            yield child, ordinal
        elif isinstance(child, _SHOWN) or not isinstance(child, nodes.Element):
            continue
        elif isinstance(child, nodes.footnote) and not child.line:
            continue  # bibtex made it of an entry; its links get names when the page is written
        elif isinstance(child, nodes.reference) and "refuri" in child:
            yield child, ordinal
        else:
            inside = int(child["ordinal"]) if isinstance(child, claim_box) else ordinal
            yield from _seen(child, inside)


def _faults(node: nodes.Node) -> Iterator[tuple[str, str, str]]:
    """Yield a rule, what is wrong, and the words at which it stands in the source."""
    if isinstance(node, nodes.reference):
        address, words = str(node["refuri"]), one_line(node.astext())
        web = address.lower().startswith(("http://", "https://"))
        if web and (part := machine_part(address, source=False)):
            named = f'the link "{words[:60]}"' if words and not is_address(words) else "a link"
            yield "machine-address", _MACHINE.format(named, part), words or address
        if web and is_address(words):
            yield "address-as-words", _WORDS.format(words, address), words
        elif found := address_in_words(words):
            yield "address-as-words", _WORDS.format(found, address), words
    elif isinstance(node, nodes.raw):
        if "html" not in str(node.get("format", "")).split():
            return
        for address in _HREF.findall(node.astext()):
            if address.lower().startswith("http") and (part := machine_part(address, source=False)):
                yield "machine-address", _MACHINE.format("a link", part), address
        for words in html_words(node.astext()):
            if found := address_in_words(words):
                yield "address-as-words", _BARE.format(found), found
    elif found := address_in_words(node.astext()):
        yield "address-as-words", _BARE.format(found), found


def _place(node: nodes.Node, words: str, env: BuildEnvironment) -> Place:
    """Return where words stand."""
    place = place_of_block(env, node)
    return place._replace(line=line_of(words, lines_in(env, place.path), place.line))
