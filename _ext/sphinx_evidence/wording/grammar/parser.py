"""Reading a sentence whole: every way in which a form reads all of its words. No Sphinx."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from sphinx_evidence.wording.grammar.language import (
    PHRASES,
    Entry,
    Features,
    Language,
    Part,
    agreed,
)
from sphinx_evidence.wording.grammar.loader import language_of
from sphinx_evidence.wording.grammar.phrases import FREE, Span, span
from sphinx_evidence.wording.grammar.tokens import LONGEST, tokens_of, unseen_sign

#: A sentence that can be read in more ways says no one thing.
MOST = 12


class Phrase(NamedTuple):
    """A phrase of a reading."""

    words: tuple[str, ...]
    asks: tuple[int, ...]  #: How an option must hold each word (`phrases.WORD` and others).

    @property
    def text(self) -> str:
        """Return it as one text."""
        return " ".join(self.words).replace(" ,", ",")


class Reading(NamedTuple):
    """One way to read a sentence."""

    tier: str
    sense: str  #: ``less``, ``more``, ``better``, ``worse``, ``little`` or ``unknown``.
    size: str
    wants: str  #: ``less`` where the verb itself says that less is wanted.
    phrases: dict[str, Phrase]


class Read(NamedTuple):
    """What came of reading a sentence: readings, or why there is none."""

    readings: tuple[Reading, ...]
    stop: str = ""


@dataclass
class _Page:
    """A sentence while it is read."""

    language: Language
    tokens: tuple[str, ...]
    hits: dict[str, dict[int, list[Entry]]] = field(default_factory=dict)  #: Slots by place.
    spans: dict[tuple[int, str], Span] = field(default_factory=dict)
    far: int = -1  #: How far a reading got that came to nothing.
    why: str = ""

    def span(self, at: int, role: str) -> Span:
        kind = "p" if role == "p" else "x"
        found = self.spans.get((at, kind))
        if found is None:
            found = self.spans[at, kind] = span(self.language, self.tokens, at, kind)
        return found

    def stopped(self, at: int, why: str) -> None:
        if at > self.far:
            self.far, self.why = at, why


@lru_cache(maxsize=1024)
def read(code: str, sentence: str) -> Read:
    """Return every reading of a whole sentence, or why there is none.

    :param code: of a language that has a file.
    """
    language = language_of(code)
    if language is None:
        return Read(())
    unseen = unseen_sign(sentence)
    if unseen:
        return Read((), f"it holds a sign that nobody sees ({unseen})")
    tokens = tokens_of(sentence)
    if len(tokens) > LONGEST:
        return Read((), f"it has more than {LONGEST} words and signs")
    page = _Page(language, tokens, _hits(language, tokens))
    found = tuple(islice(_readings(page), MOST + 1))
    if len(found) > MOST:
        return Read((), f"it can be read in more than {MOST} ways")
    return Read(found, "" if found else page.why or _nothing(page))


def _nothing(page: _Page) -> str:
    signs = (token for token in page.tokens if not token[0].isalnum())
    sign = next((sign for sign in signs if sign != ","), "")
    if sign:
        return f'"{sign}" has no place in a claim'
    return "no word in its sentence says what changes or how sure we are"


def _hits(language: Language, tokens: tuple[str, ...]) -> dict[str, dict[int, list[Entry]]]:
    """Return where the words of slots stand."""
    hits: dict[str, dict[int, list[Entry]]] = {}
    for at, token in enumerate(tokens):
        first = token[:1].lower() + token[1:] if at == 0 else token
        for name, entry in language.starts.get(first, ()):
            words = entry.words
            if len(words) == 1 or tokens[at + 1 : at + len(words)] == words[1:]:
                hits.setdefault(name, {}).setdefault(at, []).append(entry)
    return hits


#: A phrase: its role, where it begins and where it ends.
_Place = tuple[str, int, int]
#: What was read so far: what it says, its phrases, and the index of the next word.
_Step = tuple[Features, tuple[_Place, ...], int]


def _readings(page: _Page) -> Iterator[Reading]:
    language = page.language
    starts: list[_Step] = [({}, (), 0)]
    for lead in language.leads:
        if lead.needs <= page.hits.keys():
            starts += _match(page, lead.parts, (lead.features, (), 0), whole=False)
    for lead_says, phrases, start in starts:
        for form in language.forms:
            if form.needs <= page.hits.keys():
                step = (form.features, phrases, start)
                for told, places, _ in _match(page, form.parts, step, whole=True):
                    yield from _reading(page, told, lead_says, places)


def _reading(
    page: _Page, told: Features, lead: Features, places: tuple[_Place, ...]
) -> Iterator[Reading]:
    tier = told.get("tier", "high")
    if "tier" in lead:  # "the evidence suggests" says it, and no other word may
        if tier != "high":
            return
        tier = lead["tier"]
    size = told.get("size", "moderate")
    phrases = {}
    for role, begin, end in places:
        asks = page.span(begin, role).asks
        told_asks = tuple(asks.get(index, FREE) for index in range(begin, end))
        phrases[role] = Phrase(page.tokens[begin:end], told_asks)
    yield Reading(tier, told.get("sense", ""), size, told.get("wants", ""), phrases)


def _match(page: _Page, parts: tuple[Part, ...], step: _Step, *, whole: bool) -> Iterator[_Step]:
    """Yield each way to read what comes as these parts.

    :param whole: must they reach the end of the sentence?
    """
    features, places, at = step
    if not parts:
        if not whole or at == len(page.tokens):
            yield step
        else:
            page.stopped(at, f'"{page.tokens[at]}" is left over')
        return
    part, rest = parts[0], parts[1:]
    if part.phrase:
        for stop in _stops(page, part, at):
            place = (part.name, at, stop)
            yield from _match(page, rest, (features, (*places, place), stop), whole=whole)
        return
    for entry in page.hits.get(part.name, {}).get(at, ()):
        merged = agreed(features, entry.features)
        if merged is not None:
            yield from _match(page, rest, (merged, places, at + len(entry.words)), whole=whole)
    empty = {} if part.optional else page.language.empty.get(part.name)
    merged = None if empty is None else agreed(features, empty)
    if merged is not None:
        yield from _match(page, rest, (merged, places, at), whole=whole)


def _stops(page: _Page, part: Part, at: int) -> Iterator[int]:
    """Yield where a phrase that begins at an index may end, for what comes behind it."""
    if at >= len(page.tokens):
        return
    reach = page.span(at, part.name)
    if reach.why:
        page.stopped(reach.stop, reach.why)
    for stop in reach.ends:
        if (part.last and stop == len(page.tokens)) or any(
            name in PHRASES or stop in page.hits.get(name, ()) for name in part.behind
        ):
            yield stop
