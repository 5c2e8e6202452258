"""Words for effects in people, as tables and the patterns made of them. No Sphinx.

The patterns stand on a plain form of a sentence: small letters, straight apostrophes, single
spaces, and `TOPIC` wherever one of the site's topics is named.
"""

from __future__ import annotations

import re

#: Stands for a topic; a letter, so that it counts as a word, and one that no text holds.
TOPIC = "ǂ"

#: Verbs that say what something does to people, their bodies or illnesses. All regular.
_VERBS = """
aggravate aid alleviate ameliorate attenuate benefit balance block boost calm cause combat control
correct counter counteract cure damage dampen decrease delay deplete dilate diminish disturb ease elevate
eliminate enable enhance ensure evoke fail halve harm heal help hinder impair impede improve increase induce inhibit
kill lessen limit lower maintain manage mitigate moderate modulate normalise normalize nourish oppose outperform overcome
poison prevent prolong promote protect provoke quieten raise reduce regulate relax relieve remedy
replenish resolve restore reverse rescue sedate shorten slow soften soothe stabilise stabilize
stimulate stop strengthen subside support suppress tame trigger treat weaken worsen affect influence alter
""".split()
#: Verbs whose forms are not regular, or that need a word behind them to say so.
_IRREGULAR = (
    r"cut|cuts|cutting|f(?:ight|ights|ought|ighting)|get(?:s|ting)? rid of|rid(?:s|ding)?",
    r"act(?:s|ed|ing)? (?:as|on|against|by|like|to)|serv(?:e|es|ed|ing) as",
    r"function(?:s|ed|ing)? as",
    r"work(?:s|ed|ing)?(?= (?:for|against|by|on|well|best|better|in|wonders|like|when|too|also)\b|$)",
    r"buil(?:d|ds|t|ding) up|accumulat(?:e|es|ed|ing)",
    r"interfer(?:e|es|ed|ing)|interact(?:s|ed|ing)?(?: with)?",
    r"le(?:ad|ads|d|ading) to|result(?:s|ed|ing)? in|contribut(?:e|es|ed|ing) to",
    r"br(?:ing|ings|ought|inging) (?:on|about|back|down|relief|back|calm)",
    r"ke(?:ep|eps|pt|eping)(?= (?:your|the|our|their|muscles|nerves|blood|bones|people|you)\b)",
    r"show(?:s|ed|n|ing)? promise|do(?:es)? (?:good|harm|nothing|wonders)|did (?:good|harm)",
    r"ma(?:ke|kes|de|king) (?:(?:no|little|little to no|a|any|some|all the|a big|a large) )?difference",
    r"ma(?:ke|kes|de|king) (?:you|people|them|patients|it|us)",
    r"ma(?:ke|kes|de|king)(?= (?:\w+ ){1,4}(?:rarer|milder|better|worse|stronger|weaker|easier)\b)",
    r"ma(?:ke|kes|de|king)(?= (?:\w+ ){1,4}(?:calmer|drowsy|sleepy|sleep|less|more|relax)\b)",
    r"(?:wards?|warded|warding|fends?|fended|fending) off|t(?:ake|akes|ook|aking) the edge off",
    r"giv(?:e|es|ing) (?:you|people|them|patients|some)|gave (?:you|people|them|patients|some)",
    r"upsets?|upsetting|quiet(?:s|ed|ing)|show(?:s|ed|ing)? (?:up )?as|(?:is|are|be|been|was) involved in",
    r"(?:is|are) behind|let(?:s|ting)?(?= (?:\w+ ){1,3}(?:relax|rest|sleep|recover|heal)\b)",
    r"allow(?:s|ed|ing)?(?= (?:\w+ ){1,4}to\b)|carr(?:y|ies|ied) (?:no|a|little) risk",
    r"(?:plays?|played|playing|ha[sd]|have|with) (?:\w+ ){0,3}(?:role|part) (?:in|for)",
    r"(?:ha[sd]|have|having|exert(?:s|ed|ing)?) (?:\w+ ){0,4}(?:effects?|impact|influences?|benefits?)",
    r"(?:offer|provide|bring|give)(?:s|ed|d|ing)? (?:\w+ ){0,3}(?:relief|benefits?|protection|calm|help)",
)


