"""Words that have no place in a claim, as a table: why not, and what to write instead. No Sphinx.

The scheme of words is GRADE's (Santesso 2020, J Clin Epidemiol 119:126-135, informative
statements): certainty is said by "probably" and "may", size by "large" and "slightly". Any other
word for either means something else to each reader.
"""

from typing import NamedTuple


class Banned(NamedTuple):
    """A word or turn of phrase outside the scheme."""

    pattern: str  #: Matched without regard to case, at word boundaries.
    why: str
    instead: str  #: What an author can do.
    graded: bool = False  #: Is it out of place only where an effect in people is stated?
    recorded: bool = False  #: May a guideline or label be cited as saying it?


_CERTAINTY = 'write "may" for low certainty, "probably" for moderate, and neither for high'
_VERB = 'say what changes, with "reduces" or "increases"'
_NOT_WHO = r"(?<!\bwho )(?<!\bwhich )(?<!\bthat )"
_BE = r"(?:is|are|was|were|be|been|being) (?:\w+ly |also |often )?"
_AFTER_MODAL = (
    "(?:"
    + "|".join(
        rf"(?<=\b{word} )"
        for word in ("may", "can", "could", "might", "will", "probably", "to", "not")
    )
    + ")"
)
_NAMED = (
    r"(?! (?:history|killer|logarithm|gas|course|experiment|science|sciences|death|causes?"
    r"|birth|resources?|selection|frequency|occurring|occurs?|present|found|in)\b)"
)

