"""Words that say an effect, how sure one is of it, and how large it is, as tables. No Sphinx.

After GRADE's informative statements (Santesso 2020, J Clin Epidemiol 119:126-135) and their plain
variants in Cochrane's summaries; words outside that scheme stand here with what they pass for.
"""

import re
from typing import NamedTuple

from sphinx_evidence.model.pattern import pattern

#: What a word before a verb says of certainty. The weakest counts: "may probably" is low.
CERTAINTY: dict[str, str] = {
    **dict.fromkeys(
        ("may", "might", "could", "possibly", "potentially", "perhaps", "maybe"), "low"
    ),
    **dict.fromkeys(("seem", "seems", "seemed", "appear", "appears", "appeared", "tends"), "low"),
    **dict.fromkeys(("tend", "theoretically", "conceivably", "thought", "believed"), "low"),
    **dict.fromkeys(("probably", "likely", "unlikely"), "moderate"),
}

_UNSURE = r"(?:very )?(?:uncertain|unsure|unclear|unknown|not (?:clear|known|sure|certain))"
_ASKING = r"(?: at all| yet)? (?:if|whether)"
#: Says that the evidence is very uncertain, wherever it stands; looked for first. "We do not know
#: how tea reduces sleep" is no such thing: it says that tea does.
VERY_LOW = pattern(
    r"\bvery (?:uncertain|unsure)\b"
    rf"|\b(?:it|this) (?:is|was|remains) (?:still )?{_UNSURE}{_ASKING}\b"
    rf"|\bwe (?:are|remain) (?:still )?{_UNSURE}\b|\bwe are not confident\b"
    rf"|\b(?:effects?|evidence|results?)\b[^.;]{{0,300}}?\b(?:is|are|remains?) (?:still )?{_UNSURE}\b"
    rf"|\b(?:we|nobody|no one) (?:do not|don't|cannot|can't|can) (?:know|say|tell|be sure){_ASKING}\b"
    rf"|\b(?:nobody|no one) knows{_ASKING}\b|\bvery little confidence\b"
    r"|\bvery low[- ]certainty\b|\binsufficient (?:evidence )?to (?:say|tell|know)\b"
    r"|\b(?:not enough|too little) evidence\b"
    r"|\bmay or may not\b|\bmight or might not\b",
    re.IGNORECASE,
)
#: A sentence may open with how sure it is.
OPENERS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (pattern(rf"^(?:{words})\b", re.IGNORECASE), level)
    for words, level in (
        (
            r"we have (?:little|low|limited) confidence|perhaps|maybe|possibly|it (?:may|might) be",
            "low",
        ),
        (r"we are moderately confident|probably|likely|it is (?:probable|likely)", "moderate"),
    )
)
#: What follows one of these is asked, not stated.
ASKED = pattern(r"\b(?:if|whether)\b ?", re.IGNORECASE)
#: Adverbs of size, which stand before a verb.
SIZE_ADVERBS = frozenset(
    """slightly somewhat modestly marginally minimally greatly substantially considerably markedly strongly
    dramatically hugely massively enormously sharply tremendously vastly drastically powerfully""".split()
)

#: Nouns that name an effect: "a reduction in".
NOUNS = tuple(
    """reduction decrease fall drop decline increase rise improvement worsening change difference effect
    impact influence""".split()
)


class Verb(NamedTuple):
    """A verb that states an effect."""

    base: str
    past: str = ""  #: Past and participle, where they are not made with -ed.
    noun: bool = False  #: Are "base" and "bases" nouns too?
    then: str = ""  #: What must follow for it to state an effect (a pattern).


