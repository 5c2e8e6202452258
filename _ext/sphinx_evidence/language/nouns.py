"""Effects that are told without a verb of effect: by nouns, states, comparisons and signs. No Sphinx."""

from __future__ import annotations

import re

from sphinx_evidence.language.effects import TOPIC

_T = rf"(?:[\w-]+ ){{0,3}}?{TOPIC}"  #: The topic and what stands before it in its noun phrase.
_W = r"(?:[^ ]+ )"

#: Nouns and adjectives that say the same without a verb. A study of these is not one of them.
_EFFECT_NOUN = (
    r"(?:relief|reductions?|improvements?|prevention|decreases?|increases?|easing|recovery|cure|remedy|protection|decline|fall|drop|rise|gains?|worsening|loss|alterations?"
    r"|relaxation|benefits?|help|successful (?:treatment|use)|harms?|damage|injury|deaths?|poisoning|toxicity|dangers?|addiction|dependence|failure|survival|impact|effects?)"
)
_REMEDY = (
    r"(?:relief|reliever|remedy|cure|antidote|tonic|relaxant|stabili[sz]er|antagonist|blocker|saviou?r|lifesaver|godsend|boon|bane|blessing|panacea|cure-all|game[- ]changer|elixir|wonder \w+|superfood|health food"
    r"|sedative|healer|tranquilli[sz]er|treatment|solution|helper|aid|support|antioxidant|painkiller|antidepressant|laxative|stimulant|booster|fighter|buster|killer|alternative|substitute|replacement|weapon|ally|friend|shield)s?"
)
#: What makes something happen, as a noun.
_CAUSE = (
    r"(?:culprits?|contributors?|contributing factors?|risk factors?|factors?|causes?|triggers?|drivers?|determinants?|predictors?|offenders?|reasons?|source of \w+|enem(?:y|ies)|hazards?|threats?|dangers?|menace|poison|risks?"
    r"|signs?|symptoms?|consequences?|results?|marker|key|mainstay|barrier|defen[cs]e|secret|way to|route to|recipe for|problem)"
)
_LINK = r"(?:links?|associations?|connections?|correlations?|relationships?|relations?|ties?|interactions?|synergy)"
BETTER = (
    r"(?:fewer|less|more(?! (?:often|likely)? ?(?:women|men|people|trials|studies|about))|better|worse|rarer|milder|lower|higher|sooner|earlier|longer|stronger|weaker|greater|smaller|deeper|healthier|happier|quicker|slower|easier|leaner|slimmer"
    r"|shorter|faster|calmer|taller|heavier|thinner|fatter|poorer|vanish\w*|disappear\w*|went away|goes? away|half (?:as|the)|twice (?:as|the)|safer|brighter|sharper)\b"
)
_RISKS = (
    r"(?:(?:lower|higher|greater|reduced|increased|elevated|decreased|raised|smaller|heightened|less|more|added|extra|worse|better|improved|poorer|fewer|shorter|longer|significant|substantial|excess|no (?:greater|lower|higher|increased)|\d+[\w.,-]*%?) (?:[\w%-]+ ){0,5}?"
    r"(?:risks?|rates?|odds|chances?|likelihood|incidence|mortality|deaths?|survival|scores?|prevalence|levels?|pain|symptoms?|attacks?|infections?|quality|function|outcomes?|pressure|cholesterol|sugar|weight|memory|inflammation|admissions?|complications?|relapses?|events?|side effects|sleep|stays?|calories)\b)"
)
_LIKELY = r"(?:(?:less|more|as|equally|un|half as|twice as|times as|times more|times less)[ -]?likely(?: to)?\b|at (?:the same|similar|an? (?:\w+ )?(?:lower|higher|slower|faster|greater)) rates?\b|at (?:\w+ )?(?:lower|higher|greater|increased|reduced|elevated|less|more|raised|no) (?:\w+ )?(?:risk|odds|danger)|half as many|twice as (?:many|much)|(?:double|triple|twice|half|\w+ times|\d+%?) (?:the )?(?:risk|odds|rate|chance))"
_STATE = (
    r"(?:(?:in)?effective|useful|useless|worthless|helpful|beneficial|harmful|harmless|dangerous|deadly|lethal|fatal|hazardous|risky|unsafe|life-saving|lifesaving|life-threatening|addictive|toxic|non-toxic|poisonous|healthy|unhealthy|healthful|nourishing|calming|carcinogenic"
    r"|protective|soothing|relaxing|low-risk|(?:no |not )?(?:any )?(?:as )?(?:good|bad|great|best|ideal|perfect|excellent|brilliant|worse|better|kind|gentle|tough|hard|superior|inferior|safer|gentler|stronger|weaker|(?:more|less) (?:effective|dangerous|harmful|toxic|potent|helpful|useful|powerful|beneficial|likely)|equivalent|comparable|equal|powerless) (?:for|on|to|at|than|as|against|in)(?! (?:look|read|ask|know|note|check|see|buy|go|use|measur))|gentler|(?:well|better|poorly) tolerated|(?:better|well|poorly) absorbed|safe(?! (?:level|limit|dose|place|to (?:store|say|assume)))"
    r"|(?:needed|required|necessary|essential|vital|crucial|important|indispensable|critical|pivotal) (?:for|to|in)"
    r" (?!know|note|check|ask|consult|read|tell|say|compare|keep|see|understand|remember|this review|the (?:review|site|page|question))"
    r"|key to|central to|(?:linked|tied|associated|connected|correlated|related|correlates|associates) (?:to|with|in)|associated (?=\w)|a must for|well[- ]suited|as \w+ as (?:an? )?(?:placebo|dummy|sugar|nothing|water)|as (?:good|bad|effective|safe|useful|powerful|potent|dangerous|harmful|deadly) as"
    r"|the answer to|(?:drug|treatment|remedy) of choice|more effective|less effective|no more effective|(?:\w+ )?(?:to )?blame\w*|(?:a |no )?(?:good|bad) idea|no (?:good|use|help|match|substitute|cure|answer)|unlikely to help|idle against|no danger|no risk|anti-\w+|an? natural \w+|the answer|(?:recommended|indicated|advised) (?:for|in|against))\b"
)
ACTIONS = (
    r"(?:calming|protective|soothing|relaxing|stabili[sz]ing|beneficial|anti-?\w+|antioxidant|positive|negative|adverse|deleterious|harmful|favou?rable|unfavou?rable|toxic|medicinal|pain-relieving|[\w]+-(?:boosting|lowering|relieving|fighting|busting|saving|calming|raising|reducing|building|protecting|inducing)"
    r"|therapeutic|neuroprotective|cardioprotective|preventive|preventative|healing|sedative|blocking|laxative|health|side|analgesic|cumulative|synergistic|dose-dependent|significant|small|large|modest|strong|powerful|marked|similar|no) (?:\w+ )?(?:\w+ )?"
    r"(?:effects?|action|propert|influence|impact|roles?|benefits?|activity|power)"
)
#: What happened to people: "pain fell", "LDL had risen".
_CHANGED = (
    r"\b(?:disappear\w*|vanish\w*|improv(?:e|es|ed|ing)|worsen\w*|subsid\w*|fad(?:e|es|ed|ing)|f[ae]ll(?:s|en|ing)?|dropp?(?:s|ed|ing)?|r(?:ise|ises|ose|isen|ising)|declin(?:e|es|ed|ing)|plummet\w*|soar\w*|climb\w*|surg(?:e|es|ed)|stop(?:s|ped)\b|ceas\w+|eases?\b|eased\b"
    r"|(?:increas|decreas)(?:e|es|ed)|doubl(?:e|es|ed)|halv(?:e|es|ed)|(?:went|c[oa]mes?) (?:away|down|up)|goes? (?:away|down|up)|clear(?:s|ed) up|heal(?:s|ed)|resolv(?:e|es|ed)|recover(?:s|ed)?|(?:is|was|are|were) gone|free (?:of|from)|surviv(?:e|es|ed)|die[sd]?|shrank|normali[sz](?:es|ed)|diminish\w*|lessen(?:s|ed)?"
    rf"|(?:stay|stays|stayed|remain(?:s|ed)?|keeps?|kept) (?:\w+ )?(?:low|high|stable|steady|the same|unchanged|normal)|(?:gets?|got|becomes?|became|feels?|felt|is|are|was|were|slept?|sleeps?|lived?|grew) (?:[\w-]+ ){{0,3}}{BETTER})"
)
_WITH_TOPIC = rf"(?:(?:when|once|after|as soon as|since|while|the more|if) (?:[\w']+ ){{0,5}}{TOPIC}|(?:with|on|under|following|during|in) (?:[\w-]+ ){{0,3}}{TOPIC}(?: \w+)?(?:,| (?=(?:my|your|his|her|the|their)\b)))"
#: What is done to one of these is done to people.
_BODY = (
    r"(?:people|patients|children|lives|nerves?|neurons?|muscles?|brains?|heart|heartbeat|sleep|mood|stress|insomnia|infections?|cancers?|depression|fevers?|nausea|appetite|metabolism|hormones?|cholesterol|cells|skin|lungs?|liver|kidneys?|joints?|teeth|cavities|eyes|virus\w*|bacteria|immunity|immune|inflammation|diabetes|asthma|colds?|flu"
    r"|anxiety|bones?|vessels|blood pressure|blood sugar|pain|cramps?|spasms?|twitch\w*|seizures?|migraines?|symptoms?|deaths?|disease|illness|disorder|risks?|mortality|weight|fat"
    r"|headaches?|hands?|legs?|eyelids?|gut|stools?|stomach|bowels?|digestion|memory|fatigue|tiredness|shaking|reflexes|drowsy|sleepy|trembling|addiction|burnout|dementia|strokes?|\w{3,}(?:itis|osis|aemia|emia|algia|pathy|kinesia|phobia|rrh?oea|tension|clonus|athisia|plegia|esthesia))"
)
_PREPOSITION = r"(?:for|in|to|among|by|with|of|through|on|at|from|and|as|than|or)"
_NO_DEED = (
    r"(?:is|was|has|does|leaves (?:the|your)|enters|passes|holds|weighs|costs|comes|goes|looks|stands|sits"
    r"|belongs|means|contains|occurs|counts|names|lists|shows|needs|exists|moves|its|this|as|less|across"
    r"|always|perhaps|trials|studies|tests|articles|pages|claims|groups|products|stores|towards|besides|doses|tells|says|asks|sells|fills|rises|falls|begins|starts|remains|becomes|varies|differs"
    r"|reaches|tablets|supplements|pills|levels|infusions|measurements|users|makers|sellers|reviews|values|figures|results|guidelines|salts|foods|capsules|drinkers|prescriptions|exports|ads|sources|bushes|types|forms)"
)


