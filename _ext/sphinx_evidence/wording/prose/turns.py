"""Turns of phrase that tell of an effect without a verb of effect: nouns, comparisons, signs. No Sphinx."""

from __future__ import annotations

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.wording.prose.effects import TOPIC
from sphinx_evidence.wording.prose.nouns import (
    ACTIONS,
    BETTER,
    BODY,
    CAUSE,
    CHANGED,
    EFFECT_NOUN,
    LIKELY,
    LINK,
    NO_DEED,
    PREPOSITION,
    REMEDY,
    RISKS,
    STATE,
)

_T = rf"(?:[\w-]+ ){{0,3}}?{TOPIC}"  #: The topic and what stands before it in its noun phrase.
_W = r"(?:[^ ]+ )"

#: Effects that are told without one of the verbs, by what stands behind the topic.
_BEHIND = (
    (
        r"'s? (?:[\w-]+ ){0,2}(?:roles?|effectiveness|efficacy|benefits?|ability|power|potential"
        r"|effects?|impact|harms?|dangers?|risks?|toll"
        r"|capacity|influence|promise)\b"
    ),
    (
        rf"(?:[ -][^ ]+){{0,3}} (?:for|brings?|gives?|provides?|offers?|with|as|is|are|a|an|was|were"
        rf"|remains?) (?:(?!of |part )[^ ]+ ){{0,4}}{REMEDY}\b"
    ),
    (
        rf"[^ ]?(?: [^ ]+){{0,12}} (?:had|have|has|having|caught|catch|developed?|suffer(?:ed)?|were"
        rf"|are|is|was|saw|showed|experienced?|reported|ate|eat|lived?|survived|gained?|lost|scored?"
        rf"|did|do|ran|run|face[sd]?|at|felt|feel|need\w*|recorded|require[sd]?|with|carr(?:y|ies"
        rf"|ied)|means?|meant) (?:[^ ]+ ){{0,3}}?(?:{RISKS}|{LIKELY})"
    ),
    (
        r"(?: \w+)? for (?:an? )?(?:better|healthy|healthier|strong|stronger|good|restful|calm|calmer"
        r"|relaxed|deeper|great|glowing|clear|younger|more|less|fewer|instant|natural|lasting) "
    ),
    r" is what (?:your|the|our|their) ",
    (
        rf"[^ ]?(?:[ -][^ ]+){{0,10}} (?:is|are|was|were|be|been|being|remains?|remained|becomes?"
        rf"|became|as|among|emerged as|called|named|considered|one|a|an|seem\w*"
        rf"|may be) (?:[^ ]+ ){{0,6}}?(?:{CAUSE}) (?:for|of|in|to|behind|against|that)\b"
    ),
    (
        r"(?: [\w-]+){0,4} (?:blamed|credited|praised|hailed|touted|condemned|implicated"
        r"|accused) (?:as|for|with|in|of|by)"
    ),
    (
        rf"(?: [^ ]+){{0,5}} (?<! to )(?:had|have|has|felt|feel|sle[pe][pt]|got|gets?|recovered"
        rf"|report(?:ed)?|experienced?|lived?|survived|performed?|scored?|showed|ate|gained|lost"
        rf"|walked|lasted?|slept|wake|woke|grew) (?:[^ ]+ ){{0,3}}(?:{BETTER}(?! often)"
        rf"|a (?:\w+ )?(?:reduction|improvement|decrease|increase))"
    ),
    r"(?: [^ ]+){0,4} '?(?:link(?:s|ed)?|tied|connection|ties|related) (?:to|with)\b",
    rf".{{0,160}}\b{ACTIONS}",
    (
        rf"(?: (?:\w+[ai]te|\w+ide|supplements?|tablets?|pills?|deficiency|infusions?|salts?"
        rf"|consumption|intake|use|oil|tea|extract|therapy|treatment|exposure)){{0,2}}"
        rf" (?:also |even |often |\w+ly )*(?:(?!{NO_DEED}\b)\w{{2,}}s|(?:may|can|could|might|will"
        rf"|would) (?!be\b|also\b|not\b|have\b)\w+|(?:did|does|do)(?:n't| not) (?!need|appear"
        rf"|mention|show)\w+)"
        rf" (?:(?!{PREPOSITION}\b)[^ ]+ ){{0,4}}{BODY}\b"
    ),
    (
        rf".{{0,160}} (?:is|are|was|were|be|been|being|remains?|seems?|as|considered|not|a|an|isn't"
        rf"|aren't|found|proved?|proven|appears?|'|look\w*|no|just|may|both|more"
        rf"|less) (?:[^ ]+ ){{0,3}}{STATE}"
    ),
    rf"(?: \w+)? '?(?:associated with|{STATE})",
    (
        r"(?: [^ ]+){0,14} (?:no|little|hardly any|without|neither) (?:[\w-]+ ){0,4}(?:differences?"
        r"|changes?|improvements?|effects?|benefits?|increases?|reductions?|decreases?|gains?"
        r"|advantages?|harms?|impact)\b"
    ),
    (
        r"(?: [^ ]+){0,6} (?:is|are|was|were|be|being) (?:[\w-]+ ){0,3}(?:used?|considered"
        r"|recommended|prescribed|indicated|useful|approved|given|taken) (?:for use )?(?:in|for"
        r"|as) (?:the |an? )?(?:\w+ ){0,2}(?:prevention|treatment|management|relief|therapy"
        r"|prophylaxis|control|cure)\b"
    ),
    (
        r"(?: [^ ]+){0,4} (?:is|are|was|were|can be|as|be) (?:an?|the|another|one|my|our"
        r"|your) (?:[\w-]+ ){0,3}(?:culprits?|poison|killers?|dangers?|hazard|threat|menace|offender"
        r"|lifesaver|end of|enemy of|friend of)\b"
    ),
)
#: ... around it or before it.
_BEFORE = (
    (
        rf"\b(?:roles?|power|healing|effectiveness|efficacy|promise|superiority|toxicity|dangers"
        rf"|futility|uselessness) (?:of|for) (?:\w+ ){{0,2}}{TOPIC}"
    ),
    rf"\b(?:benefits?|harms|risks?|side effects|adverse effects|toll) (?:of|from) {_T}",
    (
        rf"\b{EFFECT_NOUN} {_W}{{0,9}}?(?:with|by|through|from|thanks to|using|after|on|following"
        rf"|in) {_T}"
    ),
    rf"\b{ACTIONS}\w* (?:of|from|by|with) {_T}",
    (
        rf"\b(?:effects?|impact|influence|action) of {_T}(?: [^ ]+){{0,14}}? (?:is|are|was|were"
        rf"|has|have|depends?|lasts?|lasted|varie[sd]|differs?|differed|wears?|wore|persist\w*"
        rf"|appear\w*|seem\w*|remain\w*)\b"
        r"(?! ?$)(?! (?:\w+ )?(?:measured|studied|tested|investigated|evaluated|assessed|examined"
        r"|compared|considered|unknown|unclear|yet|told|listed|described|rated|subject))"
    ),
    (
        rf"\b{BETTER}(?: [^ ]+){{0,7}} (?:with|after|from|on|by|thanks to|under|taking|using|during"
        rf"|following) {_T}"
    ),
    (
        rf"\b(?:{RISKS}|{LIKELY})(?: [^ ]+){{0,12}} (?:with|on|in|among|for|after|under|during|by"
        rf"|than|receiving|taking|given|using|of|following|who|when|from|without"
        rf"|the more) (?:[\w%-]+ ){{0,4}}?{TOPIC}"
    ),
    (
        rf"\b(?:gets?|got|getting|suffer\w*|feel\w*|felt|die[sd]?|recover\w*|surviv\w*|falls? ill"
        rf"|fell ill) (?:[^ ]+ ){{0,4}}(?:from|with|after|on) {_T}"
    ),
    (
        rf"\bresponds? (?:\w+ ){{0,2}}to (?:\w+ )?{TOPIC}|\b(?:response|responded|reactions?|allergic"
        rf"|addicted|exposure) to (?:\w+ )?{TOPIC} (?:was|were|is|are|has|increases?|caus\w+)"
    ),
    rf"\bwithout (?:\w+ )?{TOPIC}.{{0,160}} (?:cannot|can't|fail|weaken|cramp|suffer)",
    rf"\bnothing like {TOPIC}",
    rf"\b(?:depends?|rel(?:y|ies)|thrives?|hinges?) (?:up)?on (?:\w+ )?{TOPIC}",
    rf"\b(?:needs?|requires?) (?:\w+ )?{TOPIC} (?:to|for)\b",
    (
        rf"\b(?:profits?|benefits?|benefited) from (?:\w+ ){{0,2}}{TOPIC}"
        rf"|\btolerates? (?:\w+ )?{TOPIC}|\btolerance (?:of|to|for) {TOPIC}"
    ),
    (
        rf"\b(?:side|adverse|unwanted|ill) (?:effects|events|reactions) (?:of|from"
        rf"|with) {_T}(?: \w+)? (?:are|were|include\w*|may|can|is)\b"
    ),
    (
        rf"\b(?:is|are|be|was|were|as|not|remains?|being|became|become|becomes|the|common|one|another"
        rf"|biggest) (?:[\w-]+ ){{0,4}}{CAUSE}(?: [\w'-]+){{0,7}} (?:of|from|is|was|may be|are|:|in"
        rf"|were) {_T}(?! (?:was|were) (?:not )?(?:stud|measur|test|investig))"
    ),
    (
        rf"\bthanks? (?:\w+ )?(?:to|for) {_T}|\b(?:because of|due to|owing to|attribut\w+ to"
        rf"|as a result of|on account of|by means of|courtesy of|credit\w* to|put down to|com(?:e|es"
        rf"|ing) from|stem\w* from|ris(?:e|es|ing) from|blam\w+ on|at the hands of|caused by"
        rf"|brought on by|triggered by|through the use of) (?:[\w-]+ ){{0,6}}?{TOPIC}"
    ),
    rf"\b(?:blam|credit|prais|hail|tout|condemn|accus)(?:es|ed|ing|s|e)? (?:[\w-]+ ){{0,2}}{TOPIC}",
    (
        rf"\b(?:link(?:ed|s)?|tied|ties|associated|connected|connects?|correlat\w+) (?:\w+ )?(?:to"
        rf"|with) {_T}|\b(?:link|ties?|connect|associate)(?:s|ed"
        rf"|ing)? (?:[\w-]+ ){{0,3}}{TOPIC}(?: [\w'-]+){{0,6}} (?:to|with)\b|\b(?:links?"
        rf"|ties) (?:\w+ ){{1,4}}(?:to|with) {_T}"
    ),
    (
        rf"\b(?:no|a|an|the|any|clear|strong|weak|inverse|possible|causal|such|significant|slight"
        rf"|positive|negative|dose-response) (?:[\w-]+ )?{LINK} (?:between|of"
        rf"|with) {_W}{{0,8}}?{TOPIC}|{LINK} {_W}{{0,2}}between (?:{_T}|{_W}{{1,8}}and {_T})"
    ),
    (
        rf"\b(?:no|little|hardly any|without|neither|any) (?:[\w-]+ ){{0,4}}(?:differences?|changes?"
        rf"|improvements?|effects?|benefits?|increases?|reductions?|decreases?|gains?|advantages?"
        rf"|harms?|impact)\b(?: [^ ]+){{0,14}} {TOPIC}"
    ),
    (
        rf"\b(?:show\w*|found|find|finds|saw|see|had|have|has|reveal\w*|report\w*|detect\w*"
        rf"|demonstrat\w*|observed?) (?:[\w-]+ ){{0,5}}(?:effects?|benefits?|impact) (?:of|from"
        rf"|with) {_T}"
    ),
    (
        rf"{CHANGED}(?: [^ ]+){{0,12}}? (?:with|after|on|under|among|during|by|following|when|once"
        rf"|in) (?:[\w-]+ ){{0,4}}?{TOPIC}(?! (?:production|exports|sales|prices|trade"
        rf"|trials?))(?: (?:group|arm|users?|therapy|treatment|supplement\w*|infusion|were|was|is|are"
        rf"|than|compared|and)|$|[ ,])"
    ),
    (
        rf"\b(?:stay away from|steer clear of|beware(?: of)?|say no to|swears? by"
        rf"|goodbye to .{{1,40}} with|saved by|poisoned by|killed by|cured by"
        rf"|miracle of) (?:\w+ )?{TOPIC}"
    ),
    (
        rf"(?:after|from|with|on|following) (?:\w+ )?{TOPIC}(?: \w+)? (?:are|is|were"
        rf"|was) (?:\w+ )?(?:common|rare|frequent|mild|severe|typical|usual|unusual|fatal)\b"
    ),
    (
        rf"\b(?:who|on|given|taking|receiving|using|got"
        rf"|getting) (?:[\w-]+ ){{0,3}}{TOPIC}(?: [^ ]+){{0,6}} {BETTER}(?! often)"
    ),
    (
        rf"\b(?:var(?:y|ies|ied|iations?)|differ(?:s|ed)?|changes?) (?:[^ ]+ ){{0,4}}(?:with|by"
        rf"|in relation to|depending on|according to) (?:[\w-]+ ){{0,6}}?{TOPIC}"
    ),
    (
        rf"\b(?:accelerated|delayed|reduced|increased|improved|enhanced|worsened|lowered|prolonged"
        rf"|shortened|impaired|decreased|greater|lower|higher|better|worse|earlier"
        rf"|faster)\b.{{0,80}}\b(?:in|with|for|among) (?:[\w-]+ ){{0,4}}?{TOPIC}(?: \w+)? (?:groups?"
        rf"|arms?|users?|drinkers|recipients)\b"
    ),
    rf"\b(?:deadly|lethal|killer|miracle|life-saving|poisonous|healing) (?:\w+ )?{TOPIC}",
    (
        rf"\b(?:healing|curing|treating|beating|fighting|easing|preventing|managing"
        rf"|relieving) (?:[\w-]+ ){{0,5}}(?:with|through|using) {_T}"
    ),
    rf"\b(?:low in|lacking|deficient in|short of) {TOPIC}(?: [^ ]+){{0,6}} {BETTER}(?! often)",
    rf"\bthe (?:dangers?|perils?|magic|miracle|wonders?|healing) (?:\w+ )?of (?:\w+ )?{TOPIC}",
    (
        rf"\b(?:up to|down to|effect of|jitters .{{0,20}}from|sick (?:from|of)|poisoning (?:by|from)"
        rf"|overdos\w+ (?:of|on)) {TOPIC} (?:kill|caus|harm|can|may)"
    ),
    (
        rf"\b(?:half|fewer|less|more) (?:as many |as much )?(?:[\w-]+ ){{1,4}}(?:in|on"
        rf"|with) (?:the )?{TOPIC} (?:group|arm)"
    ),
)
BEHIND = pattern(rf"{TOPIC}(?:{'|'.join(_BEHIND)})")
#: One by one, because a search for many beginnings at once is slower.
BEFORE = tuple(map(pattern, _BEFORE))


def tells_effect(clause: str) -> bool:
    """Tell whether a clause that names the topic tells of an effect without a verb of effect."""
    return bool(BEHIND.search(clause)) or any(one.search(clause) for one in BEFORE)
