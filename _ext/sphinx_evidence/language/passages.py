"""Reading a block of prose, sentence by sentence: what it asserts, and in which words. No Sphinx."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from sphinx_evidence.language.assertions import tells_effect
from sphinx_evidence.language.lexicon import banned_words
from sphinx_evidence.language.sentences import CITE, LINK, sentences, words_of
from sphinx_evidence.language.statements import certainty_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_evidence.language.assertions import Topics
    from sphinx_evidence.language.sentences import Sentence

_QUOTE = 60  #: How many signs of a sentence a message shows.
#: Where a sentence that links falls into parts, each with its own certainty.
_PARTS = re.compile(r"[;:](?=\s)|, (?=(?:and|but|while|whereas|yet|so)\b)")


class Kind(Enum):
    """What a block of text is on its page."""

    TEXT = "text"
    HEADING = "heading"
    KEY_MESSAGE = "key message"  #: In an admonition.
    CELL = "table cell"
    REPORT = "report"  #: A cell that says what others say, in a row that answers it.


_PROMINENT = (Kind.HEADING, Kind.KEY_MESSAGE, Kind.CELL)


class Block(NamedTuple):
    """A paragraph, a heading, a list item or a cell."""

    text: str  #: With marks (`sentences.CITE`, `sentences.LINK`) where its roles stand.
    links: tuple[str, ...] = ()  #: The claims that the `LINK` marks lead to, in order.
    kind: Kind = Kind.TEXT
    lead: str = ""  #: What its first sentence goes on with.


class Said(NamedTuple):
    """What was found in a block."""

    faults: tuple[tuple[str, str, int], ...]  #: Rule, message, and where the sentence starts.
    #: Quote, certainty of the words, claims linked to, and where the sentence starts.
    passages: tuple[tuple[str, str, tuple[str, ...], int], ...]
    carried: bool  #: May "it" in the next sentence stand for a topic?


def read_block(block: Block, topics: Topics, carried: bool) -> Said:
    """Return what is wrong in a block, and what must be compared with other pages' claims.

    :param block: the text.
    :param topics: what the site's claims are about.
    :param carried: whether "it" in the first sentence may stand for a topic.
    """
    lead = block.lead if topics.name(block.lead) else ""
    if not (block.links or carried or lead or topics.name(block.text)):
        return Said((), (), False)
    faults: list[tuple[str, str, int]] = []
    passages: list[tuple[str, str, tuple[str, ...], int]] = []
    links = iter(block.links)
    for sentence in sentences(block.text):
        whole = f"{lead.rstrip(': ')} {sentence.text}" if lead else sentence.text
        own = tuple(next(links, "") for _ in range(sentence.text.count(LINK)))
        supported = CITE in whole or LINK in whole
        if not supported and topics.assert_effect(whole, carried):
            faults.append(("uncited-assertion", _uncited(sentence), sentence.start))
        if block.kind in _PROMINENT and (own or topics.name(sentence.text)):
            faults += [("banned-wording", text, sentence.start) for text in _banned(sentence, block)]
        passages += [
            (quote_of(sentence.text), certainty, targets, sentence.start)
            for certainty, targets in linked(sentence.text, own)
        ]
        carried, lead = topics.carry(sentence.text, carried), ""
    return Said(tuple(faults), tuple(passages), carried)


def linked(sentence: str, links: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield how sure a sentence is of each effect that it tells, and the claims it links to there.

    A part that links to nothing, but tells an effect, speaks for the links of the parts that tell
    none: "Tea lowers blood pressure; see ...".
    """
    if not links:
        return
    left = iter(links)
    parts = []
    for text in _PARTS.split(sentence):
        own = tuple(link for _ in range(text.count(LINK)) if (link := next(left, "")))
        words = words_of(text)
        parts.append((certainty_of(words) if tells_effect(words) else None, own))
    spare = tuple(link for certainty, own in parts if certainty is None for link in own)
    for certainty, own in parts:
        if certainty is not None and (own or spare):
            yield certainty, own or spare


def quote_of(sentence: str) -> str:
    """Return the start of a sentence, for a message."""
    words = words_of(sentence)
    return words if len(words) <= _QUOTE else f"{words[:_QUOTE].rstrip()}..."


def _uncited(sentence: Sentence) -> str:
    return (
        f'"{quote_of(sentence.text)}" says what happens to people, and names no source; cite a '
        "source, link to a claim with {claim}, or put it into a box"
    )


def _banned(sentence: Sentence, block: Block) -> Iterator[str]:
    words = words_of(sentence.text)
    if words.endswith("?"):
        return
    for word in banned_words(words):
        yield (
            f'the {block.kind.value} "{quote_of(sentence.text)}" says "{word}"; take it out, or say '
            "what changes, with the words that the tier allows"
        )