#: Effects that are told without one of the verbs, by what stands behind the topic.
_BEHIND = (
    (
        r"'s? (?:[\w-]+ ){0,2}(?:roles?|effectiveness|efficacy|benefits?|ability|power|potential|effects?|impact|harms?|dangers?|risks?|toll"
        r"|capacity|influence|promise)\b"
    ),
    rf"(?:[ -][^ ]+){{0,3}} (?:for|brings?|gives?|provides?|offers?|with|as|is|are|a|an|was|were|remains?) (?:(?!of |part )[^ ]+ ){{0,4}}{_REMEDY}\b",
    rf"[^ ]?(?: [^ ]+){{0,12}} (?:had|have|has|having|caught|catch|developed?|suffer(?:ed)?|were|are|is|was|saw|showed|experienced?|reported|ate|eat|lived?|survived|gained?|lost|scored?|did|do|ran|run|face[sd]?|at|felt|feel|need\w*|recorded|require[sd]?|with|carr(?:y|ies|ied)|means?|meant) (?:[^ ]+ ){{0,3}}?(?:{_RISKS}|{_LIKELY})",
    r"(?: \w+)? for (?:an? )?(?:better|healthy|healthier|strong|stronger|good|restful|calm|calmer|relaxed|deeper|great|glowing|clear|younger|more|less|fewer|instant|natural|lasting) ",
    r" is what (?:your|the|our|their) ",
    rf"[^ ]?(?:[ -][^ ]+){{0,10}} (?:is|are|was|were|be|been|being|remains?|remained|becomes?|became|as|among|emerged as|called|named|considered|one|a|an|seem\w*|may be) (?:[^ ]+ ){{0,6}}?(?:{_CAUSE}) (?:for|of|in|to|behind|against|that)\b",
    r"(?: [\w-]+){0,4} (?:blamed|credited|praised|hailed|touted|condemned|implicated|accused) (?:as|for|with|in|of|by)",
    rf"(?: [^ ]+){{0,5}} (?<! to )(?:had|have|has|felt|feel|sle[pe][pt]|got|gets?|recovered|report(?:ed)?|experienced?|lived?|survived|performed?|scored?|showed|ate|gained|lost|walked|lasted?|slept|wake|woke|grew) (?:[^ ]+ ){{0,3}}(?:{BETTER}(?! often)|a (?:\w+ )?(?:reduction|improvement|decrease|increase))",
    r"(?: [^ ]+){0,4} '?(?:link(?:s|ed)?|tied|connection|ties|related) (?:to|with)\b",
    rf".{{0,160}}\b{ACTIONS}",
    (
        rf"(?: (?:\w+[ai]te|\w+ide|supplements?|tablets?|pills?|deficiency|infusions?|salts?|consumption|intake|use|oil|tea|extract|therapy|treatment|exposure)){{0,2}}"
        rf" (?:also |even |often |\w+ly )*(?:(?!{_NO_DEED}\b)\w{{2,}}s|(?:may|can|could|might|will|would) (?!be\b|also\b|not\b|have\b)\w+|(?:did|does|do)(?:n't| not) (?!need|appear|mention|show)\w+)"
        rf" (?:(?!{_PREPOSITION}\b)[^ ]+ ){{0,4}}{_BODY}\b"
    ),
    rf".{{0,160}} (?:is|are|was|were|be|been|being|remains?|seems?|as|considered|not|a|an|isn't|aren't|found|proved?|proven|appears?|'|look\w*|no|just|may|both|more|less) (?:[^ ]+ ){{0,3}}{_STATE}",
    rf"(?: \w+)? '?(?:associated with|{_STATE})",
    r"(?: [^ ]+){0,14} (?:no|little|hardly any|without|neither) (?:[\w-]+ ){0,4}(?:differences?|changes?|improvements?|effects?|benefits?|increases?|reductions?|decreases?|gains?|advantages?|harms?|impact)\b",
    r"(?: [^ ]+){0,6} (?:is|are|was|were|be|being) (?:[\w-]+ ){0,3}(?:used?|considered|recommended|prescribed|indicated|useful|approved|given|taken) (?:for use )?(?:in|for|as) (?:the |an? )?(?:\w+ ){0,2}(?:prevention|treatment|management|relief|therapy|prophylaxis|control|cure)\b",
    r"(?: [^ ]+){0,4} (?:is|are|was|were|can be|as|be) (?:an?|the|another|one|my|our|your) (?:[\w-]+ ){0,3}(?:culprits?|poison|killers?|dangers?|hazard|threat|menace|offender|lifesaver|end of|enemy of|friend of)\b",
)
#: ... around it or before it.
_BEFORE = (
    rf"\b(?:roles?|power|healing|effectiveness|efficacy|promise|superiority|toxicity|dangers|futility|uselessness) (?:of|for) (?:\w+ ){{0,2}}{TOPIC}",
    rf"\b(?:benefits?|harms|risks?|side effects|adverse effects|toll) (?:of|from) {_T}",
    rf"\b{_EFFECT_NOUN} {_W}{{0,9}}?(?:with|by|through|from|thanks to|using|after|on|following|in) {_T}",
    rf"\b{ACTIONS}\w* (?:of|from|by|with) {_T}",
    (
        rf"\b(?:effects?|impact|influence|action) of {_T}(?: [^ ]+){{0,14}}? (?:is|are|was|were|has|have|depends?|lasts?|lasted|varie[sd]|differs?|differed|wears?|wore|persist\w*|appear\w*|seem\w*|remain\w*)\b"
        r"(?! ?$)(?! (?:\w+ )?(?:measured|studied|tested|investigated|evaluated|assessed|examined|compared|considered|unknown|unclear|yet|told|listed|described|rated|subject))"
    ),
    rf"\b{BETTER}(?: [^ ]+){{0,7}} (?:with|after|from|on|by|thanks to|under|taking|using|during|following) {_T}",
    rf"\b(?:{_RISKS}|{_LIKELY})(?: [^ ]+){{0,12}} (?:with|on|in|among|for|after|under|during|by|than|receiving|taking|given|using|of|following|who|when|from|without|the more) (?:[\w%-]+ ){{0,4}}?{TOPIC}",
    rf"\b(?:gets?|got|getting|suffer\w*|feel\w*|felt|die[sd]?|recover\w*|surviv\w*|falls? ill|fell ill) (?:[^ ]+ ){{0,4}}(?:from|with|after|on) {_T}",
    rf"\bresponds? (?:\w+ ){{0,2}}to (?:\w+ )?{TOPIC}|\b(?:response|responded|reactions?|allergic|addicted|exposure) to (?:\w+ )?{TOPIC} (?:was|were|is|are|has|increases?|caus\w+)",
    rf"\bwithout (?:\w+ )?{TOPIC}.{{0,160}} (?:cannot|can't|fail|weaken|cramp|suffer)",
    rf"\bnothing like {TOPIC}",
    rf"\b(?:depends?|rel(?:y|ies)|thrives?|hinges?) (?:up)?on (?:\w+ )?{TOPIC}",
    rf"\b(?:needs?|requires?) (?:\w+ )?{TOPIC} (?:to|for)\b",
    rf"\b(?:profits?|benefits?|benefited) from (?:\w+ ){{0,2}}{TOPIC}|\btolerates? (?:\w+ )?{TOPIC}|\btolerance (?:of|to|for) {TOPIC}",
    rf"\b(?:side|adverse|unwanted|ill) (?:effects|events|reactions) (?:of|from|with) {_T}(?: \w+)? (?:are|were|include\w*|may|can|is)\b",
    rf"\b(?:is|are|be|was|were|as|not|remains?|being|became|become|becomes|the|common|one|another|biggest) (?:[\w-]+ ){{0,4}}{_CAUSE}(?: [\w'-]+){{0,7}} (?:of|from|is|was|may be|are|:|in|were) {_T}(?! (?:was|were) (?:not )?(?:stud|measur|test|investig))",
    rf"\bthanks? (?:\w+ )?(?:to|for) {_T}|\b(?:because of|due to|owing to|attribut\w+ to|as a result of|on account of|by means of|courtesy of|credit\w* to|put down to|com(?:e|es|ing) from|stem\w* from|ris(?:e|es|ing) from|blam\w+ on|at the hands of|caused by|brought on by|triggered by|through the use of) (?:[\w-]+ ){{0,6}}?{TOPIC}",
    rf"\b(?:blam|credit|prais|hail|tout|condemn|accus)(?:es|ed|ing|s|e)? (?:[\w-]+ ){{0,2}}{TOPIC}",
    rf"\b(?:link(?:ed|s)?|tied|ties|associated|connected|connects?|correlat\w+) (?:\w+ )?(?:to|with) {_T}|\b(?:link|ties?|connect|associate)(?:s|ed|ing)? (?:[\w-]+ ){{0,3}}{TOPIC}(?: [\w'-]+){{0,6}} (?:to|with)\b|\b(?:links?|ties) (?:\w+ ){{1,4}}(?:to|with) {_T}",
    rf"\b(?:no|a|an|the|any|clear|strong|weak|inverse|possible|causal|such|significant|slight|positive|negative|dose-response) (?:[\w-]+ )?{_LINK} (?:between|of|with) {_W}{{0,8}}?{TOPIC}|{_LINK} {_W}{{0,2}}between (?:{_T}|{_W}{{1,8}}and {_T})",
    rf"\b(?:no|little|hardly any|without|neither|any) (?:[\w-]+ ){{0,4}}(?:differences?|changes?|improvements?|effects?|benefits?|increases?|reductions?|decreases?|gains?|advantages?|harms?|impact)\b(?: [^ ]+){{0,14}} {TOPIC}",
    rf"\b(?:show\w*|found|find|finds|saw|see|had|have|has|reveal\w*|report\w*|detect\w*|demonstrat\w*|observed?) (?:[\w-]+ ){{0,5}}(?:effects?|benefits?|impact) (?:of|from|with) {_T}",
    rf"{_CHANGED}(?: [^ ]+){{0,12}}? (?:with|after|on|under|among|during|by|following|when|once|in) (?:[\w-]+ ){{0,4}}?{TOPIC}(?! (?:production|exports|sales|prices|trade|trials?))(?: (?:group|arm|users?|therapy|treatment|supplement\w*|infusion|were|was|is|are|than|compared|and)|$|[ ,])",
    rf"\b(?:stay away from|steer clear of|beware(?: of)?|say no to|swears? by|goodbye to .{{1,40}} with|saved by|poisoned by|killed by|cured by|miracle of) (?:\w+ )?{TOPIC}",
    rf"(?:after|from|with|on|following) (?:\w+ )?{TOPIC}(?: \w+)? (?:are|is|were|was) (?:\w+ )?(?:common|rare|frequent|mild|severe|typical|usual|unusual|fatal)\b",
    rf"\b(?:who|on|given|taking|receiving|using|got|getting) (?:[\w-]+ ){{0,3}}{TOPIC}(?: [^ ]+){{0,6}} {BETTER}(?! often)",
    rf"\b(?:var(?:y|ies|ied|iations?)|differ(?:s|ed)?|changes?) (?:[^ ]+ ){{0,4}}(?:with|by|in relation to|depending on|according to) (?:[\w-]+ ){{0,6}}?{TOPIC}",
    rf"\b(?:accelerated|delayed|reduced|increased|improved|enhanced|worsened|lowered|prolonged|shortened|impaired|decreased|greater|lower|higher|better|worse|earlier|faster)\b.{{0,80}}\b(?:in|with|for|among) (?:[\w-]+ ){{0,4}}?{TOPIC}(?: \w+)? (?:groups?|arms?|users?|drinkers|recipients)\b",
    rf"\b(?:deadly|lethal|killer|miracle|life-saving|poisonous|healing) (?:\w+ )?{TOPIC}",
    rf"\b(?:healing|curing|treating|beating|fighting|easing|preventing|managing|relieving) (?:[\w-]+ ){{0,5}}(?:with|through|using) {_T}",
    rf"\b(?:low in|lacking|deficient in|short of) {TOPIC}(?: [^ ]+){{0,6}} {BETTER}(?! often)",
    rf"\bthe (?:dangers?|perils?|magic|miracle|wonders?|healing) (?:\w+ )?of (?:\w+ )?{TOPIC}",
    rf"\b(?:up to|down to|effect of|jitters .{{0,20}}from|sick (?:from|of)|poisoning (?:by|from)|overdos\w+ (?:of|on)) {TOPIC} (?:kill|caus|harm|can|may)",
    rf"\b(?:half|fewer|less|more) (?:as many |as much )?(?:[\w-]+ ){{1,4}}(?:in|on|with) (?:the )?{TOPIC} (?:group|arm)",
)
BEHIND = re.compile(rf"{TOPIC}(?:{'|'.join(_BEHIND)})")
#: One by one, because a search for many beginnings at once is slower.
BEFORE = tuple(map(re.compile, _BEFORE))


