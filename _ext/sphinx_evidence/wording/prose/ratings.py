"""A certainty that a text states outside the boxes: "Tea for sleep: ⊕⊕⊕⊕", "high certainty". No Sphinx."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.model.tiers import LEVELS
from sphinx_evidence.wording.prose.assertions import Topics
from sphinx_evidence.wording.prose.attribution import is_attributed
from sphinx_evidence.wording.prose.lexicon_letters import plain
from sphinx_evidence.wording.prose.passages import Block
from sphinx_evidence.wording.prose.sentences import Sentence, sentences, words_of

_LEVEL = r"(?:very[ -]low|low|moderate|high)"
_EMPTY = "○◯◌⊖⊝⊘"
#: The four signs of GRADE, full and empty, and how they are typed.
_SIGNS = pattern(
    rf"[⊕⨁](?: ?[⊕⨁{_EMPTY}]){{1,3}}"
    r"|(?<![\w+])(?:\+{4}|\+{3}[-\u2212\u2013oO0○◯]|\+{2}[-\u2212\u2013oO0○◯]{2}|\+[-\u2212\u2013oO0○◯]{3})(?![\w+])"
)
_NAMED = pattern(
    rf"\b(?P<a>{_LEVEL})(?: (?:to|or) {_LEVEL}|[/-]{_LEVEL})?[ -]certainty\b|\b(?P<b>{_LEVEL})[ -]quality (?:of )?evidence\b"
    rf"|\b(?:certainty(?: of (?:the |this )?evidence)?|quality of (?:the |this )?evidence)"
    rf"(?: (?:for|in|on|about|of) (?:[\w'-]+ ){{0,4}}?[\w'-]+)?"
    rf"(?:,|:| was| is| as| to be|  ?=)? (?:rated |graded |judged )?(?P<c>{_LEVEL})\b(?![ -](?:risk|dose|blood|levels?|price)s?\b)"
    rf"|(?<!\w)\+{{1,4}} ?\(?(?P<d>{_LEVEL})\b"
    rf"|(?-i:\bGRADE)(?:,|:| as| is| was)? (?P<e>{_LEVEL})\b|\b(?P<f>{_LEVEL})(?:,? \(?(?:by |on |in )?|: ?)(?-i:GRADE)\b",
    re.IGNORECASE,
)
#: What a page says of the marks, and of claims by their marks.
_ON_MARKS = pattern(
    r"\b(?:marks?|signs?|symbols?|legend|glossary|stars|means?|meant|stands? for|(?:claims|boxes|sentences|rows|results|outcomes"
    r"|answers|evidence|trials|studies) (?:of|with|at|that (?:have|has|are|carry|get))|each|every|first|below|least|most)\b"
)
_NOT_STATED = pattern(
    r"\b(?:no|not|nor|never|without|nobody|none|neither|if|whether|unless|until|would|could|should|needs?|wants?|asks?"
    r"|looked for|searched for|lacks?|lacking|why|how)\b[^.;:]*$"
)
_WORD = pattern(r"\w+")
_GOES_ON = pattern(r"(?:it|they|this|these|that|its|the|here|there)\b")
_SHORT = 3  #: No more words than these beside the statement are a label.
#: The heading of a column of certainties, and what stands in one.
_COLUMN = pattern(
    r"\b(?:certainty|certain|sure|GRADE|quality of (?:the )?evidence|confidence)\b", re.IGNORECASE
)
_CELL = pattern(rf"\W*(?P<a>{_LEVEL})\W*", re.IGNORECASE)


class Rating(NamedTuple):
    """A sentence that states a certainty."""

    sentence: Sentence
    level: str
    written: str  #: As it stands there.


def ratings_in(
    block: Block, topics: Topics, carried: bool, *, column: str = "", cited: bool = False
) -> Iterator[Rating]:
    """Yield the sentences of a block that say how certain something about a topic is.

    Left out is what a document states: that rests on what is cited for it.

    :param carried: whether the sentence before, or the cell beside it, named a topic.
    :param column: the heading of the column in which it stands.
    :param cited: whether a source is named for it.
    """
    labelled = bool(column and _COLUMN.search(column))
    if not (labelled or _may_state(block.text)):
        return
    around = any(topics.name(text) for text in (block.lead, block.above, block.asked, column))
    for sentence in sentences(block.text):
        text = plain(words_of(sentence.text))
        found = _SIGNS.search(text) or _NAMED.search(text)
        found = found or (_CELL.fullmatch(text) if labelled else None)
        if found and not text.endswith("?") and _states(text, found):
            beside = len(_WORD.findall(text[: found.start()] + text[found.end() :]))
            goes_on = bool(_GOES_ON.match(text.lower()))
            about = (around and (goes_on or beside <= _SHORT)) or (
                carried and (goes_on or not beside)
            )
            if (about or topics.name(text)) and not (cited and is_attributed(text)):
                yield Rating(sentence, _level(found), found[0])
        carried = topics.carry(sentence.text, carried)


def _may_state(text: str) -> bool:
    low = text.lower()
    return any(word in low for word in ("certainty", "quality", "grade", "⊕", "⨁", "+"))


def _states(text: str, found: re.Match[str]) -> bool:
    before = text[: found.start()].lower()
    return not (_ON_MARKS.search(text.lower()) or _NOT_STATED.search(before))


def _level(found: re.Match[str]) -> str:
    """Return the level that a statement names, or that its full signs count out."""
    named = next((word for word in found.groupdict().values() if word), "")
    if named:
        return named.lower().replace(" ", "-")
    full = sum(sign in "⊕⨁+" for sign in found[0])
    return LEVELS[full - 1]
