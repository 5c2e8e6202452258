"""Nouns, states and comparisons that tell of an effect without a verb, as parts of patterns. No Sphinx."""

from __future__ import annotations

from sphinx_evidence.wording.prose.effects import TOPIC

#: Nouns and adjectives that say the same without a verb. A study of these is not one of them.
EFFECT_NOUN = (
    r"(?:relief|reductions?|improvements?|prevention|decreases?|increases?|easing|recovery|cure"
    r"|remedy|protection|decline|fall|drop|rise|gains?|worsening|loss|alterations?"
    r"|relaxation|benefits?|help|successful (?:treatment|use)|harms?|damage|injury|deaths?"
    r"|poisoning|toxicity|dangers?|addiction|dependence|failure|survival|impact|effects?)"
)
REMEDY = (
    r"(?:relief|reliever|remedy|cure|antidote|tonic|relaxant|stabili[sz]er|antagonist|blocker"
    r"|saviou?r|lifesaver|godsend|boon|bane|blessing|panacea|cure-all|game[- ]changer|elixir"
    r"|wonder \w+|superfood|health food"
    r"|sedative|healer|tranquilli[sz]er|treatment|solution|helper|aid|support|antioxidant"
    r"|painkiller|antidepressant|laxative|stimulant|booster|fighter|buster|killer|alternative"
    r"|substitute|replacement|weapon|ally|friend|shield)s?"
)
#: What makes something happen, as a noun.
CAUSE = (
    r"(?:culprits?|contributors?|contributing factors?|risk factors?|factors?|causes?|triggers?"
    r"|drivers?|determinants?|predictors?|offenders?|reasons?|source of \w+|enem(?:y|ies)"
    r"|hazards?|threats?|dangers?|menace|poison|risks?"
    r"|signs?|symptoms?|consequences?|results?|marker|key|mainstay|barrier|defen[cs]e|secret"
    r"|way to|route to|recipe for|problem)"
)
LINK = (
    r"(?:links?|associations?|connections?|correlations?|relationships?|relations?|ties?"
    r"|interactions?|synergy)"
)
BETTER = (
    r"(?:fewer|less|more(?! (?:often|likely)? ?(?:women|men|people|trials|studies|about))|better"
    r"|worse|rarer|milder|lower|higher|sooner|earlier|longer|stronger|weaker|greater|smaller"
    r"|deeper|healthier|happier|quicker|slower|easier|leaner|slimmer"
    r"|shorter|faster|calmer|taller|heavier|thinner|fatter|poorer|vanish\w*|disappear\w*"
    r"|went away|goes? away|half (?:as|the)|twice (?:as|the)|safer|brighter|sharper)\b"
)
RISKS = (
    r"(?:(?:lower|higher|greater|reduced|increased|elevated|decreased|raised|smaller|heightened"
    r"|less|more|added|extra|worse|better|improved|poorer|fewer|shorter|longer|significant"
    r"|substantial|excess|no (?:greater|lower|higher|increased)|\d+[\w.,-]*%?) (?:[\w%-]+ ){0,5}?"
    r"(?:risks?|rates?|odds|chances?|likelihood|incidence|mortality|deaths?|survival|scores?"
    r"|prevalence|levels?|pain|symptoms?|attacks?|infections?|quality|function|outcomes?|pressure"
    r"|cholesterol|sugar|weight|memory|inflammation|admissions?|complications?|relapses?|events?"
    r"|side effects|sleep|stays?|calories)\b)"
)
LIKELY = (
    r"(?:(?:less|more|as|equally|un|half as|twice as|times as|times more"
    r"|times less)[ -]?likely(?: to)?\b|at (?:the same|similar|an? (?:\w+ )?(?:lower|higher|slower"
    r"|faster|greater)) rates?\b|at (?:\w+ )?(?:lower|higher|greater|increased|reduced|elevated|less"
    r"|more|raised|no) (?:\w+ )?(?:risk|odds|danger)|half as many|twice as (?:many|much)|(?:double"
    r"|triple|twice|half|\w+ times|\d+%?) (?:the )?(?:risk|odds|rate|chance))"
)
STATE = (
    r"(?:(?:in)?effective|useful|useless|worthless|helpful|beneficial|harmful|harmless|dangerous"
    r"|deadly|lethal|fatal|hazardous|risky|unsafe|life-saving|lifesaving|life-threatening"
    r"|addictive|toxic|non-toxic|poisonous|healthy|unhealthy|healthful|nourishing|calming"
    r"|carcinogenic"
    r"|protective|soothing|relaxing|low-risk|(?:no |not )?(?:any )?(?:as )?(?:good|bad|great|best"
    r"|ideal|perfect|excellent|brilliant|worse|better|kind|gentle|tough|hard|superior|inferior"
    r"|safer|gentler|stronger|weaker|(?:more|less) (?:effective|dangerous|harmful|toxic|potent"
    r"|helpful|useful|powerful|beneficial|likely)|equivalent|comparable|equal|powerless) (?:for"
    r"|on|to|at|than|as|against|in)(?! (?:look|read|ask|know|note|check|see|buy|go|use|measur))"
    r"|gentler|(?:well|better|poorly) tolerated|(?:better|well|poorly) absorbed|safe(?! (?:level"
    r"|limit|dose|place|to (?:store|say|assume)))"
    r"|(?:needed|required|necessary|essential|vital|crucial|important|indispensable|critical"
    r"|pivotal) (?:for|to|in)"
    r" (?!know|note|check|ask|consult|read|tell|say|compare|keep|see|understand|remember"
    r"|this review|the (?:review|site|page|question))"
    r"|key to|central to|(?:linked|tied|associated|connected|correlated|related|correlates"
    r"|associates) (?:to|with|in)|associated (?=\w)|a must for|well[- ]suited"
    r"|as \w+ as (?:an? )?(?:placebo|dummy|sugar|nothing|water)|as (?:good|bad|effective|safe"
    r"|useful|powerful|potent|dangerous|harmful|deadly) as"
    r"|the answer to|(?:drug|treatment|remedy) of choice|more effective|less effective"
    r"|no more effective|(?:\w+ )?(?:to )?blame\w*|(?:a |no )?(?:good|bad) idea|no (?:good|use"
    r"|help|match|substitute|cure|answer)|unlikely to help|idle against|no danger|no risk"
    r"|anti-\w+|an? natural \w+|the answer|(?:recommended|indicated|advised) (?:for|in|against))\b"
)
ACTIONS = (
    r"(?:calming|protective|soothing|relaxing|stabili[sz]ing|beneficial|anti-?\w+|antioxidant"
    r"|positive|negative|adverse|deleterious|harmful|favou?rable|unfavou?rable|toxic|medicinal"
    r"|pain-relieving|[\w]+-(?:boosting|lowering|relieving|fighting|busting|saving|calming"
    r"|raising|reducing|building|protecting|inducing)"
    r"|therapeutic|neuroprotective|cardioprotective|preventive|preventative|healing|sedative"
    r"|blocking|laxative|health|side|analgesic|cumulative|synergistic|dose-dependent|significant"
    r"|small|large|modest|strong|powerful|marked|similar|no) (?:\w+ )?(?:\w+ )?"
    r"(?:effects?|action|propert|influence|impact|roles?|benefits?|activity|power)"
)
#: What happened to people: "pain fell", "LDL had risen".
CHANGED = (
    r"\b(?:disappear\w*|vanish\w*|improv(?:e|es|ed|ing)|worsen\w*|subsid\w*|fad(?:e|es|ed|ing)"
    r"|f[ae]ll(?:s|en|ing)?|dropp?(?:s|ed|ing)?|r(?:ise|ises|ose|isen|ising)|declin(?:e|es|ed"
    r"|ing)|plummet\w*|soar\w*|climb\w*|surg(?:e|es|ed)\b|stop(?:s|ped)\b|ceas\w+|eases?\b|eased\b"
    r"|(?:increas|decreas)(?:e|es|ed)|doubl(?:e|es|ed)|halv(?:e|es|ed)|(?:went|c[oa]mes?) (?:away"
    r"|down|up)|goes? (?:away|down|up)|clear(?:s|ed) up|heal(?:s|ed)|resolv(?:e|es|ed)"
    r"|recover(?:s|ed)?|(?:is|was|are|were) gone|free (?:of|from)|surviv(?:e|es|ed)|die[sd]?\b"
    r"|shrank|normali[sz](?:es|ed)|diminish\w*|lessen(?:s|ed)?"
    rf"|(?:stay|stays|stayed|remain(?:s|ed)?|keeps?|kept) (?:\w+ )?(?:low|high|stable|steady"
    rf"|the same|unchanged|normal)|(?:gets?|got|becomes?|became|feels?|felt|is|are|was|were"
    rf"|slept?|sleeps?|lived?|grew) (?:[\w-]+ ){{0,3}}{BETTER})"
)
WITH_TOPIC = (
    rf"(?:(?:when|once|after|as soon as|since|while|the more"
    rf"|if) (?:[\w']+ ){{0,5}}{TOPIC}|(?:with|on|under|following|during"
    rf"|in) (?:[\w-]+ ){{0,3}}{TOPIC}(?: \w+)?(?:,| (?=(?:my|your|his|her|the|their)\b)))"
)
#: What is done to one of these is done to people.
BODY = (
    r"(?:people|patients|children|lives|nerves?|neurons?|muscles?|brains?|heart|heartbeat|sleep"
    r"|mood|stress|insomnia|infections?|cancers?|depression|fevers?|nausea|appetite|metabolism"
    r"|hormones?|cholesterol|cells|skin|lungs?|liver|kidneys?|joints?|teeth|cavities|eyes"
    r"|virus\w*|bacteria|immunity|immune|inflammation|diabetes|asthma|colds?|flu"
    r"|anxiety|bones?|vessels|blood pressure|blood sugar|pain|cramps?|spasms?|twitch\w*|seizures?"
    r"|migraines?|symptoms?|deaths?|disease|illness|disorder|risks?|mortality|weight|fat"
    r"|headaches?|hands?|legs?|eyelids?|gut|stools?|stomach|bowels?|digestion|memory|fatigue"
    r"|tiredness|shaking|reflexes|drowsy|sleepy|trembling|addiction|burnout|dementia|strokes?"
    r"|\w{3,}(?:itis|osis|aemia|emia|algia|pathy|kinesia|phobia|rrh?oea|tension|clonus|athisia"
    r"|plegia|esthesia))"
)
PREPOSITION = r"(?:for|in|to|among|by|with|of|through|on|at|from|and|as|than|or)"
NO_DEED = (
    r"(?:is|was|has|does|leaves (?:the|your)|enters|passes|holds|weighs|costs|comes|goes|looks"
    r"|stands|sits"
    r"|belongs|means|contains|occurs|counts|names|lists|shows|needs|exists|moves|its|this|as|less"
    r"|across"
    r"|always|perhaps|trials|studies|tests|articles|pages|claims|groups|products|stores|towards"
    r"|besides|doses|tells|says|asks|sells|fills|rises|falls|begins|starts|remains|becomes|varies"
    r"|differs"
    r"|reaches|tablets|supplements|pills|levels|infusions|measurements|users|makers|sellers"
    r"|reviews|values|figures|results|guidelines|salts|foods|capsules|drinkers|prescriptions"
    r"|exports|ads|sources|bushes|types|forms)"
)
