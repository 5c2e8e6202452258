"""Words for effects in people around a verb, as tables and the patterns made of them. No Sphinx.

The patterns stand on a plain form of a sentence: small letters, straight apostrophes, single
spaces, and `TOPIC` wherever one of the site's topics is named.
"""

from __future__ import annotations

from sphinx_evidence.model.pattern import pattern

#: Stands for a topic; a letter, so that it counts as a word, and one that no text holds.
TOPIC = "ǂ"

#: What makes a verb's form a noun or an adjective: "the harms", "at reduced doses", "get help".
NOUN_BEFORE = pattern(
    r"\b(?:a|an|the|its|their|this|these|those|any|some|no|of|other|possible|side|at|upper|known"
    r"|get|call for|ask for|seek|seeking|without|medical|both|main|commonest|under|own|each|every"
    r"|first|health|public|two"
    r"|as|in|within|narrow|wide|usual|well|placebo|best|more|most|tightly|active|normal|standard"
    r"|untreated|your|our|his|her|with|by|for|from|on)(?: \w+ly)? $"
)
BE = pattern(
    r"\b(?:is|are|was|were|be|been|being|get|gets|got)(?: (?:not|never|also|often|then|now|too"
    r"|\w+ly))* $|\b(?:is|are|was|were|be|been) [\w-]+(?:ed|wn|en|pt)(?: [\w-]+){0,6} (?:and|or"
    r"|then|but) $"
)
#: What may change by itself, and the words behind it if it does.
BY_ITSELF = pattern(
    r"(?:increas|decreas|doubl|tripl|quadrupl|halv|stop|slow|spik|accelerat|diminish|drain"
    r"|intensif|lessen)\w*$"
)
NO_OBJECT = pattern(
    r"^(?:$|,| (?:in|by|between|from|since|after|during|over|to|with|when|early|until|at|on"
    r"|because|last|this|step|and|for|as|again|here|there|then|sharply|steadily|slightly|rapidly"
    r"|\d)\b)"
)
#: Whoever takes a topic is not the topic.
TAKERS = pattern(
    r"\b(?:people|patients|those|women|men|adults|children|participants|users|drinkers|smokers"
    r"|group|arm|who|risks?|symptoms?|pain|score|scores)\b"
)
#: A participle behind these tells who they are: "women treated with it".
PEOPLE_BEFORE = pattern(
    r"\b(?:people|participants|patients|women|men|children|adults|infants|babies|mothers|those"
    r"|volunteers|groups?|cases|trials|studies|controls|eyes|mice|rats) $"
)
#: "lowered by it": the topic as what acts, behind a verb in the passive voice.
BY_TOPIC = pattern(
    rf"^(?: [^ ]+){{0,10}} (?:by|with|through|using|via|after|thanks to|on|from|following"
    rf"|in)(?: [^ ]+){{0,3}} {TOPIC}"
)
#: "people were treated with it" tells what was given; only "can be treated with it" promises.
GIVEN = pattern(r"(?:treat|help|support|supplement|cut)(?:ed)?$")
PROMISED = pattern(r"\b(?:can|could|may|might|will|should) (?:\w+ )?be (?:\w+ly )?$")