_PEOPLE = (
    r"(?:(?:the|some|many|most|older|young|healthy|sick) )?(?:people|patients|adults|men|women"
    r"|children|persons?|users|drinkers|volunteers|participants|smokers|infants|babies|you|them|us)"
)
_PARTS = r"(?:the |both |one |all )?(?:hands?|arms?|legs?|limbs?|head|face|voice|trunk|body)\b"
_BY = r"(?:slightly |a little |less |more )?(?:with|after|on|under|by|thanks to|when|if)\b"
_MORE = r"(?:less|more|better|worse|longer|shorter|fewer|milder|rarer|stronger|weaker|easier|harder|safer)"
#: How soon something works: whoever says that says that it works.
_SOON = (
    r"(?:within|in) (?:\w+ ){1,2}(?:seconds?|minutes?|hours?|days?|nights?|weeks?)|wonders|fast|quickly"
    r"|overnight|at once"
)
_NP = r"(?:[\w'-]+ ){0,5}?"
_EFFECT_NOUN = (
    r"(?:an? |the |any |no |little to no |little or no )?(?:[\w-]+ ){0,2}?"
    rf"(?:(?:{'|'.join(NOUNS)}|benefit)s? (?:in|on|to|of|for)|relief)\b"
)

VERBS: tuple[Verb, ...] = (
    *(Verb(base) for base in ("reduce", "lessen", "shorten", "diminish", "alleviate")),
    *(Verb(base) for base in ("relieve", "prevent", "suppress", "weaken", "soften")),
    *(Verb(base) for base in ("eliminate", "abolish", "halve", "inhibit", "cure")),
    *(Verb(base, noun=True) for base in ("decrease", "lower", "calm", "ease", "slow")),
    Verb("cut", "cut", noun=True, then=r"(?!across|into|off)"),
    Verb("stop", "stopped", noun=True),
    *(Verb(base) for base in ("prolong", "lengthen", "raise", "strengthen")),
    *(Verb(base) for base in ("induce", "provoke", "double", "aggravate")),
    *(Verb(base, noun=True) for base in ("increase", "cause", "trigger", "boost")),
    Verb("bring", "brought", then=r"(?:on|about)\b"),
    *(Verb(base) for base in ("improve", "restore", "normalise", "normalize", "heal")),
    Verb("treat", noun=True, then=r"(?!with\b|in\b|for\b|as\b)"),
    Verb("worsen"),
    *(Verb(base) for base in ("alter", "disturb", "impair")),
    Verb("affect", then=rf"(?!(?:about |around |up to |nearly )?\d|{_PEOPLE}\b|{_PARTS})"),
    *(Verb(base, noun=True) for base in ("change", "influence", "delay")),
    Verb("help", noun=True, then=r"(?!of\b|at\b|from\b)"),
    Verb("support", noun=True, then=r"(?!groups?\b|from\b|of\b)"),
    *(Verb(base) for base in ("promote", "enhance", "relax", "soothe", "counteract", "dampen")),
    *(Verb(base) for base in ("stabilise", "stabilize", "minimise", "minimize")),
    Verb("fight", "fought", noun=True),
    Verb("benefit", noun=True, then=r"(?!of\b|from\b)"),
    Verb("aid", noun=True, then=r"(?!to\b|for\b)"),
    Verb("contribute", then=r"to\b"),
    *(
        Verb(base, past, then=rf"{_NP}away\b")
        for base, past in (("keep", "kept"), ("take", "taken"))
    ),
    Verb("get", "got", then=r"rid of\b"),
    *(
        Verb(base, past, then=r"(?:\w+ )?relief\b")
        for base, past in (("bring", "brought"), ("offer", ""))
    ),
    Verb("result", noun=True, then=r"in\b"),
    Verb("lead", "led", noun=True, then=r"to\b"),
    Verb("protect", then=r"(?:\w+ ){0,4}?(?:against|from)\b"),
    Verb("work", noun=True, then=rf"(?:well|better|best|for|against|{_SOON})\b"),
    Verb("act", noun=True, then=rf"(?:against|{_SOON})\b"),
    Verb(
        "make",
        "made",
        then=rf"(?:little to no |little or no |\w+ ){{0,3}}?difference\b|{_NP}(?:go away|disappear)\b|{_PEOPLE} \w+|{_NP}{_MORE}\b",
    ),
    Verb("let", "let", then=rf"{_PEOPLE} \w+"),
    Verb("allow", then=rf"{_PEOPLE} to\b"),
    *(Verb(base, past, then=_EFFECT_NOUN) for base, past in (("have", "had"), ("show", "shown"))),
    *(Verb(base, past, then=_EFFECT_NOUN) for base, past in (("give", "given"), ("produce", ""))),
    *(
        Verb(base, past, noun=True, then=_BY)
        for base, past in (("fall", "fell"), ("drop", "dropped"))
    ),
    *(Verb(base, past, noun=True, then=_BY) for base, past in (("rise", "rose"), ("decline", ""))),
    *(Verb(base, then=_BY) for base in ("disappear", "vanish")),
    Verb("go", "went", then=rf"(?:away|down|up) {_BY}"),
    Verb("respond", then=r"(?:\w+ )?to\b"),
    Verb("control", "controlled", noun=True, then=r"(?!trials?\b|stud|group)"),
    Verb("get", "got", then=rf"{_MORE}\b(?! than)"),
    Verb("sleep", "slept", then=rf"{_MORE}\b"),
    Verb("become", "became", then=rf"{_MORE}\b"),
)