#: One entry a turn of phrase. Entries that hold only for graded claims come after the others.
BANNED: tuple[Banned, ...] = (
    Banned(
        r"(?:clinically|scientifically|medically) (?:proven|proved|tested|shown|validated)"
        r"|prove[ns]|proved",
        "studies make us more sure or less, they do not prove",
        "take it out",
    ),
    Banned(
        r"(?:stud(?:y|ies)|research|science|trials?|evidence|data|experts?|doctors|scientists)"
        r" (?:(?:has|have|had) )?(?:show[ns]?(?! (?:how|no|whether)\b)|prove[ns]?|confirm(?:s|ed)?|agree|say|believe"
        r"|recommend|found that)|(?:has|have) been (?:shown|found|demonstrated) to"
        r"|doctor-recommended|research-backed|evidence-backed|science-backed",
        "it stands for a proof without giving one",
        "take it out and cite the source",
    ),
    Banned(
        r"promis(?:ing|es|ed)|(?:shows?|shown|showed|showing|holds?|of) (?:\w+ )?promise",
        "it promises what nobody knows yet",
        "take it out",
    ),
    Banned(
        r"miracles?|miraculous(?:ly)?|breakthroughs?|game[- ]chang(?:er|ing)|revolutionary"
        r"|powerful(?:ly)?|amazing(?:ly)?|magic(?:al)?|wonder (?:drug|cure|mineral)|superfoods?"
        r"|guaranteed?|guarantees|incredible|incredibly|secret weapon|super-?charges?|detox\w*",
        "it advertises",
        "take it out",
    ),
    Banned(
        rf"(?<!occurs )(?<!occur )(?<!present )(?<!found )(?:all-)?natural(?:ly)?{_NAMED}",
        "where a thing comes from says nothing of what it does",
        "take it out",
    ),
    Banned(
        r"boost(?:s|ed|ing|ers?)?(?! (?:dose|shot|vaccin\w+))", "it advertises", 'write "increases"'
    ),
    Banned(
        r"(?<!no )(?<!no known )cure(?:s|d)?|curing|eradicates?|eliminates?|abolish(?:es|ed)?",
        "it says that nothing is left",
        'write "reduces"',
        recorded=True,
    ),
    Banned(
        r"(?:statistically |clinically )?(?:non-?|in)?significan(?:t|tly|ce)",
        "it is a verdict on chance that reads like one on size",
        "take it out, and give the size and the interval in the body",
        recorded=True,
    ),
    Banned(
        r"(?:you|everyone|everybody|we all|one) (?:should|must|ought to|need to)"
        r"|(?:should|must|ought to) (?:not )?(?:be )?(?:take|taken|try|tried|use|used|avoid|avoided"
        r"|consider|considered|supplement|start|stop|given|eat|drink)"
        r"|we (?:strongly )?(?:recommend|advise|suggest)|(?:is|are) (?:recommended|advised)",
        "a claim says what is known, not what to do",
        "say what changes, or whose advice it is",
        recorded=True,
    ),
    Banned(
        r"may or may not|might or might not",
        "it can mean anything",
        'write "It is unclear if"',
        graded=True,
    ),
    Banned(
        rf"{_NOT_WHO}could|(?<!\bthe )(?<!\bhis )(?<!\bher )(?<!\btheir )(?<!\ball ){_NOT_WHO}might"
        r"(?! of\b)|(?<!action )(?<!membrane )potential(?:ly)?|possibly|perhaps|maybe|conceivably|theoretically",
        "it does not say how sure we are",
        _CERTAINTY,
        graded=True,
    ),
    Banned(
        r"(?:does not |do not |did not |doesn't |don't |didn't )?(?:seem|appear|tend)s? to"
        r"|suggests?|indicates?|hints? at|points? to|trends? towards?"
        rf"|{_BE}(?:thought|believed|known|said|supposed) to",
        "it does not say how sure we are",
        _CERTAINTY,
        graded=True,
    ),
    Banned(
        r"definitely|certainly|undoubtedly|clearly|surely|unquestionably|always|without doubt",
        "the tier says how sure we are",
        "take it out",
        graded=True,
    ),
    Banned(
        r"can(?= (?:slightly |greatly |even |also |really |help |not )*"
        r"(?:reduce|increase|improve|worsen|lower|raise|prevent|relieve|ease|treat|cause|lead to"
        r"|result in|make|help|decrease|stop|calm|change|affect|have an? )\b)",
        "it says that something is possible, not how sure we are",
        _CERTAINTY,
        graded=True,
    ),
    Banned(
        rf"{_BE}(?:linked|tied|connected|related) (?:to|with)|{_BE}(?:associated|correlated) with"
        r"|(?:associates|correlates?) with|associations? (?:of|with|between)|links? between",
        "it hints at an effect without stating one",
        _VERB,
        graded=True,
    ),
    Banned(
        r"helps|helped|helping|helpful|(?<!for )(?<!of )(?<!the )(?<!with )(?<!get )help(?! of)"
        r"|benefits(?= (?:people|patients|adults|those|the))|beneficial|good for|bad for|useful"
        r"|works?(?= (?:well|for|against|better|best|in people)\b)|works$"
        # "days off work", "ability to work": what people do, which a claim may be about
        r"|(?<!return to )(?<!ability to )(?<!capacity to )(?<!back to )(?<!able to )"
        rf"{_AFTER_MODAL}work$",
        "it does not say what changes",
        _VERB,
        graded=True,
    ),
    Banned(
        r"supports|supporting|promotes|promoting|enhances?|optimi[sz]es?|fights|combats?|soothes?"
        rf"|{_AFTER_MODAL}(?:support|promote|enhance|fight|soothe)",
        "it does not say what changes",
        _VERB,
        graded=True,
    ),
    Banned(
        r"not ineffective|not un(?:likely|helpful|effective)|not impossible|not without effect"
        r"|(?:can ?not|can't|could not|not) be (?:ruled out|excluded|denied|dismissed)",
        "two negatives hide what is said",
        "say it without a negative",
        graded=True,
    ),
    Banned(
        r"(?<!cost-)effective(?:ly)?(?! (?:dose|doses|contraception))|(?<!not )ineffective(?:ly)?"
        r"|efficacious",
        "it does not say what changes, or how much",
        _VERB,
        graded=True,
    ),
    Banned(
        r"(?<!little to )(?<!little or )no (?:effect|difference|benefit|change|impact|influence)"
        r"(?: on| in| to)?",
        "no study can show that nothing at all changes",
        'write "little to no difference"',
        graded=True,
    ),
    Banned(
        r"unlikely",
        "it is no word of the scheme",
        'write "probably does not"',
        graded=True,
    ),
    Banned(
        r"dramatic(?:ally)?|huge(?:ly)?|massive(?:ly)?|tremendous(?:ly)?|enormous(?:ly)?",
        "it is no word of the scheme",
        'write "a large reduction" or "a large increase"',
        graded=True,
    ),
)
