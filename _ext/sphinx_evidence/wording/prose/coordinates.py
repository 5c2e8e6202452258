"""The lists of a sentence: "cough, fever and asthma", "honey or sugar". No Sphinx.

A list is what stands joined by "and" or "or" between two words that end it: a verb of effect, a preposition, a
pronoun. It is a matter of words, so that what is no list may look like one: then nothing in it is the claim's.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.wording.prose.lexicon_letters import plain
from sphinx_evidence.wording.prose.same_outcome import content_of
from sphinx_evidence.wording.prose.verbs import deeds

_WORD = pattern(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*|\d[\d.,]*|\S")
_JOINED = pattern(
    r"\b(?:as well as|along with|together with|and/or|plus|nor|but also)\b|&|(?<=\w) / (?=\w)"
    r"|(?<=\w) [\u2013\u2014-] (?:and|or)\b"
)
_JOINS = frozenset(("and", "or"))
#: What may follow a subject: behind "and" it begins a new clause.
_FINITE = frozenset(
    """
    may might can could will would shall should must is are was were has have had do does did am be probably seem seems
    appear appears never always not
    """.split()
)
_PREPOSITIONS = frozenset(
    """
    in on at for with by from to into onto after before during among between against within without through over under
    across about around since until till upon via per as than like unlike towards toward near behind beyond despite beside besides alongside
    compared versus vs
    """.split()
)
_PRONOUNS = frozenset(
    """
    it they he she we you i who which that this these those what whose whom where when while whereas if because although
    though but so yet nobody nothing none no there here how why whether both either neither not only once unless
    """.split()
)
_ARTICLES = frozenset("a an the your their our his her its my any all some other".split())
#: What says how much, how often or when, and is no thing of its own.
_NEUTRAL = frozenset(
    """
    severity duration number frequency length amount intensity onset burden quality speed strength score scores rate rates
    day days night nights morning evening afternoon hours minutes weeks months years today tonight home school work hospital
    summer winter spring autumn bouts bout episodes episode attacks attack signs sign cases case lot kind kinds type types form forms
    others more less fewer better worse complaints trouble discomfort well good bad
    """.split()
)
#: Who found or says it: what stands with one of these is a clause, and no thing.
_FOUND = frozenset(
    """
    trial trials study studies review reviews survey surveys report reports experts guideline guidelines authors label labels
    doctors researchers page box table
    """.split()
)
#: An adjective that stands alone before a longer thing may share its noun: "dry and wet cough".
_ADJECTIVE = pattern(
    r"\w+(?:al|ic|ive|ous|ful|less|able|ible|ish|ant|ent|ary|ory|[^aeiou]ar|ed)|(?:dr|runn|itch|water|earl|heav)y|wet|raw|loose"
    r"|severe|mild|acute|low|high|short|long|red|white|black|green|brown|late|light|hard|soft|deep|inner|outer|upper|lower"
    r"|left|right|first|second|new|old|young|hot|warm|cool|sour|sweet|bitter|sore|dark|fresh|small|large|fast|slow"
)


def lists_in(words: str) -> Iterator[tuple[frozenset[str], ...]]:
    """Yield the lists of a sentence: of each of its things the words that tell what it is.

    >>> [[sorted(thing) for thing in each] for each in lists_in("Honey may help cough, fever and asthma")]
    [[['cough'], ['fever'], ['asthma']]]
    """
    low = _JOINED.sub(" and ", plain(words).lower())
    verbs = {deed.start for deed in deeds(low)}
    tokens = [(found[0], found.start()) for found in _WORD.finditer(low)]
    run: list[str] = []
    held: list[str] = []  # what "in winter" belongs to in "coughs in winter, and asthma"
    before, opens = "", True
    for at, (word, start) in enumerate((*tokens, (".", -1))):
        last = tokens[at - 1][0] if at else ""
        following = tokens[at + 1][0] if at + 1 < len(tokens) else "."
        verb = start in verbs and not (last in _JOINS and not following[0].isalpha())
        ends = verb or word in _FINITE or word in _PREPOSITIONS or word in _PRONOUNS
        if not ends and (word == "," or word[0].isalpha()):
            run.append(word)
            continue
        finite = verb or word in _FINITE
        comma = next(
            (n for n, one in enumerate(run[:-1]) if one == "," and run[n + 1] in _JOINS), 0
        )
        if held and comma and not opens and before in _PREPOSITIONS:
            yield from _list_of([*held, *run[comma:]], opens=False, finite=finite)
        held = run[len(run) - [*run[::-1], ","].index(",") :] or held
        if opens and before in _PREPOSITIONS and "," in run:  # "In winter, honey and lemon"
            comma = run.index(",")
            yield from _list_of(run[:comma], opens=True, finite=False)
            run = run[comma + 1 :]
        yield from _list_of(run, opens=opens, finite=finite)
        opens = not word[0].isalpha() or (opens and not run)
        run, before = [], word if word[0].isalpha() else ""


def _list_of(run: list[str], *, opens: bool, finite: bool) -> Iterator[tuple[frozenset[str], ...]]:
    """Yield the list that a run of words is, if it is one.

    :param run: words, commas and "and" between two words that end a list.
    :param opens: whether they, or the word before them, open the sentence.
    :param finite: whether a finite verb follows.
    """
    chunks: list[list[str]] = [[]]
    joined = 0  # the last chunk behind "and"
    for word in run:
        if word == "," or word in _JOINS:
            if chunks[-1]:
                chunks.append([])
            joined = len(chunks) - 1 if word in _JOINS else joined
        else:
            chunks[-1].append(word)
    if not chunks[-1]:
        chunks.pop()
    if finite and not opens:
        chunks = chunks[:joined]  # "cough, and fever may ..."
    if not 0 < joined < len(chunks):
        return
    articles = [chunk[0] in ("a", "an") for chunk in chunks]
    if any(articles[1:]) and not articles[0]:
        return  # "honey, a sweet and sticky food, ..."
    shared = len(chunks[-1]) > 1  # its noun
    yield tuple(
        frozenset()
        if shared and len(chunk) == 1 and chunk is not chunks[-1] and _ADJECTIVE.fullmatch(chunk[0])
        else _content(chunk)
        for chunk in chunks
    )


def _content(chunk: list[str]) -> frozenset[str]:
    if not _FOUND.isdisjoint(chunk):
        return frozenset()
    words = [word for word in chunk if word not in _ARTICLES and not word.endswith("ly")]
    return content_of(" ".join(words)) - _NEUTRAL
