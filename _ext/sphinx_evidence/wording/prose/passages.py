"""Reading a block of prose, sentence by sentence: what it asserts, and in which words. No Sphinx."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.wording.prose.answers import comes_to
from sphinx_evidence.wording.prose.assertions import Topics
from sphinx_evidence.wording.prose.kind import Kind
from sphinx_evidence.wording.prose.lexicon import banned_words, uses
from sphinx_evidence.wording.prose.lexicon_tiers import names_species
from sphinx_evidence.wording.prose.linked import alone, is_plain, parts_of, whole_of
from sphinx_evidence.wording.prose.sentences import CITE, LINK, Sentence, sentences, words_of
from sphinx_evidence.wording.prose.statements import certainty_of
from sphinx_evidence.wording.prose.verbs import is_deed

_QUOTE = 60  #: How many signs of a sentence a message shows.

_JOINED = pattern(r"^(?:and|but|while|whereas|yet|so) ", re.IGNORECASE)

#: How a block begins that goes on with a heading: without a subject of its own.
_GOES_ON = pattern(
    r"\W*(?:(?:and|or|but|also|not|never|\w+ly) )*(?:can|may|might|could|will|would|does|did|is"
    r"|are|was|were|has|had"
    r"|(?:good|bad|great) for|safe|effective|useful|the (?:cure|answer|remedy)|(?P<verb>\w+(?:s"
    r"|ed)))\b(?!['\u2019])(?=\W+\w)",
    re.IGNORECASE,
)

#: ... or without a verb: "Tea: fewer headaches".
_GAIN = pattern(r"\W*(?:less|fewer|no more|better)\b", re.IGNORECASE)


#: How a sentence begins that goes on about the animals of the one before it.
_AGAIN = pattern(r"\W*(?:it|they|this|these|those|there|that|both|then|here)\b", re.IGNORECASE)
#: What others say or believe.
_BELIEVED = pattern(
    r"\b(?:believe[sd]?|belie(?:f|ving)|thinks?|thought|says?|said|saying|swears?|swore|claim(?:s|ed)?|promise[sd]?"
    r"|insists?|maintains?|tells?|told|heard|reputed|reputation|rumou?red|supposed(?:ly)?|reportedly|allegedly"
    r"|wisdom|tradition(?:al(?:ly)?)?|folklore|myth)\b(?P<of> to\b)?",
    re.IGNORECASE,
)
#: Words of safety that in a longer text may be said of something else: "the safe dose".
_OF_OTHERS = frozenset(("safe", "safer", "safest", "gentle", "gently"))
_BESIDE = "sentence that links to an effect"
_PROMINENT = (Kind.HEADING, Kind.KEY_MESSAGE, Kind.CELL)


class Block(NamedTuple):
    """A paragraph, a heading, a list item or a cell."""

    text: str  #: With marks (`sentences.CITE`, `sentences.LINK`) where its roles stand.
    links: tuple[str, ...] = ()  #: The claims that the `LINK` marks lead to, in order.
    kind: Kind = Kind.TEXT
    lead: str = ""  #: What its first sentence goes on with.
    above: str = ""  #: What stands right above it and ends no sentence: a heading, a line.
    asked: str = ""  #: The question right above it, which its first sentence may answer.


class Slip(NamedTuple):
    """A sentence that breaks a rule."""

    rule: str
    message: str  #: ``what is wrong; what to do``.
    start: int  #: Where the sentence starts in its block.
    sentence: Sentence | None = None  #: The sentence, where it may be compared with a claim.
    comes_to: str = ""  #: What it says in full, where it answers a question.


class Linked(NamedTuple):
    """An effect that a sentence tells of, and the claims that it links to."""

    certainty: (
        str  #: The tier that the words claim; empty where they say it plainly in words of none.
    )
    species: bool  #: Do they name animals or cells?
    targets: tuple[str, ...]
    words: str  #: The part of the sentence that tells it, without marks.


class Said(NamedTuple):
    """What was found in a block."""

    slips: tuple[Slip, ...]
    linked: tuple[tuple[Sentence, Linked], ...]
    carried: bool  #: May "it" in the next sentence stand for a topic?
    cited: tuple[Sentence, ...] = ()  #: Effects that cite, and name no animals or cells.


def read_block(block: Block, topics: Topics, carried: bool) -> Said:
    """Return what is wrong in a block, and what must be compared with other pages' claims.

    :param block: the text.
    :param topics: what the site's claims are about.
    :param carried: whether "it" in the first sentence may stand for a topic.
    """
    lead = _lead(block, topics)
    if not (block.links or carried or lead or topics.name(f"{block.asked} {block.text}")):
        return Said((), (), False)
    asked, animals = block.asked, names_species(f"{lead} {block.above}", ())
    cited: list[Sentence] = []
    slips: list[Slip] = []
    found: list[tuple[Sentence, Linked]] = []
    links = iter(block.links)
    for sentence in sentences(block.text):
        whole = lead + sentence.text
        own = tuple(next(links, "") for _ in range(sentence.text.count(LINK)))
        supported = CITE in whole or LINK in whole
        answer = answered(asked, sentence.text, topics, carried or bool(lead))
        if not supported and (answer or topics.assert_effect(whole, carried)):
            message = _uncited(sentence, topics)
            slips.append(Slip("uncited-assertion", message, sentence.start, sentence, answer))
        animals = names_species(whole, ()) or (animals and bool(_AGAIN.match(whole)))
        if CITE in whole and not (own or animals) and topics.assert_effect(whole, carried):
            cited.append(sentence)
        asked = sentence.text if sentence.text.endswith("?") else ""
        if block.kind in _PROMINENT and (own or topics.name(sentence.text)):
            banned = banned_in(words_of(sentence.text), block.kind.value)
            slips += [Slip("banned-wording", text, sentence.start) for text in banned]
        told = [*linked_in(sentence.text, own, topics)]
        if answer and own and not told:
            told = [Linked(certainty_of(answer) or "high", names_species(answer, ()), own, answer)]
        found += [(sentence, linked) for linked in told]
        if told and block.kind not in _PROMINENT and CITE not in sentence.text:
            banned = banned_in("; ".join(linked.words for linked in told), _BESIDE, safety=True)
            slips += [Slip("banned-wording", text, sentence.start) for text in banned]
        carried, lead = topics.carry(sentence.text, carried), ""
    return Said(tuple(slips), tuple(found), carried, tuple(cited))


def answered(question: str, answer: str, topics: Topics, carried: bool) -> str:
    """Return the effect that an answer says there is, as a statement; empty where it says none.

    :param question: what stands before the answer; may be no question at all.
    :param carried: whether "it" in the question may stand for a topic.
    """
    made = comes_to(question, answer, topics.first_in) if question else ()
    return next((one for one in made if topics.assert_effect(one, carried)), "")


def _lead(block: Block, topics: Topics) -> str:
    """Return what the first sentence of a block goes on with, where that names a topic.

    A heading or a term that asserts something itself is a fault of its own.
    """
    gain = bool(_GAIN.match(block.text))
    opens = _GOES_ON.match(block.text) if block.above or block.asked else None
    goes_on = gain or (opens is not None and (not opens["verb"] or is_deed(opens["verb"])))
    if goes_on and block.asked and (named := topics.first_in(block.asked)):
        return f"{named}{': ' if gain else ' '}"
    for words in (block.lead, block.above if goes_on else ""):
        question = words.endswith("?")  # which a block answers, and does not go on with
        if not question and topics.name(words) and not topics.assert_effect(words):
            return f"{words.rstrip(': ')}{': ' if gain else ' '}"
    return ""


def linked_in(sentence: str, links: tuple[str, ...], topics: Topics) -> Iterator[Linked]:
    """Yield the effects that a sentence tells of, each with the claims that it links to there.

    A part that links to nothing, but tells of an effect, speaks for the links of the parts that
    tell of none: "Tea lowers blood pressure; see ...". Without such it rides on the link of another
    part: "Tea lowers blood pressure (...), and it prevents colds". A source may stand for any part.
    """
    if not links:
        return
    left = iter(links)
    parts: list[tuple[str, str | None, tuple[str, ...]]] = []
    for text in parts_of(sentence):
        own = tuple(link for _ in range(text.count(LINK)) if (link := next(left, "")))
        words = words_of(text)
        goes_on = _JOINED.sub("it ", words) if parts else words  # "and stops coughs"
        certainty = None
        if topics.linked_effect(words):
            certainty = certainty_of(words) or certainty_of(goes_on) or _plainly(words)
        elif shown := words_of(alone(text)):
            whole = whole_of(shown, topics.words[0] if topics.words else "it")
            if topics.linked_effect(whole) or (_GAIN.match(shown) and topics.name(shown)):
                certainty = certainty_of(whole) or _plainly(whole)
        parts.append((words, certainty, own))
    spare = tuple(link for _, certainty, own in parts if certainty is None for link in own)
    before: tuple[str, ...] = ()
    for words, certainty, own in parts:
        before = own or before
        targets = own or spare or (() if CITE in sentence else before or links)
        if certainty is not None and targets:
            yield Linked(certainty, names_species(words, ()), targets, words)


def _plainly(words: str) -> str | None:
    """Return that words say something plainly though no verb of a tier's tells it, or None."""
    return "" if is_plain(words) else None