def tells_effect(clause: str) -> bool:
    """Tell whether a clause that names the topic tells of an effect without a verb of effect."""
    return bool(BEHIND.search(clause)) or any(pattern.search(clause) for pattern in BEFORE)


#: Signs that stand for a verb, and what must follow: words, and no figure or chemical sign.
_SIGN = r"(?:=>|->|-->|==>|\u2192|\u21d2|\u27a1|\u279c|\u27f6|\u2794|\u21d1|\u21d3|\u2191|\u2193|\u2248|\u21e8|\u21e2|\u261e)\ufe0f?"
_GOOD = rf"(?:no|less|more|fewer|good|great|deep|calm\w*|health\w*|energy|life|happ\w+|relax\w*|strong|long|{BETTER}|{_BODY}|{_EFFECT_NOUN}|{_REMEDY}|\w+(?:ful|free))\b"
#: Whether a text holds such a sign at all.
HAS_SIGN = re.compile("[=>\u2190-\u21ff\u2248\u261e\u2794-\u27ff\uff1d]")
SIGNED = re.compile(
    rf"^(?:[^\d=]{{0,60}})?{TOPIC}[^\d=]{{0,60}}?\s*(?:{_SIGN}\s*(?!(?:m?g|mg2?|ml|chemical|the element|magnesia|atomic|see)\b)(?:no |less |more )?[a-z'-]{{4,}}|[=\uff1d]\s*(?:[a-z'-]+ ){{0,3}}?{_GOOD})"
    rf"|\b(?:less|more|no|better|fewer) [a-z ]{{3,30}} ?(?:=|\uff1d) ?{TOPIC}"
    rf"|\b[a-z]{{4,}}\s*(?:\u2191|\u2193)\ufe0f? (?:with|after|on) (?:\w+ ){{0,2}}{TOPIC}|[\u2191\u2193]\ufe0f?\s*[a-z]{{4,}}.{{0,60}}{TOPIC}"
)
#: A title such as "Tea for sleep: a natural remedy", and the same in a sentence.
TITLE = re.compile(
    rf"{TOPIC}(?: [^ ]+){{0,6}}: (?:[^ ]+ ){{0,4}}{_REMEDY}\b|{TOPIC}, (?:the|an?|your) anti-"
    rf"|^(?:\w+ )?{TOPIC}(?: [\w-]+)?[:,] (?:the|an?|your|nature's) (?:[\w-]+ ){{0,3}}(?:that|which) "
)
#: A change that comes with or after a topic: "When tea was given, the cramps went away".
AFTER_TOPIC = re.compile(
    rf"{_CHANGED}.{{0,200}}\b{_WITH_TOPIC}|^{_WITH_TOPIC}.{{0,200}}(?:{_CHANGED}|{_RISKS}|{_LIKELY})"
    rf"|^(?:in|among|when|if|once|following|after|with|under) [^,]{{0,80}}{TOPIC}[^,]{{0,60}}, .{{0,80}}(?:{_CHANGED}|{_LIKELY}|{_RISKS})"
)
_MEDICINE = r"(?:(?:sleeping )?(?:pills?|tablets?)|medicines?|medications?|meds|drugs?|painkillers?|antidepressants?|antipsychotics?|statins?|insulin|inhalers?|prescriptions?|treatment|chemo\w*|therapy|[a-z]{3,}dopa|[a-z]{3,}(?:pine|zine|done|pam|lol|pril|statin|azole|mycin|cillin|amine|oxetine|idol))"
#: Advice to leave a medicine for a topic, in the same sentence as the topic.
LEFT_OFF = re.compile(
    r"\b(?:stop(?:ped|ping)?|skip(?:ped|ping)?|ditch(?:ed|ing)?|drop(?:ped|ping)?|quit(?:ting)?|bin(?:ned)?|com(?:e|ing) off|came off|(?:throw(?:ing)?|thrown|threw) (?:away|out)"
    r"|swap(?:ped|ping)?|replac(?:e|es|ed|ing)|leav(?:e|ing) (?:out|off)|wean(?:ed)? (?:\w+ )?off|cut(?:ting)? (?:down|back)(?: on)?|halv(?:e|ing)|reduc(?:e|ing)|lower(?:ing)?"
    r"|give up|gave up|do(?:ing)? without|(?:no longer|don't|not|never|won't|hardly|no) need(?: for)?|instead of|rather than|in place of|free of|throw) "
    rf"(?:\w+ ){{0,2}}?(?:your|my|his|her|their|our|those|these|taking|any|more) (?:[\w-]+ ){{0,3}}?{_MEDICINE}\b"
)
#: ... that is none: "do not stop", "ask before you stop".
NOT_LEFT_OFF = re.compile(
    r"\b(?:(?:do|should|must|did|does) not|(?:do|should|must|did|does)n't|never|before|unless|until|ask|asking|asked|talk\w*|tell|checking|whether)\b"
)