def _forms(verb: str) -> str:
    """Return a pattern of the forms of a regular verb."""
    if verb.endswith("e"):
        return f"{verb[:-1]}(?:e|es|ed|ing)"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}(?:y|ies|ied|ying)"
    if verb in ("stop", "control", "rid"):
        return f"{verb}(?:s|{verb[-1]}ed|{verb[-1]}ing)?"
    return f"{verb}(?:s|es|ed|ing)?"


#: A verb of effect in any of its forms.
VERB = re.compile(rf"\b(?:{'|'.join([*map(_forms, _VERBS), *_IRREGULAR])})(?!\w)")

#: What makes a verb's form a noun or an adjective: "the harms", "at reduced doses", "get help".
NOUN_BEFORE = re.compile(
    r"\b(?:a|an|the|its|their|this|these|those|any|some|no|of|other|possible|side|at|upper|known"
    r"|get|call for|ask for|seek|seeking|without|medical|both|main|commonest|under|own|each"
    r"|as|in|within|narrow|wide|usual|well|placebo|best|more|most|tightly)(?: \w+ly)? $"
)
AMBIGUOUS = re.compile(
    r"(?:helps?|benefits?|harms?|causes?|controls?|limits?|supports?|treats?|aids?|damage|delays?"
    r"|cuts?|cures?|remed(?:y|ies)|increases?|decreases?|influences?|affects?|stops?|ease|raises?"
    r"|poisons?|moderate|slow|lower|correct|failing|calm|rescue|works?|\w+ed)"
)
BE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|get|gets|got)(?: (?:not|never|also|often|then|now|too"
    r"|\w+ly))* $"
)
#: "lowered by it": the topic as what acts, behind a verb in the passive voice.
BY_TOPIC = re.compile(
    rf"^(?: [^ ]+){{0,8}} (?:by|with|through|using|via|after|thanks to|on|from)(?: [^ ]+){{0,3}} {TOPIC}"
)
#: "people were treated with it" tells what was given; only "can be treated with it" promises.
GIVEN = re.compile(r"(?:treat|help|support)ed$")
PROMISED = re.compile(r"\b(?:can|could|may|might|will|should) (?:\w+ )?be (?:\w+ly )?$")

#: What is acted on, where it is neither people nor bodies.
OTHER_OBJECTS = re.compile(
    r"^(?: (?!(?:in|on|with|by|of)\b)[^ ]+){0,3}? (?:prices?|costs?|sales|labels?|panel|committee|readers?"
    r"|reviewers?|researchers?|authors?|doubt|pages?|certainty|ratings?|choice|buyers?|trade"
    r"|number of (?:\w+ )?(?:trials|studies|tablets|packs|papers)|ores?|oxides?|metals?|weight"
    r"|makers?|law|laws|confusion|uncertainty|to (?:keep|know|ask|write|read|tell|decide|compare|check"
    r"|set|see|remember|understand|find|talk))\b"
)
#: Subjects that do nothing to a body: what is said, ruled or paid about a topic.
OTHER_SUBJECTS = re.compile(
    rf"^\W*(?:\w+ ){{0,4}}?(?:laws?|rules?|labels?|pages?|chapters?|sections?|reports?|advertisements?"
    r"|prices?|costs?|numbers?|sales|interest|glossary|claims?|certainty|ratings?|committees?|panels?|authors|packs?|box|boxes"
    r"|pharmacists?|clinicians?|sellers?|makers?|we|protocols?)\b"
    rf"[^{TOPIC}]*\b(?:of|on|about|for|with|behind|to|in|that|who|name|names)\b"
)

#: Nouns and adjectives that say the same without a verb. A study of these is not one of them.
_EFFECT_NOUN = (
    r"(?:relief|reduction|improvement|prevention|decrease|easing|recovery|cure|remedy|protection"
    r"|relaxation|benefits?|help|successful (?:treatment|use))"
)
_REMEDY = (
    r"(?:relief|reliever|remedy|cure|antidote|tonic|relaxant|stabili[sz]er|antagonist|blocker"
    r"|sedative|healer|tranquilli[sz]er|treatment|solution|helper|aid|support|antioxidant)s?"
)
_BETTER = (
    r"(?:fewer|less|more|better|worse|rarer|milder|lower|higher|sooner|longer|stronger|weaker"
    r"|shorter|faster|calmer|vanish\w*|disappear\w*|went away|goes? away)\b"
)
_STATE = (
    r"(?:(?:in)?effective|useful|useless|worthless|helpful|beneficial|harmful|dangerous|toxic|poisonous|healthy|calming"
    r"|protective|soothing|relaxing|low-risk|good for|bad for|gentle on|gentler|(?:well|better) tolerated|(?:better|well) absorbed|safe(?! (?:level|limit|dose))"
    r"|(?:needed|required|necessary|essential|vital|crucial|important|indispensable) (?:for|to|in)"
    r" (?!know|note|check|ask|consult|read|tell|say|compare|keep|see|understand|remember)"
    r"|key to|central to|linked (?:to|with)|tied (?:to|with)|associated with|connected (?:to|with)"
    r"|(?:cause|trigger|driver|sign|symptom) of|the answer to|(?:drug|treatment|remedy) of choice|a must for|well[- ]suited)"
)
ACTIONS = (
    r"(?:calming|protective|soothing|relaxing|stabili[sz]ing|beneficial|anti-\w+|antioxidant|positive"
    r"|therapeutic|neuroprotective|preventive|healing|sedative|blocking) (?:\w+ )?"
    r"(?:effect|action|propert|influence|impact|role|benefit)"
)

#: Whatever else a topic does to one of these is done to people.
_BODY = (
    r"(?:people|patients|children|lives|nerves?|neurons?|muscles?|brain|heart|heartbeat|sleep|mood|stress"
    r"|anxiety|bones?|vessels|blood pressure|pain|cramps?|spasms?|twitch\w*|seizures?|migraines?|symptoms?"
    r"|headaches?|hands?|legs?|eyelids?|gut|stools?|stomach|bowels?|digestion|memory|fatigue|tiredness|shaking|reflexes|drowsy|sleepy)"
)
_PREPOSITION = r"(?:for|in|to|among|by|with|of|through|on|at|from|and|as|than)"
_NO_DEED = (
    r"(?:is|was|has|does|leaves (?:the|your)|enters|passes|holds|weighs|costs|comes|goes|looks|stands|sits"
    r"|belongs|means|contains|occurs|counts|names|lists|shows|needs|exists|moves|its|this|as|less|across"
    r"|always|perhaps|trials|studies|tests|articles|pages|claims|groups|products|stores|towards|besides"
    r"|reaches|tablets|supplements|pills|levels|doses|infusions|measurements|users|makers|sellers|reviews|values|figures|results|guidelines|salts|foods)"
)


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


#: Effects that are told without one of the verbs above; `TOPIC` is the topic.
NOMINAL = _any(
    rf"{TOPIC}'s? (?:\w+ ){{0,2}}(?:roles?|effectiveness|efficacy|benefits?|ability|power|potential"
    r"|capacity|influence|promise)\b",
    rf"\b(?:roles?|power|healing|effectiveness|efficacy|promise) (?:of|for) (?:\w+ ){{0,2}}{TOPIC}",
    rf"\bbenefits? of (?:\w+ ){{0,2}}{TOPIC}",
    rf"\b{_EFFECT_NOUN} (?:[^ ]+ ){{0,9}}(?:with|by|through|from|thanks to|using|after|on) "
    rf"(?:\w+ ){{0,3}}{TOPIC}",
    rf"{TOPIC}(?:[ -][^ ]+){{0,3}} (?:for|brings?|gives?|provides?|offers?|with|as|is|are|a|an)"
    rf" (?:(?!of |part )[^ ]+ ){{0,4}}{_REMEDY}\b",
    rf"\b{_BETTER}(?: [^ ]+){{0,5}} (?:with|after|from|on|by|thanks to) (?:\w+ ){{0,2}}{TOPIC}",
    rf"\b(?:gets?|got|getting|suffer\w*|feel\w*|felt|die[sd]?|recover\w*) (?:[^ ]+ ){{0,4}}"
    rf"(?:from|with|after|on) (?:\w+ ){{0,2}}{TOPIC}",
    rf"\bresponds? (?:\w+ ){{0,2}}to (?:\w+ )?{TOPIC}",
    rf"\bwithout (?:\w+ )?{TOPIC}.{{0,160}} (?:cannot|can't|fail|weaken|cramp|suffer)",
    rf"{TOPIC}(?: \w+)? for (?:better|healthy|healthier|strong|good|restful|calm|calmer|relaxed|deeper) ",
    rf"{TOPIC} is what (?:your|the|our|their) |\bnothing like {TOPIC}",
    rf"\b(?:depends?|rel(?:y|ies)) (?:up)?on (?:\w+ )?{TOPIC}",
    rf"\b(?:needs?|requires?) (?:\w+ )?{TOPIC} (?:to|for)\b",
    rf"\b(?:profits?|benefits?|benefited) from (?:\w+ ){{0,2}}{TOPIC}|\btolerates? (?:\w+ )?{TOPIC}",
    rf"\bside effects of (?:\w+ )?{TOPIC} are (?:rare|few|mild|common)",
    rf"\b(?:is|are|be) (?:\w+ ){{0,3}}(?:signs?|symptoms?|consequences?) of (?:\w+ ){{0,2}}{TOPIC}",
    rf"\bthanks? (?:\w+ )?(?:to|for) {TOPIC}",
    rf"{TOPIC}(?: [^ ]+){{0,5}} (?<! to )(?:had|have|has|felt|feel|sle[pe][pt]|got|gets?|recovered|report(?:ed)?"
    rf"|experienced?) (?:[^ ]+ ){{0,2}}(?:{_BETTER}(?! often)|a (?:\w+ )?(?:reduction"
    r"|improvement|decrease|increase))",
    rf"\b(?:link(?:ed|s)?|tied|associated|connected) (?:to|with) (?:\w+ ){{0,3}}{TOPIC}",
    rf"\blink(?:s|ing)? (?:low )?{TOPIC}(?: \w+){{0,2}} to\b",
    rf"{TOPIC}.{{0,160}}\b{ACTIONS}",
    rf"{TOPIC}(?: (?:\w+[ai]te|\w+ide|supplements?|tablets?|pills?|deficiency|infusions?|salts?)){{0,2}}"
    rf" (?:also |even |often |\w+ly )*(?:(?!{_NO_DEED}\b)\w{{2,}}s|(?:may|can|could|might|will) (?!be\b|also\b|not\b)\w+)"
    rf" (?:(?!{_PREPOSITION}\b)[^ ]+ ){{0,4}}{_BODY}\b",
    rf"{TOPIC}.{{0,160}} (?:is|are|was|were|be|been|being|remains?|seems?|as|considered|not|a|an) "
    rf"(?:[^ ]+ ){{0,3}}{_STATE}",
)

#: A title such as "Tea for sleep: a natural remedy", and the same in a sentence.
TITLE = re.compile(
    rf"{TOPIC}(?: [^ ]+){{0,6}}: (?:[^ ]+ ){{0,4}}{_REMEDY}\b|{TOPIC}, (?:the|an?|your) anti-"
)
#: A change that comes with or after a topic: "When tea was given, the cramps went away".
_CHANGES = (
    r"\b(?:disappear|vanish|improv|subsid|fad|went away|goes? away|stop(?:s|ped)\b|eases?\b|eased\b"
    rf"|(?:gets?|got|becomes?|became|feels?|felt|is|are|was|were) (?:\w+ )?{_BETTER})"
)
_WITH_TOPIC = (
    rf"(?:(?:when|once|after|as soon as) (?:\w+ ){{0,4}}{TOPIC}|(?:with|on|under) (?:\w+ )?{TOPIC}"
    r"(?: \w+)?,)"
)
AFTER_TOPIC = re.compile(rf"{_CHANGES}.{{0,200}}\b{_WITH_TOPIC}|^{_WITH_TOPIC}.{{0,200}}{_CHANGES}")
#: A study of an effect is not the effect.
RESEARCH = re.compile(
    r"\b(?:trials?|stud(?:y|ies|ied)|reviews?|research\w*|articles?|pages?|questions?|search\w*|reports?"
    r"|claims?|test(?:s|ed|ing)?|compar\w+|investigat\w+|examin\w+|explor\w+|register\w*|papers?"
    r"|considering|protocol)\b"
)
#: ... unless the clause goes on to tell what came out of it.
OUTCOME = re.compile(
    r"\b(?:found|show\w*|report\w*|suggest\w*|conclud\w*|demonstrat\w*|indicat\w*"
    r"|confirm\w*|explain\w*|link\w*|describ\w*|according|experienc\w*)\b"
)
#: What is said of a price or a weight is not said of people.
NOT_OF_PEOPLE = re.compile(r"\b(?:prices?|costs?|weights?|labels?|packs?)\b")
FOR = re.compile(r"\b(?:for|of|in|on|about)(?: the)? $")