def quote_of(sentence: str) -> str:
    """Return the start of a sentence, for a message."""
    words = words_of(sentence)
    return words if len(words) <= _QUOTE else f"{words[:_QUOTE].rstrip()}..."


def _uncited(sentence: Sentence, topics: Topics) -> str:
    """Return what is wrong with an assertion that names no source, and what to do.

    What others believe is one too: readers take it along, and not who believes it.
    """
    words = words_of(sentence.text)
    believed = _BELIEVED.search(words)
    if believed and (believed["of"] or topics.name(words[believed.end() :])):
        return (
            f'"{quote_of(sentence.text)}" repeats what others say happens to people, and nothing '
            "answers it; write only what it is used for, and link with {claim} to what was found, "
            "make it a row of the popular claims with {popular-claim}, or cite who says so"
        )
    return (
        f'"{quote_of(sentence.text)}" says what happens to people, and names no source; cite a '
        "source, link to a claim with {claim}, or put it into a box"
    )


def banned_in(words: str, place: str, *, safety: bool = False) -> Iterator[str]:
    """Yield what is wrong with the words of a sentence outside a claim's own; what to do.

    :param place: what it stands in, as a message calls it: ``heading``, ``key message``.
    :param safety: only what promises that nothing goes wrong, whatever it is said of, counts.
    """
    if words.endswith("?"):
        return
    banned = banned_words(words)
    if not banned:
        return
    reasons = {use.word: (use.entry.why, use.entry.instead) for use in uses(words, graded=False)}
    for word in banned:
        if safety and (word in reasons or word.lower() in _OF_OTHERS):
            continue
        why, instead = reasons.get(word, ("it promises that nothing goes wrong", "take it out"))
        yield f'"{word}" has no place in a {place}, because {why}; {instead}'