#: How long something of people lasts, or takes to come: no time that somebody saves.
_LASTING = (
    r"(?:(?<!recovery )(?<!healing )(?<!sleep )(?<!sleeping )(?<!bleeding )(?<!clotting )(?<!reaction )(?<!onset )"
    r"(?<!survival )time(?! (?:that )?(?:(?:people|patients|they|adults|children) )?(?:spent |spend |needed |taken |it takes )?"
    r"(?:(?:to|until|till|before|without|with|in|on|of) )?(?:the |a |an |get |be |become )?(?:first |next |full |complete )?"
    r"(?:asleep|awake|fall(?:ing)? asleep|sleep\w*|wak\w*|recover\w*|heal\w*|reliev\w*|relief|remission|relaps\w*|death|dying|well"
    r"|better|pain\w*|symptom\w*|seizures?|attacks?|flares?|cramps?|fever|hospital|bed|intensive care|ventilat\w*|discharge"
    r"|exhaustion|walk\w*|onset|improv\w*|resol\w*|clearance|extubation|delivery|birth|labour|labor|surgery|cure|respon\w*)\b))"
)
#: What is acted on, where it is neither people nor bodies.
OTHER_OBJECTS = pattern(
    r"^(?: (?!(?:in|on|with|by|of|and|or)\b)[^ ]+){0,3}? (?:prices?|costs?|sales|exports?"
    r"|imports?|labels?|panel|committee|readers?|wars?|revolts?|riots?|unrest"
    r"|reviewers?|researchers?|authors?|doubt|pages?|certainty|ratings?|choice|buyers?|trade"
    r"|economy|econom\w+|jobs|taxes|revenue|demand|supply|industry"
    r"|number of (?:\w+ )?(?:trials|studies|tablets|packs|papers)|ores?|oxides?|metals?|steel"
    r"|rust|corrosion|roofs?|roads?|walls?|engines?|machines?|points? of|arrests?|protests?"
    r"|courts?|rules?|bans?|verdict|election|repairs?|construction|building|cars?|ships?|houses|traffic|forecasts?|spoilage"
    r"|wilting|lumps|mould|pests?|aphids|slugs|growth of|weight of|yields?|crops?|soil|leaves"
    r"|roots|seedlings?|plants?|flowers?|flavou?rs?|taste|colou?r"
    r"|makers?|law|laws|confusion|uncertainty|(?:the )?(?:\w+ )?debate|questions?|interest"
    r"|issues?|rows?|controversy|lawsuits?|criticism|outrage|probes?|pressure on (?:parliament"
    rf"|government|ministers)|{_LASTING}|workload|waste|money|profits?|wages?|to (?:keep|know|ask|write"
    r"|read|tell|decide|compare|check"
    r"|set|see|remember|understand|find|talk|the (?:table|list|page|site|review)))\b"
    r"|^ to (?:\w+ )?(?:knowledge|evidence|review|meta-analys[ei]s|analysis|literature|debate)"
    r"|^ (?:\w+ )?data\b"
)
_TRADE = (
    r"(?:prices?|costs?|sales|exports?|imports?|tax|taxes|taxation|lev(?:y|ies)|tariffs?|bans?"
    r"|trade|trading|demand|industry|markets?|makers?|sellers?|growers?|farmers?|farming"
    r"|harvests?|crops?"
    r"|plantations?|bushes|cultivation|growing|production|shipments?|compan(?:y|ies)|brands?"
    r"|pricing|prescriptions?|access|approval|polic(?:y|ies)|campaigns?|shops?|stocks?|laws?"
    r"|rules?"
    r"|advertisements?|adverts?|ads|packs?|box|boxes|shortages? in|certainty|ratings?|interest"
    r"|glossary|myths?|scares?|hesitancy|safety|part(?:y|ies)|wars?|strikes?|plans? to|bills? to"
    r"|bids? to|deliver(?:y|ies)|firms?|giants?|lobby|executives|workers|fields|protests?"
    r"|rall(?:y|ies)|petitions?|votes?|outputs?|range|drinks? giant|ceremon(?:y|ies)|history"
    r"|books?|debates?|disputes?)"
)
_WRITING = (
    r"(?:labels?|pages?|chapters?|sections?|reports?|articles?|guidelines?|numbers?"
    r"|claims?|committees?|panels?|authors|pharmacists?|clinicians?|we|protocols?)"
)
_STUDY = r"(?:trials?|stud(?:y|ies)|reviews?|research|rcts?|search(?:es)?)"
#: Whoever reports what others say tells it: "articles say that it helps". "A claim that" is a noun.
_TELLING = (
    "say says said promise promises insist assert write believe swear argue conclude think".split()
)
_NOT_SAID = "".join(rf"(?<!\b{verb} )" for verb in (*_TELLING, "tell us")) + "(?<!s claim )"
#: Subjects that do nothing to a body: what is said, ruled or paid about a topic.
OTHER_SUBJECTS = pattern(
    rf"^\W*(?:[\w'-]+ ){{0,4}}?(?:{_TRADE}|{_WRITING})\b"
    rf"[^{TOPIC}]*\b(?:of|on|about|for|with|behind|to|in|{_NOT_SAID}that|who|name|names|against|over|tax"
    rf"|ban)\b[^{TOPIC}]*{TOPIC}(?![^{TOPIC}]*{TOPIC})"
    rf"|^\W*(?:[\w'-]+ ){{0,4}}?{_STUDY} (?:of|on|into|about|with) (?:[\w-]+ ){{0,3}}{TOPIC}"
)
#: ... and of these nothing is told either that would be an effect.
TRADED = pattern(
    rf"^\W*(?:[\w'-]+ ){{0,4}}?{_TRADE} (?:of|on|for|in|to|with|over|about|against|tax|ban"
    rf"|curb) (?:[\w-]+ ){{0,3}}{TOPIC}|{TOPIC}(?: \w+)?[ -]{_TRADE}\b"
)
#: ... named behind the topic: "tea exports", "the tea trade".
MADE_OF_TOPIC = pattern(
    rf"{TOPIC}(?: \w+)?[ -](?:{_TRADE}|labels?|pages?|articles?|claims?|trials?|stud(?:y|ies)"
    rf"|reviews?)(?: [\w-]+){{0,6}} $"
)

