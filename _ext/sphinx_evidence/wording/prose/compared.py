"""What a sentence of the text compares with: "more than ibuprofen", "as well as a drug". No Sphinx."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.wording.prose.lexicon_letters import plain
from sphinx_evidence.wording.prose.same_outcome import content_of

#: What the name of what is compared with stands behind.
_COMPARES = pattern(
    r"\b(?:(?<!other )(?<!rather )than|as \w+(?: \w+)? as|unlike|compared (?:with|to)|versus|vs\.?"
    r"|(?:superior|inferior|equal|equivalent|comparable|preferable|similar) to|on (?:a )?par with"
    r"|(?:works?|acts?|working|acting|much|just|exactly) like"
    r"|(?P<verb>beats?|outperforms?|outdo(?:es)?|surpass(?:es)?|rivals?|matches|equals|replaces?|supplants?"
    r"|(?:an? |the )?(?:alternative|match|substitute|replacement) (?:for|to)))(?= )"
)
#: Nothing else is as good: whatever a claim compares with, it does not compare with all.
_BEST = pattern(
    r"\b(?:the|your|our|nature's) (?:(?:very|single|world's) )?(?P<best>best|most effective|most powerful|strongest|safest|fastest"
    r"|surest|number one|top|only|ideal|perfect) (?:[\w-]+ ){0,2}?(?:remed(?:y|ies)|medicines?|drugs?|treatments?|cures?|ways?"
    r"|things?|choices?|options?|foods?|drinks?|herbs?|supplements?|help|therap(?:y|ies)|sedatives?|painkillers?|answers?)\b"
)
_NONE_BETTER = pattern(
    r"(?<!than )(?<!with )(?<!to )(?<!or )\b(?P<none>nothing|no (?:other )?(?:[\w-]+ )?(?:drug|medicine|treatment|remedy|pill|cure|food"
    r"|drink|therapy))s? (?:else )?(?:(?:can|will|could|may) )?(?!reduc|mor)[a-z]+(?: [\w-]+){0,3}? (?:better|as well|as good|as fast|as much)\b"
)
_DENIED = frozenset("not no never cannot can't doesn't don't won't nor neither".split())
_WORD = pattern(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*|\d\S*|\S")
#: What may open what is compared with: "than with ibuprofen", "than in people given ibuprofen".
_OPENS = frozenset("with after from on for by in when using taking through under to at".split())
_GIVEN = frozenset("given taking who took had drank ate got received used using on with".split())
_PEOPLE = frozenset(
    "people those children adults women men patients volunteers groups group".split()
)
#: Where it ends.
_ENDS = frozenset(
    """
    in for at on during after before when while if but because which who that may might can could will would is are was
    were does do did has have to with without by from among within over under until since so though although it they he
    she we you i against through into about
    """.split()
)
#: What is no other treatment: nothing at all, and a measure of time, number or habit.
_NOTHING = frozenset("no not nothing none without never doing before".split())
_NEUTRAL = frozenset(
    """
    usual normal expected average before earlier later now ever once twice thrice half double percent cent times day days night
    nights week weeks month months year years hour hours minute minutes second seconds winter summer morning evening needed
    necessary hoped thought feared alone start beginning baseline rest zero else way possible soon long far much many well
    """.split()
)
#: Words that say no more than "a treatment" elsewhere; what is compared with is one of them.
_GENERIC = frozenset(
    """
    medicine medicines drug drugs pill pills tablet tablets capsule capsules treatment treatments remedy remedies cure cures
    supplement supplements product products anything everything any
    """.split()
)
_INERT = frozenset("placebo placebos dummy sham inert inactive".split())
_INERT_PILLS = pattern(r"\b(?:sugar|dummy|starch|fake|sham) (?:pill|tablet|capsule)s?\b")


def compared_with(words: str) -> Iterator[tuple[str, ...]]:
    """Yield what a sentence compares with: for each comparison the words that name it.

    >>> [*compared_with("Tea may calm more than any blue pill, and more than before")]
    [('blue', 'pill')]
    """
    low = _INERT_PILLS.sub("placebo", plain(words).lower())
    for found in _COMPARES.finditer(low):
        before = found.string[: found.start()].split()[-3:]
        if found["verb"] and _DENIED.intersection(before):
            continue
        yield from _things(low[found.end() :])
    if best := _BEST.search(low):
        yield (best["best"].split()[-1],)
    if none := _NONE_BETTER.search(low):
        yield (none["none"],)


def is_inert(words: Iterable[str]) -> bool:
    """Tell whether words name a placebo, whatever it is called."""
    return not _INERT.isdisjoint(words)


def words_compared(text: str) -> frozenset[str]:
    """Return the words of a claim by which what a sentence compares with can be known.

    >>> sorted(words_compared("a cough medicine, for adults"))
    ['cough', 'medicine']
    """
    low = _INERT_PILLS.sub("placebo", plain(text).lower())
    words = frozenset(_WORD.findall(low))
    return content_of(low) | (words & (_GENERIC | {"best", "effective"}))


def _things(behind: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(behind)[:14]
    while words and (words[0] in _OPENS or words[0] in _PEOPLE or words[0] in _GIVEN):
        words = words[1:]
    thing: list[str] = []
    for word in [*words, "."]:
        if word in ("and", "or") or word in _ENDS or not word[0].isalpha():
            named = _named(thing)
            if named:
                yield named
            if word not in ("and", "or") or not thing:
                return
            thing = []
        else:
            thing.append(word)


def _named(thing: list[str]) -> tuple[str, ...]:
    """Return the words that name what is compared with; none where it is no treatment."""
    if not thing or _NOTHING.intersection(thing):
        return ()
    told = content_of(" ".join(thing)) - _NEUTRAL
    return tuple(
        word
        for word in thing
        if word in told or (word in _GENERIC and (word != "any" or len(thing) == 1))
    )
