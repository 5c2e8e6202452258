"""Who puts things on record, and verbs that tell of a figure and not of an effect. No Sphinx."""

from __future__ import annotations

from sphinx_evidence.model.pattern import pattern

#: Who can put something on record: bodies and documents, not studies or experts.
BODY = (
    r"(?i:academy|administration|agency|association|authority|board|bureau|colleges?|commission"
    r"|committee|council|court|department|government|institutes?|ministry|office|organi[sz]ation"
    r"|panel|service|society|federation|law|act|regulations?|directive|guidelines?|guidance"
    r"|labels?|leaflet|monograph|notice|pharmacopoeia|definitions?|classification|standard"
    r"|dictionary|united states|united kingdom|european union)|[A-Z]{2,}"
)
#: After a verb: what rises by itself, not with a treatment.
BY_ITSELF = pattern(r"\s*(?:with|by|after) (?:the )?(?:age|time|dose|weight|height|season|\d)")
#: After a passive verb: what someone decided, which is no effect.
DECIDED = pattern(
    rf"\s*(?:(?:in|on|since) (?:[A-Z]\w+ )?\d{{4}}\b|by (?:[\w']+ ){{0,4}}?(?:{BODY})\b)"
)
