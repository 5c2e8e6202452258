"""What the sentences of claims that are not graded must or must not say, as tables. No Sphinx."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sphinx_evidence.language.lexicon import found_in
from sphinx_evidence.language.lexicon_letters import plain
from sphinx_evidence.language.lexicon_records import BODY
from sphinx_evidence.language.statements_effects import Effect, effects

_RECORDS = (
    r"lists?|names?|says|say|state[sd]?|advise[sd]?|warn(?:s|ed)?|recommend(?:s|ed)?|requires?"
    r"|define[sd]?|notes?|counts?|sets?|kept|gives?|classif(?:y|ies|ied)|approve[sd]?|allow(?:s|ed)?"
    r"|mentions?|calls?|called|regards?|describes?|rates?|rated|concludes?|concluded|considers?"
)
_RECORD = re.compile(rf"\b(?:{BODY})(?:'s)?\b[^.;]{{0,200}}?\b(?:{_RECORDS})\b")
_ACCORDING = re.compile(rf"\b[Aa]ccording to [^.;]{{0,200}}?\b(?:{BODY})\b")

#: Verbs that also tell of a figure that rises or falls by itself: "the level increases in winter".
_ALONE = frozenset(("increase", "decrease", "change", "improve", "worsen", "ease", "slow", "stop"))
_NO_OBJECT = re.compile(r"^\s*(?:$|[.,;)]|(?:in|at|from|during|to|until|between)\b)")

#: After a passive verb: what was done to a figure, where nothing else follows that could have done it.
_DECIDED = re.compile(r"\s*(?:to|from|by) (?:\w+ )?\d(?!.*\b(?:by|with|after|when)\b)")

#: Animals, cells and glassware, singular and plural.
SPECIES = (
    r"animals?|rats?|mouse|mice|murine|rodents?|rabbits?|guinea[ -]pigs?|hamsters?|gerbils?|pigs?"
    r"|piglets?|swine|dogs?|canine|cats?|feline|monkeys?|macaques?|primates?|marmosets?|sheep|lambs?"
    r"|goats?|cows?|cattle|bovine|horses?|chicks?|chickens?|ducks?|birds?|frogs?|xenopus|toads?"
    r"|zebrafish|fish|flies|fruit fl(?:y|ies)|drosophila|worms?|c\. elegans|squid|snails?|yeasts?"
    r"|bacteria|cells?|neurons?|neurones?|oocytes?|fibroblasts?|cultures?|slices?|tissues?"
    r"|organoids?|in vitro|ex vivo|test[ -]tubes?|petri dish(?:es)?|homogenates?|muscle strips?"
)

#: What a search that found nothing can't tell.
ABSENT = (
    r"there (?:is|are|was|were|exists?) (?:no|not|nothing)|(?:no|without) (?:\w+ )?evidence"
    r"|(?:does|do|did) not (?:work|help|exist)|doesn't work|(?:has|have|had|of) no "
    r"(?:\w+ )?(?:effect|benefit|impact)s?|no effects?(?: on)?|ineffective|useless|worthless"
    r"|(?:nobody|no one|no study|no studies|no trials?|no research) (?:has|have|had|shows?|exists?)"
    r"|(?:never|not) been (?:studied|tested|tried|examined|investigated|shown)"
)
FOUND_NONE = re.compile(
    r"\bwe (?:have )?(?:looked for .{1,200} and )?(?:found (?:no|none)\b|did not find\b)",
    re.IGNORECASE,
)
_THERE_IS_NO = re.compile(
    r"^(?:there (?:is|are|was|were) (?:currently |still )?no|no|nobody has (?:done|run) an?) ",
    re.IGNORECASE,
)


def is_record(text: str) -> bool:
    """Tell whether a text says what a named body, label, guideline or law says.

    >>> is_record("The label lists drowsiness"), is_record("A study says that tea calms")
    (True, False)
    """
    return _record_end(plain(text)) is not None


def _record_end(text: str) -> int | None:
    """Return where the words end that say who records what follows, or None."""
    ends = [match.end() for match in (_RECORD.search(text), _ACCORDING.search(text)) if match]
    return min(ends, default=None)


def unrecorded_effects(sentence: str) -> list[Effect]:
    """Return the verbs of a sentence that state an effect which nobody is named as recording."""
    text = plain(sentence)
    recorded = _record_end(text)
    return [
        effect
        for effect in effects(text)
        if (recorded is None or effect.start < recorded)
        and not _rises_alone(text, effect)
        and not _was_decided(text, effect)
    ]


def _rises_alone(text: str, effect: Effect) -> bool:
    rest = text[effect.end : effect.end + 40]
    return not effect.passive and effect.verb.base in _ALONE and bool(_NO_OBJECT.match(rest))


def _was_decided(text: str, effect: Effect) -> bool:
    """Tell whether a verb says what someone did to a figure: "the level was lowered to 250 mg"."""
    return effect.passive and bool(_DECIDED.match(text[effect.end :]))


def names_species(sentence: str, species: Iterable[str]) -> bool:
    """Tell whether a sentence names animals or cells.

    :param species: what the cited sources were done in, as their ``species`` fields say.
    """
    known = [re.escape(name) + r"(?:s|es)?" for name in species if name and name != "human"]
    return bool(found_in(sentence, "|".join([SPECIES, *known])))


def of_absence(sentence: str) -> str:
    """Return a sentence that says it was looked for and not found, in place of one that denies it.

    >>> of_absence("There is no trial of tea for sleep")
    'We found no trial of tea for sleep'
    """
    text = plain(sentence)
    if _THERE_IS_NO.match(text) and not found_in(_THERE_IS_NO.sub("We found no ", text), ABSENT):
        return _THERE_IS_NO.sub("We found no ", text)
    return "We found no study of ..."
