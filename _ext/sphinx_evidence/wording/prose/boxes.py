"""Reading the text of a claim's box: it says no more than its own tier allows. No Sphinx.

A box may tell what a study, a label or an article says, or what came out of a trial: that is what it
is for. What it says in its own voice, of the present and of people, is the claim once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.model.tiers import LEVELS
from sphinx_evidence.wording.prose.assertions import Topics
from sphinx_evidence.wording.prose.attribution import is_attributed
from sphinx_evidence.wording.prose.lexicon import SAFETY, found_in, uses
from sphinx_evidence.wording.prose.lexicon_letters import plain
from sphinx_evidence.wording.prose.lexicon_tiers import (
    is_record,
    names_species,
    people_in,
    unrecorded_effects,
)
from sphinx_evidence.wording.prose.passages import (
    Block,
    Linked,
    Said,
    Slip,
    banned_in,
    linked_in,
    quote_of,
)
from sphinx_evidence.wording.prose.sentences import LINK, Sentence, sentences, words_of
from sphinx_evidence.wording.prose.statements import certainty_of, main_effect

_PAST = pattern(
    r"\b(?!(?:need|used to|indeed|speed|feed|bed|red|weed|seed|exceed|proceed|succeed|breed)\b)\w{2,}ed\b"
    r"|\b(?:was|were|had|did|fell|rose|went|got|led|made|came|took|became|began|kept|grew|lost|died|felt|slept)\b",
    re.IGNORECASE,
)
#: What was seen has been counted, or was seen in somebody.
_SEEN = pattern(
    r"\d|\b(?:trials?|stud(?:y|ies)|patients?|participants|volunteers|women|men|children|infants|babies|man|woman|rats?"
    r"|mice|animals?|cells?|slices?|reports?|records?|cases?|groups?|both|all|two|three|placebo|none)\b",
    re.IGNORECASE,
)
_PRESENT = pattern(
    r"\b(?:is|are|has|have|does|do|may|can|will|could|might|would|probably|always|never)\b",
    re.IGNORECASE,
)


#: What a result is said to be due to; it says nothing of an effect.
_CHANCE = pattern(r",? which (?:may be (?:due to )?chance|chance may explain)\b", re.IGNORECASE)
#: What was looked for and not seen, told of the past alone: "Between tea and water no difference was
#: found". What is ("there is no difference"), what was seen, and that nothing harmed are told otherwise.
_NOT_SEEN = pattern(
    r"(?:[^,;:]{1,80}, )?(?:[\w'-]+ ){0,12}?(?:no|hardly any|little) (?:[\w-]+ ){0,2}"
    r"(?:differences?|changes?|effects?|benefits?|improvements?|advantages?)(?: [\w'-]+){0,14}? "
    r"(?:was|were) (?:\w+ly )?(?:found|seen|observed|detected|noted|recorded|measured)"
    r"(?: (?!(?:so|because|since|as|that|which|but|while|although|though|proving|showing|meaning)\b)[\w'-]+){0,20}\W*",
    re.IGNORECASE,
)

#: What is recorded, sold or believed of a thing is no effect of it.
_KEPT = pattern(
    r"\b(?:lists?|recorded|listed|registered|sold|marketed|advertised|promoted|licensed|said|believed|called|used)\b",
    re.IGNORECASE,
)
#: Whoever says that people are like the animals speaks of people: "and the same happens in adults".
_ALIKE = pattern(
    r"\b(?:the same|likewise|alike|similarly|no different(?:ly)?|just as|in (?:that|this) way|as well|too"
    r"|so (?:it )?(?:is|do|does|did|will|would)|does (?:so )?(?:in|for|to))\b",
    re.IGNORECASE,
)
_IN_DOUBT = pattern(
    r"\b(?:not|no|nobody|none|never|whether|if|unknown|unclear|uncertain|may|might|could|unlike|differ\w*|than|hardly)\b"
    r"|n['’]t\b|\?",
    re.IGNORECASE,
)


def read_boxed(
    block: Block, topics: Topics, carried: bool, tier: str, *, reason: bool = False
) -> Said:
    """Return what is wrong in a block of a claim's box.

    :param block: the text.
    :param topics: what the site's claims are about.
    :param carried: whether "it" in the first sentence may stand for a topic.
    :param tier: of the claim; empty or unknown where another rule tells of it.
    :param reason: whether it is a reason for the tier, which tells of the studies themselves.
    """
    slips: list[Slip] = []
    found = []
    links = iter(block.links)
    for sentence in sentences(block.text):
        own = tuple(next(links, "") for _ in range(sentence.text.count(LINK)))
        found += [(sentence, linked) for linked in linked_in(sentence.text, own, topics)]
        if (carried or topics.name(sentence.text)) and not own:
            slips += _slips(sentence, topics, carried, tier, told=reason)
        carried = topics.carry(sentence.text, carried)
    return Said(tuple(slips), tuple(found), carried)


def _slips(
    sentence: Sentence, topics: Topics, carried: bool, tier: str, *, told: bool
) -> list[Slip]:
    words = words_of(sentence.text)
    if tier == "preclinical" and not told and (who := _people_alike(words)):
        message = (
            f'"{quote_of(words)}" in its box says of people ({who}) what was seen in animals or cells; say that '
            "nobody knows, or link with {claim} to a claim on people"
        )
        return [Slip("overstated", message, sentence.start)]
    if is_report(words) or ((told or tier == "preclinical") and _is_past(words)):
        return []
    if tier in LEVELS and _is_past(words) and _NOT_SEEN.fullmatch(words):
        return []
    if topics.assert_effect(sentence.text, carried) and (slip := _above(words, tier)):
        return [Slip(*slip, sentence.start)]
    banned = banned_in(words, "claim's box")
    return [Slip("banned-wording", text, sentence.start) for text in banned]


def _people_alike(words: str) -> str:
    """Return whom a sentence says to be like animals or cells; empty where it says so of nobody.

    >>> _people_alike("The same is true of people"), _people_alike("Whether people do the same is unknown")
    ('people', '')
    """
    if is_attributed(words) or not _ALIKE.search(words) or _IN_DOUBT.search(words):
        return ""
    return people_in(words)


def _above(words: str, tier: str) -> tuple[str, str] | None:
    """Return the rule that a sentence in a box breaks, and the message, or None."""
    quote = f'"{quote_of(words)}"'
    if tier in LEVELS:
        said = certainty_of(words) or "high"
        if LEVELS.index(said) <= LEVELS.index(tier):
            return None
        return "overstated", (
            f"{quote} in its box says more than its own tier, {tier}; say it as surely as the claim "
            "does, name who says or found it, or link with {claim} to the claim that says so"
        )
    if tier == "preclinical" and not names_species(words, ()):
        return "overstated", (
            f"{quote} in its box does not say in which animals or cells; name them, or take it out"
        )
    if tier == "none":
        return "overstated", (
            f"{quote} in its box says what happens in people, and no study of that was found; name who "
            "says it, link with {claim} to the claim that says so, or take it out"
        )
    if tier == "reference":
        return "effect-as-reference", (
            f"{quote} in its box says what happens to people, which is no documented fact; name who "
            "records it, or link with {claim} to the claim that says so"
        )
    return None


def read_sentence(sentence: str, topics: Topics, tier: str) -> Iterator[Slip]:
    """Yield what is wrong in the sentence of a documented fact that tells of an effect in other words.

    That a verb of effect stands in it is found wherever claims are judged; here it is read as the text
    around the boxes is: "Honey is the best remedy for coughs" says what honey does.

    :param sentence: of a claim.
    :param topics: what the site's claims are about.
    :param tier: of the claim.
    """
    words = words_of(sentence)
    if tier != "reference" or not topics.assert_effect(words):
        return
    told_of = found_in(words, SAFETY) or uses(words, graded=False) or unrecorded_effects(words)
    if not (told_of or is_report(words) or is_record(words) or _KEPT.search(words)):
        message = (
            f'"{quote_of(words)}" says what happens to people, which is no documented fact; rate it from '
            'high to very-low, or say who records it, such as "The label lists ..."'
        )
        yield Slip("effect-as-reference", message, 0)


def read_option(block: Block, topics: Topics, option: str) -> Said:
    """Return what is wrong in what an option of a claim shows: it names, and states nothing.

    :param block: the value of the option.
    :param topics: what the site's claims are about.
    :param option: its name.
    """
    slips: list[Slip] = []
    for sentence in sentences(block.text):
        words = words_of(sentence.text)
        if topics.assert_effect(words):
            message = (
                f'"{quote_of(words)}" in :{option}: says what happens to people; name there only what '
                "the option is for, and say the rest in a claim of its own"
            )
            slips.append(Slip("uncited-assertion", message, sentence.start))
        elif topics.name(words):
            banned = banned_in(words, f":{option}:")
            slips += [Slip("banned-wording", text, sentence.start) for text in banned]
    return Said(tuple(slips), (), False)


def said_beside(
    sentence: Sentence, targets: tuple[str, ...], comes_to: str = ""
) -> Iterator[tuple[Sentence, Linked]]:
    """Yield what a sentence says in its own voice of the claims that are named beside it.

    :param targets: ids of the claims that its item, its row or its card names.
    :param comes_to: what it says in full, where it answers a question.
    """
    words = comes_to or words_of(sentence.text)
    if not is_report(words):
        certainty = certainty_of(words) or "high"
        yield sentence, Linked(certainty, names_species(words, ()), targets, words)


def is_report(words: str) -> bool:
    """Tell whether a sentence tells what others say, or what came out of a study.

    >>> is_report("The label warns that it slows the heart"), is_report("It slows the heart")
    (True, False)
    >>> is_report("In 40 people tea shortened sleep"), is_report("Tea cured sleep")
    (True, False)
    """
    if is_attributed(words):
        return True
    if _is_past(words):
        return bool(_SEEN.search(words))
    # A result in figures alone.
    return certainty_of(words) is None and bool(re.search(r"\d", words))


def _is_past(words: str) -> bool:
    """Tell whether the effect that a sentence tells of, or else the sentence itself, is over."""
    said = _CHANCE.sub("", words)
    effect = main_effect(plain(said))
    if effect is None:
        return bool(_PAST.search(said)) and not _PRESENT.search(said)
    group = " ".join((*effect.group, effect.form))
    return bool(_PAST.search(group)) and not _PRESENT.search(group)