#: A study of an effect is not the effect.
RESEARCH = pattern(
    r"\b(?:trials?|stud(?:y|ies|ied|ying)|reviews?|research\w*|articles?|pages?|questions?"
    r"|search\w*|reports?|rcts?|meta-analys[ei]s|comparisons?"
    r"|claims?|test(?:s|ed|ing)?|compar(?:e|es|ing)|compared (?!to\b|with\b)|(?:was|were|is|are"
    r"|studies|trials?|study|rcts?|reviews?|which|that) (?:\w+ )?compared|asked|recorded|rated"
    r"|listed|told|described|noted|investigat\w+|examin\w+|explor\w+|register\w*|papers?"
    r"|assess\w*|evaluat\w+|measur\w+|measured|estimat\w+"
    r"|considering|protocol|consultation|guidance|overview|survey|objectives?|aim\w*|hypothes\w+"
    r"|endpoints?|outcomes?|determine|reported on|received)\b"
)
#: ... unless the clause goes on to tell what came out of it.
OUTCOME = pattern(
    r"\b(?:found|find(?:s|ings?)?|show(?:s|ed|n|ing)?|report(?:s|ed)?|suggest\w*|conclud\w*"
    r"|demonstrat\w*|indicat\w*|reveal\w*|says?|said|saw|observ\w+|see[ns]?|underscor\w+"
    r"|confirm\w*|explain\w*|link(?:s|ed|ing)?|t(?:ie|ies|ied)|describ\w*|according|experienc\w*"
    r"|support(?:s|ed)?|prov(?:e|es|ed|en)|warn(?:s|ed)?|credit\w*|result(?:s|ed) (?:in|from)"
    r"|(?<!who )(?<!that )(?:had|ha[sv]e?)"
    r"|(?:is|are|was|were|remained|appear\w*|seem\w*|did|does|do) (?:\w+ly )?(?:not )?(?:[\w-]+er"
    r"|similar|comparable|the same|significant|no|small|large|modest|strong|weak|clear|good|poor"
    r"|effective|greater|less|more|reduced|increased|associated|improved))\b"
)
#: A study that compares, and says no more.
DESCRIBES = pattern(
    r"\b(?:trials?|stud(?:y|ies)|rcts?|cct|reviews?|authors?|researchers?|investigators?"
    r"|scientists|we|one|both|two|three|four|five|six|seven|eight|nine|ten|others?|participants"
    r"|patients|arms?|groups?|subgroup data|data|others?)(?: [\w,-]+){0,6}? "
    r"(?:compar(?:ed|ing|e|es)|evaluat(?:ed|ing|e|es)|assess(?:ed|ing|es)?|investigat(?:ed|ing|e"
    r"|es)|examin(?:ed|ing|e|es)|studied|studying|test(?:ed|ing)|explor(?:ed|ing|es)"
    r"|randomi[sz]ed|allocated|assigned|looked at"
    r"|received|enrolled|includ(?:ed|es|ing)|identified|recruited|used|aimed|sought|measured"
    r"|analy[sz]ed|set out|involv(?:ed|ing)|contributed)\b"
    rf"|{TOPIC}(?: [\w-]+){{0,4}} (?:was|were|is|are|be|been|being)(?: \w+)? (?:compared"
    rf"|evaluated|assessed|investigated|examined|studied|tested|measured|included|excluded)\b"
)
FOR = pattern(r"\b(?:for|of|in|on|about)(?: the)? $")
#: What is said of a price or a weight is not said of people.
NOT_OF_PEOPLE = pattern(r"\b(?:prices?|costs?|labels?|packs?|taste[sd]?|flavou?r|harvests?|soil)\b")
#: What a topic may be called in the sentences and clauses that go on about it.
_STAND_IN = (
    r"(?:(?:this|the|these|such|a|its|low|high|any|that)? ?"
    r"(?:mineral|vitamin|nutrient|herb|substance|compound|supplement(?:s|ation)?|tablets?|pills?"
    r"|capsules?|(?:improper |excessive |long )?use|deficiency|shortage|lack|overdose"
    r"|(?:low |high )?(?:levels?|doses?|intake))\b(?! of\b)"
    r"|(?:it|they|which|that)\b|its (?:abilit|power|potential|effect|action|role|use|propert)\w*"
    r"|(?:this|these)(?=(?: (?:\w+ly|may|can|could|might|will|would|has|have|not|also|even|often"
    r"|been"
    r"|is|are|known|said|thought|shown|believed|likely|to|in turn))* $))"
)
_LEAD = (
    r"(?:(?:because|since|although|though|while|whereas|so that|and|or|but|then|also|thus|thereby"
    r"|therefore|so|however|by|while|not only|in turn|\w+ly"
    r"|may|can|could|might|will|to|both|as|that|which|who) )*"
)
GOES_ON = pattern(rf"^{_LEAD}(?P<subject>{_STAND_IN})")
OPENS = pattern(rf"^{_LEAD}(?:{_STAND_IN}|this\b|these\b|its\b)")
LEAD_ONLY = pattern(rf"^{_LEAD}$")
