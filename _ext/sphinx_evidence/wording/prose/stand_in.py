"""Advice that claims no effect: what a topic does not replace, and whom to call. No Sphinx."""

from __future__ import annotations

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.wording.prose.effects import TOPIC
from sphinx_evidence.wording.prose.nouns import BETTER, CAUSE, CHANGED, REMEDY, STATE

_STAND_IN = r"(?:substitute|replacement|alternative|stand-in)s?"
_CARE = (
    r"(?:doctors?|physicians?|clinicians?|pharmacists?|nurses?|midwi(?:fe|ves)|therapists?|dentists?|vets?"
    r"|care|treatments?|medicines?|medications?|drugs?|inhalers?|antibiotics?|vaccin\w+|surgery|insulin"
    r"|therapy|advice|help|diagnosis|visits?|prescriptions?|ambulances?|hospitals?|check-?ups?"
    r"|screening|tests?|examinations?|appointments?|consultations?)"
)
_ENDS = (
    r"(?:and|or|but|nor|that|which|who|whose|because|as|when|if|while|since|it|they|so|yet|by|with|in"
    rf"|for|{TOPIC})"
)
#: "the tablets that your doctor gave you"
_GIVEN = rf"(?: that (?:you|(?:your|the|a) \w+)(?: (?!{_ENDS}\b)[\w']+){{1,5}})?"
#: What goes on to say that the topic is more than a substitute.
_MORE = (
    rf"(?!.*\b(?:but|rather|it(?: i|')s|they(?: a|')re)\b (?:[\w'-]+ ){{0,4}}?"
    rf"(?:{REMEDY}|{STATE}|{BETTER}|{CAUSE}))"
)
#: "is no substitute for a doctor", "must not replace your medicine": who says so claims no effect. What
#: was no substitute was tried, and a topic that nothing replaces is praised.
_NO_STAND_IN = pattern(
    rf"(?<!\bthere) (?:(?:is|are|remains?) (?:no|not an?|never an?)|(?:isn't|aren't) an?"
    r"|(?:is|are) (?:not|never) (?:meant|intended) (?:as|to be) an?"
    r"|(?:cannot|can't|must not|mustn't|should not|shouldn't|should never|must never|can never)"
    r" (?:be|be used as|serve as|become) an?)"
    rf" (?:(?:good|safe|real|full|proper|adequate) )?{_STAND_IN}\b"
    rf"(?: (?:for|to)(?: (?!{_ENDS}\b)[\w'/-]+){{1,6}}{_GIVEN})?(?= |[,;:(.!]|$){_MORE}"
    r"|(?<!\byou) (?:cannot|can't|(?:must|should|does|do|will|can|is|are) (?:not|never)"
    r"|(?:must|should|does|do|wo)n't|never)(?: (?:meant|intended) to)? (?:replaces?|take the place of|stand in for)"
    rf"(?: (?!{_ENDS}\b)[\w'/-]+){{0,4}}? {_CARE}\b{_MORE}"
    rf"|(?P<kept>\bno (?:[\w-]+ ){{0,3}}{TOPIC}(?: \w+)?) (?:(?:can|will|could|should|may) )?replaces?"
    rf"(?: (?!{_ENDS}\b)[\w'/-]+){{0,4}}? {_CARE}\b{_MORE}"
)
#: What to do in a case that may never come: "If a rash appears after tea, call a doctor".
CALLED_FOR = pattern(
    r"^(?:(?:and|but|so) )?(?:if|when|whenever|once|in case|should)\b[^,]*, (?:then )?"
    r"(?:(?:please|always|do|also|stop it|stop) (?:and )?)*"
    r"(?:call|ring|phone|dial|telephone|contact|see|seek|go to|get help|get medical|visit|consult|tell|ask|talk to"
    rf"|speak to|report)\b(?!.*(?:{CHANGED}|{TOPIC}))"
)
_HINT = pattern(r"substitut|replac|alternativ|stand-in|stand in for|take the place")


def without_stand_in(text: str) -> str:
    """Return a sentence without its words that a topic stands in for nothing; they claim no effect.

    :param text: a sentence in its plain form (`assertions.Topics`).

    >>> without_stand_in("ǂ is no substitute for a doctor and calms"), without_stand_in("ǂ replaces salt")
    ('ǂ and calms', 'ǂ replaces salt')
    """
    return _NO_STAND_IN.sub(r"\g<kept>", text) if _HINT.search(text) else text
