"""Whether the options of a claim hold what its sentence is about.

What a phrase adds ("and", "with", "who") may be a second claim, and English verbs look like nouns
("and quash colds"), so such words must stand in an option. No Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from sphinx_evidence.wording.grammar.language import Language, stem
from sphinx_evidence.wording.grammar.options import Misfit, Wanted
from sphinx_evidence.wording.grammar.parser import Phrase, Reading
from sphinx_evidence.wording.grammar.phrases import FREE, PAIR
from sphinx_evidence.wording.grammar.tokens import tokens_of

_STRANGE = "stands in none of :intervention:, :comparator:, :outcome: and :population:"


def strangers(language: Language, reading: Reading, wanted: Wanted) -> tuple[Misfit, ...]:
    """Return what stands in the sentence and in no option of its claim."""
    known = [stems_of(language, option) for option in wanted.options]
    # Where an option is missing, which is a finding of its own, its words can't be known.
    phrases = reading.phrases.items() if all(wanted.options) else ()
    missing = [text for role, phrase in phrases for text in _missing(language, role, phrase, known)]
    found = [Misfit("overstated", text, stranger=True) for text in dict.fromkeys(missing)]
    actor, changed = reading.phrases["x"], reading.phrases["o"]
    if known[2] and not _shares(language, changed, known[2]):
        found.append(Misfit("overstated", f'"{changed.text}" shares no word with its :outcome:'))
    # "Side effects of iron" is an outcome that names what acts itself.
    together = any(
        _shares(language, actor, part) and _shares(language, changed, part)
        for part in (stems_of(language, text) for text in re.split("[,;]", wanted.outcome))
    )
    if known[0] and not (together or _shares(language, actor, known[0])):
        found.append(Misfit("overstated", f'"{actor.text}" shares no word with its :intervention:'))
    return tuple(found)


def stems_of(language: Language, text: str) -> tuple[str, ...]:
    """Return the stems of a text's words; those of a word with hyphens one by one."""
    return _stems_of(language.endings, text)


@lru_cache(maxsize=256)  # a claim's options are compared with each phrase of its sentence
def _stems_of(endings: tuple[tuple[str, str], ...], text: str) -> tuple[str, ...]:
    return tuple(
        stem(endings, part)
        for token in tokens_of(text)
        for part in token.replace("/", "-").split("-")
        if part
    )


def _missing(
    language: Language, role: str, phrase: Phrase, known: list[tuple[str, ...]]
) -> Iterator[str]:
    """Yield what is wrong with the words that no option holds where they stand."""
    comparator = known[1]
    own = frozenset(word for option in (known[0], *known[2:]) for word in option)
    pairs = frozenset(pair for option in known for pair in pairwise(option))
    comparing = role == "c"
    before = ""
    for word, ask in zip(phrase.words, phrase.asks, strict=True):
        stems = stems_of(language, word)
        comparing = comparing or word.lower() in language.words.comparing
        held = all(one in own or (comparing and one in comparator) for one in stems)
        if ask != FREE and not held and all(one in own or one in comparator for one in stems):
            yield f'"{word}" is the comparator; it belongs behind "compared with"'
        elif ask != FREE and not held:
            yield f'"{word}" {_STRANGE}'
        elif ask == PAIR and (stems_of(language, before)[-1:] + stems[:1]) not in pairs:
            yield f'"{before} {word}" {_STRANGE}'
        before = word


def _shares(language: Language, phrase: Phrase, stems: tuple[str, ...]) -> bool:
    """Tell whether a phrase has a word of its own that an option holds.

    Words that say little elsewhere count where a phrase or an option has no others, as "muscle strength".
    """
    words = language.words
    joints = words.openers | words.joining | words.joiners | words.relatives | words.inner
    said = [word for word in phrase.words if word.lower() not in joints and word[0].isalnum()]
    own = [word for word in said if word.lower() not in words.bare] or said

    def held(some: list[str]) -> bool:
        return any(one in stems for word in some for one in stems_of(language, word))

    if held(own):
        return True
    if own == said or not held(said):
        return False
    little = {one for word in words.bare | joints for one in stems_of(language, word)}
    return little.issuperset(stems)
