"""Verbs that say what something does to people, their bodies or illnesses, in all their forms. No Sphinx.

One-word forms stand in a set, because a word is looked up faster than a pattern is tried; what
needs other words around it is a pattern.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sphinx_evidence.model.pattern import pattern

#: Verbs whose forms are regular and no nouns.
_VERBS = """
abate abolish accelerate activate aggravate agitate allay alleviate alter ameliorate amplify antagonise
antagonize arrest assuage attenuate augment avert balance banish bolster calm combat compromise
constrict correct counter counteract cripple curb cure curtail dampen deactivate deaden decelerate
deplete deteriorate detoxify dilate diminish disable disrupt dispel disturb dull ease elevate
elicit eliminate enable endanger energise energize engender enhance enlarge ensure eradicate erode
evoke exacerbate expedite extend facilitate fatten flatten foil forestall foster fortify
halve hamper hasten heal heighten hinder impair impede imperil improve inactivate incapacitate
induce inflame inhibit injure intensify intoxicate invigorate irritate jeopardise jeopardize kill lengthen
lessen loosen lower maintain manage maximise maximize minimise minimize mitigate modify modulate
neutralise neutralize normalise normalize nourish numb nurture obliterate oppose optimise optimize outdo
outperform overcome overstimulate oxygenate pacify palliate paralyse paralyze perpetuate
potentiate predispose preserve prevent prolong promote protect provoke quadruple quash quell
quench quieten raise reactivate rebalance rebuild reduce regenerate regulate rejuvenate relax relieve replenish
rescue resolve save restore retard reverse revitalise revitalize revive safeguard sedate sensitise sensitize
sharpen shorten shrink sicken slacken slash soften soothe spare speed stabilise stabilize stave steady stem
stiffen stifle stimulate strengthen stunt subdue subside supplant suppress surpass sustain tame tackle
thicken thin thwart tighten treat triple undermine unclog unsettle upregulate downregulate weaken worsen
""".split()
#: Verbs whose base and form with -s are nouns too, or adjectives: "the harms", "a slow rise".
_NOUN_TOO = """
affect aid ail alarm benefit block boost bloat bother burden cause cloud comfort control damage decrease
delay double drain fuel harm help hurt impact increase influence limit menace moderate
plague poison remedy replace rival sap slow shield spark spike stop stress support tax threaten
trigger trim upset
""".split()
_DOUBLED = frozenset(("stop", "control", "trim", "sap", "stem", "thin", "dispel", "quit"))
#: Forms that are not regular.
_FORMS = """
cut cuts cutting fight fights fought fighting shrank shrunk overcame undo undoes undid undone undoing
outdid outdone sped quits kills beats beating beaten hurts hurting upsets upsetting spurs spurred spurring rids ridding
""".split()
#: What needs other words around it to say so.
_PHRASES = (
    r"get(?:s|ting)? rid of|rid(?= (?:you|your|the|people|them)\b)",
    r"act(?:s|ed|ing)? (?:as|on|against|by|like|to)|serv(?:e|es|ed|ing) as",
    r"function(?:s|ed|ing)? as",
    (
        r"work(?:s|ed|ing)?(?= (?:within|fast|quickly|overnight|for|against|by|on|well|best|better|in|wonders|like|when|too|also"
        r"|just|as well)\b| ?[,.!]|$)"
    ),
    r"buil(?:d|ds|t|ding) (?:up|strong)|accumulat(?:e|es|ed|ing)",
    r"interfer(?:e|es|ed|ing)|(?:interact|react)(?:s|ed|ing)? with",
    r"le(?:ad|ads|d|ading) (?:\w+ )?to|result(?:s|ed|ing)? in|contribut(?:e|es|ed|ing) (?:\w+ )?to",
    r"g(?:ive|ives|iving|ave) (?:rise|way) to|account(?:s|ed|ing)? for",
    r"br(?:ing|ings|ought|inging) (?:on|about|back|down|relief|calm)",
    (
        r"ke(?:ep|eps|pt|eping)(?= (?:your|the|our|their|muscles|nerves|blood|bones|people|you|him"
        r"|her|me)\b)"
    ),
    (
        r"ke(?:ep|eps|pt|eping) .{1,40}? (?=(?:away|at bay|in check|under control|out of hospital"
        r"|down|healthy|alive)\b)"
    ),
    (
        r"show(?:s|ed|n|ing)? (?:\w+ )?promise|hold(?:s|ing)? promise"
        r"|do(?:es)? (?:you )?(?:\w+ )?(?:good|harm|nothing|wonders)"
    ),
    (
        r"did (?:\w+ )?(?:good|harm|nothing|wonders)|t(?:ake|akes|ook|aking) (?:its|a|their"
        r"|the) (?:toll|edge|heat|sting)"
    ),
    r"ma(?:ke|kes|de|king) (?:[\w-]+ ){0,4}difference",
    r"ma(?:ke|kes|de|king) (?:you|people|them|patients|it|us|him|her|me|one)",
    (
        r"ma(?:ke|kes|de|king)(?= (?:[\w'-]+ ){1,8}(?:shorter|longer|rarer|milder|better|worse"
        r"|stronger|weaker|easier|harder)\b)"
    ),
    (
        r"ma(?:ke|kes|de|king)(?= (?:[\w'-]+ ){1,5}(?:calmer|drowsy|sleepy|sleep|less|more|relax"
        r"|healthier|unnecessary|superfluous|redundant|sick|ill|dizzy)\b)"
    ),
    r"(?:ward|fend|stave|fight|shake|set|keep)(?:s|ed|ing)? (?:\w+ )?off|fought off|kept off",
    r"giv(?:e|es|ing) (?:you|people|them|patients|some)|gave (?:you|people|them|patients|some)",
    (
        r"quiet(?:s|ed|ing)|show(?:s|ed|ing)? (?:up )?as|(?:is|are|be|been|was) (?:involved in"
        r"|responsible for)"
    ),
    (
        r"(?:is|are|was|were|be) (?:behind|to blame)|let(?:s|ting)?(?= (?:\w+ ){1,3}(?:relax|rest"
        r"|sleep|recover|heal)\b)"
    ),
    r"allow(?:s|ed|ing)?(?= (?:\w+ ){1,4}to\b)|carr(?:y|ies|ied) (?:no|a|little) (?:\w+ )?risk",
    (
        r"(?:plays?|played|playing|ha[sd]|have|having|with) (?:\w+ ){0,4}(?:role|part|hand|place"
        r"|say) (?:in|for)"
    ),
    (
        r"(?:ha[sd]|have|having|exert(?:s|ed|ing)?) (?:[\w-]+ ){0,6}(?:effects?|impact|influences?"
        r"|benefits?|potential|propert(?:y|ies))"
    ),
    (
        r"(?:offer|provide|bring|give|confer|produce|yield|show|achieve|afford|deliver|excel)(?:s"
        r"|red|ed|d|ing)? (?:[\w-]+ ){0,4}"
        r"(?:relief|benefits?|protection|calm|help|effects?|improvements?|reductions?|advantages?"
        r"|changes?|gains?|alterations?|responses?)"
    ),
    (
        r"(?:put|puts|putting|plac(?:e|es|ed|ing)|leav(?:e|es|ing)"
        r"|left) (?:\w+ ){1,4}?(?=(?:at (?:\w+ )?risk|in danger|drowsy|sleepy|calm|ill|sick|tired)\b)"
    ),
    r"dr(?:ive|ives|ove|iven|iving) (?:\w+ ){0,4}?(?:up|down|away|out)(?= |$)",
    r"(?:pos|carri|present)(?:e|es|ed|ing|s) (?:[\w-]+ ){0,3}(?:risks?|dangers?|threats?|hazards?)",
    (
        r"end(?:s|ed|ing)?(?= (?!up|with|in|at|on|early|when|after|before|here|of|to|by|as|and|for"
        r"|its|that)[a-z-]{4,})"
    ),
    (
        r"beat(?= (?:the|your|\w+s\b|\w+ia\b))|rob(?:s|bed|bing)? (?:\w+ )?of|st(?:eal|eals|ole"
        r"|ealing) (?=(?:your|the|some|our|their)\b)"
    ),
    (
        r"wash(?:es|ed)? away|melt(?:s|ed|ing)? (?:away )?(?=(?:away|stress|tension|fat|pain)\b)"
        r"|burn(?:s|ed|ing)? (?:\w+ )?(?:fat|calories)"
    ),
    (
        r"(?:reign|kick|step)(?:s|ed|ing)? (?:in|up)(?= )|turn(?:s|ed|ing)? (?:off|on|down"
        r"|up) (?=(?:the|your|pain|genes?)\b)"
    ),
    r"g(?:et|ets|ot|etting) (?:you|people|patients|them) (?:to|through|off|back)|send(?:s|ing)? you",
    (
        r"tak(?:e|es|ing) care of(?= (?:\w+ ){0,4}(?:symptoms?|pains?|aches?|cramps?|problem))"
        r"|clear(?:s|ed|ing)? (?:up )?(?=(?:your|the|acne|skin|up)\b)"
    ),
    (
        r"chang(?:e|es|ed|ing) (?=(?:your|my|the|our|their|lives|how|people)\b|brain|mood|sleep"
        r"|metabolism|\w+ levels?)"
    ),
    (
        r"(?:save|claim|cost)(?:s|d|ed|ing)? (?:\w+ ){0,2}lives|cleans(?:e|es|ed|ing) (?=(?:your|the"
        r"|blood)\b)"
    ),
    (
        r"substitut(?:e|es|ed|ing) for|stand(?:s)? in for|do(?:es)? away with|do(?:es)? the (?:job"
        r"|trick)|add(?:s|ed|ing)? (?:[\w-]+ ){0,3}(?:deaths|years to|cases|risk)|fall(?:s)? short"
        r"|d(?:o|oes|id) (?:\w+ly |just as |as |no |much )?(?:well|better|worse|badly|poorly)|(?:wip"
        r"|stamp|root|knock|clear|cheer|perk|pep|calm)(?:e|es|ed|ped|s|ing)? (?:up|out|down)"
    ),
    (
        r"budg(?:e|es|ed|ing) |tip(?:s|ped|ping)? the (?:scales|balance)|prim(?:e|es|ed"
        r"|ing) (?=the (?:body|brain|desire))"
    ),
)


def _regular(verb: str) -> tuple[str, str, str, str]:
    """Return the base of a regular verb and its forms with -s, -ed and -ing."""
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    return (
        verb,
        verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s"),
        f"{stem}ed",
        f"{stem}ing",
    )


_FINITE = frozenset(form for verb in _NOUN_TOO for form in _regular(verb)[:2])
_WORDS = frozenset(
    [*_FORMS, *(form for verb in (*_VERBS, *_NOUN_TOO) for form in _regular(verb))]
) - {"limited", "controlled", "thin", "speed", "spare", "stem", "stress", "tax", "bother", "steady"}
_WORD = pattern(r"[a-z]+(?:-[a-z]+)*")
_PHRASE = pattern(rf"\b(?:{'|'.join(_PHRASES)})(?:(?!\w)|(?<= ))")
#: Forms that may be nouns or adjectives.
_AMBIGUOUS = _FINITE | frozenset(
    "cure cures calm lower ease raise correct slow slash heal cut cuts works work failing rescue dull thin numb "
    "fight fights arrest arrests balance relief steady double combat triple extend regulate halves shrinks".split()
)


def is_deed(word: str) -> bool:
    """Tell whether a word is a form of a verb of effect."""
    return word.lower() in _WORDS


class Deed(NamedTuple):
    """A form of a verb of effect in a clause."""

    text: str
    start: int
    end: int

    @property
    def ambiguous(self) -> bool:
        """Whether it may be a noun or an adjective."""
        return self.text in _AMBIGUOUS or self.text.endswith("ed")


def deeds(clause: str) -> Iterator[Deed]:
    """Yield the forms of verbs of effect in a clause of small letters, single words first."""
    for word in _WORD.finditer(clause):
        if word[0] in _WORDS:
            yield Deed(word[0], word.start(), word.end())
    for phrase in _PHRASE.finditer(clause):
        yield Deed(phrase[0], phrase.start(), phrase.end())
