"""Effects told by a sentence as a whole: signs, titles, what comes with a topic, medicines left off. No Sphinx."""

from __future__ import annotations

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.wording.prose.effects import TOPIC
from sphinx_evidence.wording.prose.nouns import (
    BETTER,
    BODY,
    CHANGED,
    EFFECT_NOUN,
    LIKELY,
    REMEDY,
    RISKS,
    WITH_TOPIC,
)

#: Signs that stand for a verb, and what must follow: words, and no figure or chemical sign.
_SIGN = (
    r"(?:=>|->|-->|==>|\u2192|\u21d2|\u27a1|\u279c|\u27f6|\u2794|\u21d1|\u21d3|\u2191|\u2193"
    r"|\u2248|\u21e8|\u21e2|\u261e)\ufe0f?"
)
_GOOD = (
    rf"(?:no|less|more|fewer|good|great|deep|calm\w*|health\w*|energy|life|happ\w+|relax\w*"
    rf"|strong|long|{BETTER}|{BODY}|{EFFECT_NOUN}|{REMEDY}|\w+(?:ful|free))\b"
)
#: Whether a text holds such a sign at all.
HAS_SIGN = pattern("[=>\u2190-\u21ff\u2248\u261e\u2794-\u27ff\uff1d]")
SIGNED = pattern(
    rf"^(?:[^\d=]{{0,60}})?{TOPIC}[^\d=]{{0,60}}?\s*(?:{_SIGN}\s*(?!(?:m?g|mg2?|ml|chemical"
    rf"|the element|magnesia|atomic|see)\b)(?:no |less |more )?[a-z'-]{{4,}}"
    rf"|[=\uff1d]\s*(?:[a-z'-]+ ){{0,3}}?{_GOOD})"
    rf"|\b(?:less|more|no|better|fewer) [a-z ]{{3,30}} ?(?:=|\uff1d) ?{TOPIC}"
    rf"|\b[a-z]{{4,}}\s*(?:\u2191|\u2193)\ufe0f? (?:with|after|on) (?:\w+ ){{0,2}}{TOPIC}"
    rf"|[\u2191\u2193]\ufe0f?\s*[a-z]{{4,}}.{{0,60}}{TOPIC}"
)
#: A title such as "Tea for sleep: a natural remedy" or "Tea: fewer headaches", and the same in a sentence.
TITLE = pattern(
    rf"^(?:\w+ ){{0,2}}{TOPIC}(?: \w+)?: (?:(?:less|fewer|no more) (?!(?:than|of|is|are|was|\w+ than"
    rf"|tablets?|capsules?|doses?|trials?|stud(?:y|ies)|sources?|foods?)\b)[a-z-]{{3,}}(?: [\w-]+){{0,3}}\W*$"
    rf"|better (?:{BODY}|{EFFECT_NOUN}))|"
    rf"{TOPIC}(?: [^ ]+){{0,6}}: (?:[^ ]+ ){{0,4}}{REMEDY}\b|{TOPIC}, (?:the|an?|your) anti-"
    rf"|^(?:\w+ )?{TOPIC}(?: [\w-]+)?[:,] (?:the|an?|your|nature's) (?:[\w-]+ ){{0,3}}(?:that"
    rf"|which) "
)
#: A change that comes with or after a topic: "When tea was given, the cramps went away".
AFTER_TOPIC = pattern(
    rf"{CHANGED}.{{0,200}}\b{WITH_TOPIC}|^{WITH_TOPIC}.{{0,200}}(?:{CHANGED}|{RISKS}|{LIKELY})"
    rf"|^(?:in|among|when|if|once|following|after|with"
    rf"|under) [^,]{{0,80}}{TOPIC}[^,]{{0,60}}, .{{0,80}}(?:{CHANGED}|{LIKELY}|{RISKS})"
)
_MEDICINE = (
    r"(?:(?:sleeping )?(?:pills?|tablets?)|medicines?|medications?|meds|drugs?"
    r"|painkillers?|antidepressants?|antipsychotics?|statins?|insulin|inhalers?|prescriptions?"
    r"|treatment|chemo\w*|therapy|[a-z]{3,}dopa|[a-z]{3,}(?:pine|zine|done|pam|lol|pril|statin|azole"
    r"|mycin|cillin|amine|oxetine|idol))"
)
#: Advice to leave a medicine for a topic, in the same sentence as the topic.
LEFT_OFF = pattern(
    r"\b(?:stop(?:ped|ping)?|skip(?:ped|ping)?|ditch(?:ed|ing)?|drop(?:ped|ping)?|quit(?:ting)?"
    r"|bin(?:ned)?|com(?:e|ing) off|came off|(?:throw(?:ing)?|thrown|threw) (?:away|out)"
    r"|swap(?:ped|ping)?|replac(?:e|es|ed|ing)|leav(?:e|ing) (?:out|off)|wean(?:ed)? (?:\w+ )?off"
    r"|cut(?:ting)? (?:down|back)(?: on)?|halv(?:e|ing)|reduc(?:e|ing)|lower(?:ing)?"
    r"|give up|gave up|do(?:ing)? without|(?:no longer|don't|not|never|won't|hardly"
    r"|no) need(?: for)?|instead of|rather than|in place of|free of|throw) "
    rf"(?:\w+ ){{0,2}}?(?:your|my|his|her|their|our|those|these|taking|any"
    rf"|more) (?:[\w-]+ ){{0,3}}?{_MEDICINE}\b"
)
#: ... that is none: "do not stop", "ask before you stop".
NOT_LEFT_OFF = pattern(
    r"\b(?:(?:do|should|must|did|does) not|(?:do|should|must|did|does)n't|never|before|unless"
    r"|until|ask|asking|asked|talk\w*|tell|checking|whether)\b"
)