#: A form of "be" states an effect before one of these.
BE_THEN = pattern(
    r"(?:\w+ly |also |often |not )*(?:(?:in)?effective|good|bad|useful|useless|helpful|beneficial|harmful)"
    r" (?:for|against|in|to|at)\b"
    rf"|(?:(?:less|more) \w+|lower|higher|{_MORE}|better|worse) (?:with|after|thanks to)\b"
    r"|an? (?:[\w-]+ ){0,2}?(?:treatment|remedy|cure) (?:for|against)\b"
    r"|(?:less|more) likely to\b|(?:much )?(?:better|worse|more effective|superior) (?:than|to)\b"
    r"|(?:\w+ly |also |often |not )*(?:linked|tied|associated|connected) (?:to|with)\b"
    rf"|(?:an? |the )?(?:[\w-]+ ){{0,3}}?(?:{'|'.join(NOUNS)}) in\b",
    re.IGNORECASE,
)

#: What may stand between a subject and its verb.
MODALS = frozenset(
    ("may", "might", "could", "can", "cannot", "can't", "will", "would", "should", "must")
)
DO = frozenset(("do", "does", "did", "don't", "doesn't", "didn't"))
BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't"))
HAVE = frozenset(("has", "have", "had"))
NEGATIONS = frozenset(
    ("not", "never", "cannot", "can't", "don't", "doesn't", "didn't", "isn't", "aren't", "wasn't",
     "unlikely", "fail", "fails", "failed")
)  # fmt: skip
#: With one of these, "to" and a verb state something; without, they say what a thing is for.
LEADS_TO = frozenset(
    ("likely", "unlikely", "seem", "seems", "seemed", "appear", "appears", "appeared", "tend", "tends",
     "shown", "known", "proven", "found", "thought", "believed", "said", "able", "expected", "fail",
     "fails", "failed", "has", "have")
)  # fmt: skip
ADVERBS = frozenset(
    ("also", "still", "even", "often", "sometimes", "only", "just", "then", "indeed", "always",
     "or", "to", "well", "help", "never", "not", "soon", "further")
)  # fmt: skip
RELATIVE = frozenset(("who", "which", "that", "whom"))
#: A noun, not a verb, follows one of these.
BEFORE_NOUN = frozenset(
    ("a", "an", "the", "this", "these", "those", "no", "any", "some", "each", "every", "all", "both",
     "its", "his", "her", "their", "our", "your", "my", "of", "in", "on", "for", "with", "by", "from",
     "at", "as", "into", "about", "other", "common", "commonest", "main", "many", "most", "two",
     "several", "possible", "slight", "large", "small", "and", "or", "between", "after", "without")
)  # fmt: skip
#: A noun, not a verb, stands before one of these.
AFTER_NOUN = frozenset(
    ("of", "in", "is", "are", "was", "were", "has", "have", "and", "or", "for", "to", "by", "from", "at", "on", "that", "which", "")
)  # fmt: skip
