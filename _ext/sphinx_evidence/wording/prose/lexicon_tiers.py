"""What the sentences of claims that are not graded must or must not say, as tables. No Sphinx."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.wording.grammar.effects import effect_told
from sphinx_evidence.wording.prose.lexicon import found_in
from sphinx_evidence.wording.prose.lexicon_letters import plain
from sphinx_evidence.wording.prose.lexicon_records import BODY
from sphinx_evidence.wording.prose.statements_effects import Effect, effects

_RECORDS = (
    r"lists?|names?|says|say|state[sd]?|advise[sd]?|warn(?:s|ed)?|recommend(?:s|ed)?|requires?"
    r"|define[sd]?|notes?|counts?|sets?|kept|gives?|classif(?:y|ies|ied)|approve[sd]?|allow(?:s|ed)?"
    r"|mentions?|calls?|called|regards?|describes?|rates?|rated|concludes?|concluded|considers?"
)
_RECORD = pattern(rf"\b(?:{BODY})(?:'s)?\b[^.;]{{0,200}}?\b(?:{_RECORDS})\b")
_ACCORDING = pattern(
    rf"(?:\b[Aa]ccording to|, (?:says?|warns?|states?|advises?) (?:the|its|their)\b) [^.;]{{0,200}}?\b(?:{BODY})\b"
)

#: Verbs that also tell of a figure that rises or falls by itself: "the level increases in winter".
_ALONE = frozenset(("increase", "decrease", "change", "improve", "worsen", "ease", "slow", "stop"))
_NO_OBJECT = pattern(r"^\s*(?:$|[.,;)]|(?:in|at|from|during|to|until|between)\b)")

#: After a passive verb: what was done to a figure, where nothing else follows that could have done it.
_DECIDED = pattern(r"\s*(?:to|from|by) (?:\w+ )?\d(?!.*\b(?:by|with|after|when)\b)")

_GOOD = r"(?:healthy?|better|good|strong|restful|calm|happy)"
_BETTER = r"(?:fewer|less|more|better|worse|lower|higher|longer|sooner|faster|calmer)"
#: Effects that a documented fact may not tell either, in words that are no verb of effect.
_TOLD_OTHERWISE = pattern(
    r"(?<!that )(?<!which )\b(?:thins?|guards?|shields?|nourish(?:es)?|tames?|quiet(?:en)?s?|rejuvenates?|cleanses?|combats?"
    r"|(?:wards?|staves?|fends?) off|steadies|eases) (?:the|your|our|their|nerves?|muscles?|hearts?)\b"
    r"|\b(?:calms|soothes|heals|relaxes|cures|helps)$"
    r"|(?<![\w-])(?:lack|deficiency|shortage|excess|intake|low|little|much|use)\b[^,;.]{0,60} (?:is|are) "
    r"(?:an?|the|one|often|mostly) (?:[\w-]+ ){0,3}causes? of\b"
    r"|\b(?:treatment|remedy|drug|medicine) of choice\b"
    r"|\b[a-z]+-(?:relieving|reducing|lowering|calming|improving|enhancing) (?:effect|propert|action|power)\w*"
    rf"|\b(?:vital|essential|crucial|important|indispensable|key|good|great) (?:for|to) (?:\w+ )?{_GOOD}\b"
    r"|\b(?:relief|recovery|protection) comes? (?:from|with|by)\b"
    rf"|\b{_BETTER} (?!than\b)(?:[\w-]+ ){{0,3}}(?:occur|happen|die|sleep|fall|feel|recover|survive)s? "
    r"(?:\w+ )?(?:with|after|on|when|if)\b"
    rf"|\b(?:feels?|felt|recovers?|fares?|lives?) (?:\w+ )?{_BETTER} (?:\w+ )?(?:with|after|on|when|if)\b"
    rf"|\b(?:users|drinkers|takers|eaters|smokers) (?:have|get|suffer|report|need) (?:\w+ )?{_BETTER}\b"
    r"|^without [^,]{2,60}, [^,]{2,60} (?:fails?|suffers?|weakens?|dies?)\b",
    re.IGNORECASE,
)

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
    r"there (?:is|are|was|were|exists?) (?:no|not|nothing)|(?:no|without) (?:\w+ )?evidence(?! (?:synthes|review|map))"
    r"|(?:does|do|did) not (?:work|help|exist)|doesn't work|(?:has|have|had|of) no "
    r"(?:\w+ )?(?:effect|benefit|impact)s?|no effects?(?: on)?|ineffective|useless|worthless"
    r"|(?:nobody|no one|no study|no studies|no trials?|no research) (?:has|have|had|shows?|exists?)"
    r"|(?:never|not) been (?:studied|tested|tried|examined|investigated|shown)"
)
_RESEARCH = (
    r"(?:trials?|rcts?|stud(?:y|ies)|reports?|reviews?|(?:case )?series|cases?|research|papers?|data"
    r"|publications?|articles?|records?|surveys?|experiments?|comparisons?|measurements?|mentions?"
    r"|descriptions?|sources?|guidelines?|accounts?|observations?|investigations?|analys[ei]s"
    r"|literature|work|evaluations?|synthes[ei]s|one|tests?|results?|figures?|entry|entries|labels?|people|persons?|patients?)\b"
)
#: Says that no research was found; "we found no benefit" and "no better remedy" say something else.
FOUND_NONE = pattern(
    r"\bwe (?:have )?(?:(?:looked|searched)\b.{1,200} and (?:we )?)?(?:found none\b|(?:found no|did not find (?:an?|any))"
    rf" (?:(?!(?:of|in|from|for|to|that|than|with|by)\b)[\w-]+,? ){{0,8}}?{_RESEARCH})",
    re.IGNORECASE,
)
#: The one thing that may be said behind what was not found.
_TAIL = pattern(r", although an? (?:popular )?article tells of one$")
_GOES_ON = pattern(
    r"[;:()\u2013\u2014]| - |, (?:which|who|where|and|as)\b(?! (?:told|gave|tells|gives)\b)"
    r"|\b(?:but|yet|though|although|however|while|whereas|because|since|so|still|nevertheless"
    r"|therefore|thus|hence|it|they|this|we|works?|is known|are known)\b",
    re.IGNORECASE,
)
#: What the research that was not found would have told.
_ASKED = pattern(r" (?:that|which|who|of (?:whether|how|if|why))\b")
#: Who is named where animals or cells were studied; "human cells" and "adult rats" are none.
_PEOPLE = pattern(
    r"(?<!cells from )(?<!cells of )(?<!tissue from )(?<!tissue of )\b(?:people|persons?|patients?|men|man|women|woman|children|child|boys?|girls?|babies|baby|you|us|we|our"
    r"|volunteers?|everyone|everybody|anyone|sufferers?|mankind|humanity"
    rf"|(?:humans?|adults?|infants?|newborns?)(?! (?:[\w-]+ ){{0,2}}(?:{SPECIES})\b))\b",
    re.IGNORECASE,
)
_THERE_IS_NO = pattern(
    r"^(?:there (?:is|are|was|were) (?:currently |still )?no|no|nobody has (?:done|run) an?) ",
    re.IGNORECASE,
)

#: "No trial was found" says it in the passive voice.
_WAS_FOUND = pattern(r" (?:(?:was|were|has been|have been|could be) (?:found|identified))\.?$")


def is_record(text: str) -> bool:
    """Tell whether a text says what a named body, label, guideline or law says.

    >>> is_record("The label lists drowsiness"), is_record("A study says that tea calms")
    (True, False)
    """
    return _record_end(plain(text)) is not None


@lru_cache(maxsize=64)  # several rules ask in a row
def _record_end(text: str) -> int | None:
    """Return where the words end that say who records what follows, or None."""
    ends = [match.end() for match in (_RECORD.search(text), _ACCORDING.search(text)) if match]
    return min(ends, default=None)


def unrecorded_effects(sentence: str) -> list[str]:
    """Return the words of a sentence that state an effect which nobody is named as recording.

    >>> unrecorded_effects("Tea reduces sleep"), unrecorded_effects("The label says that it does")
    (['reduces'], [])
    >>> unrecorded_effects("Tea has pain-relieving properties")
    ['pain-relieving properties']
    """
    text = plain(sentence)
    recorded = _record_end(text)
    told = _TOLD_OTHERWISE.finditer(text)
    other = effect_told(text[:recorded])
    return (
        [
            text[effect.start : effect.end]
            for effect in effects(text)
            if (recorded is None or effect.start < recorded)
            and not _rises_alone(text, effect)
            and not _was_decided(text, effect)
        ]
        + [match[0] for match in told if recorded is None or match.start() < recorded]
        + ([other] if other else [])
    )


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


def besides(sentence: str) -> str:
    """Return where a sentence goes on behind what was not found, or nothing.

    It may say that an article tells of what we did not find, in one way only.

    >>> besides("We found no trial of tea for sleep, but it calms the nerves")
    'but'
    >>> besides("We found no trial of tea, although a popular article tells of one")
    ''
    """
    text = _TAIL.sub("", plain(sentence).removesuffix("."))
    none = FOUND_NONE.search(text)
    rest = text[none.end() :] if none else ""
    turn = _GOES_ON.search(rest)
    if turn:
        return turn[0].strip(" ,") or turn[0]
    return "" if _ASKED.match(rest) else effect_told(rest)


def people_in(sentence: str) -> str:
    """Return the first word of a sentence that names people, or nothing.

    >>> people_in("In rats, tea shortens sleep, and so in humans"), people_in("In human cells")
    ('humans', '')
    """
    found = _PEOPLE.search(plain(sentence))
    return found[0] if found else ""


#: Documents that a claim may report, and the designs of sources that are one.
_REVIEWS = frozenset(
    """systematic-review systematic-review-ma systematic-review-observational network-meta-analysis
    narrative-review""".split()
)
_DOCUMENTS: tuple[tuple[str, frozenset[str]], ...] = (
    ("guidelines?", frozenset(("guideline",))),
    ("labels?|leaflets?|product information", frozenset(("regulatory-label",))),
    ("reviews?", _REVIEWS),
    ("laws?", frozenset(("regulatory-label", "fact-sheet", "guideline", "reference-intake"))),
)


def unread_document(sentence: str, designs: Iterable[str]) -> tuple[str, str]:
    """Return a document that a sentence reports and no source is, and a design that would be one.

    :param designs: of the sources that the claim cites.

    >>> unread_document("The label of tea lists poor sleep", ["rct"])
    ('label', 'regulatory-label')
    >>> unread_document("The label of tea lists poor sleep", ["rct", "regulatory-label"])
    ('', '')
    """
    text, cited = plain(sentence), frozenset(designs)
    for names, known in _DOCUMENTS:
        said = re.search(
            rf"(?i:\b({names})\b)[^,;]{{0,60}}? (?:{_RECORDS})\b"
            rf"|\b(?:[Aa]ccording to|says?|in) (?:the|its|their|an?) (?:[\w-]+ ){{0,3}}?({names})\b",
            text,
        )
        if said and not cited & known:
            return said[1] or said[2], max(known)
    return "", ""


def of_absence(sentence: str) -> str:
    """Return a sentence that says it was looked for and not found, in place of one that denies it.

    >>> of_absence("There is no trial of tea for sleep")
    'We found no trial of tea for sleep'
    """
    text = plain(sentence)
    found = _WAS_FOUND.sub("", _THERE_IS_NO.sub("We found no ", text))
    if _THERE_IS_NO.match(text) and not found_in(found, ABSENT) and FOUND_NONE.search(found):
        return found
    return "We found no study of ..."
