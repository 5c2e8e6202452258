"""The parts of a sentence that links to claims, and the words of links that stand alone. No Sphinx."""

import re
from collections.abc import Iterator

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.wording.prose.sentences import CITE, LINK
from sphinx_evidence.wording.prose.verbs import deeds, is_deed

#: Where a sentence that links falls into parts, each with its own certainty.
_PARTS = pattern(r"[;:](?=\s)|, (?=(?:and|but|while|whereas|yet|so)\b)")
#: A link stands alone: nothing before it says anything.
_ALONE = pattern(
    rf"(?:\W|\b(?:see|read|more|also|on|about|learn|why|how|that|find out|look at|here|next|details|and|our|the|page|claim"
    rf"|box|evidence|answer|fact|news)\b)*{LINK}",
    re.IGNORECASE,
)
#: Words of a link that say what something is, without saying what.
_IS = pattern(r"(?:the|an?|your|good|great|best|bad|safe|useful|effective|proven)\b")
#: What says who says it, asks, tells of what was, is not sure, warns, or asks the reader to do something.
_NOT_PLAIN = pattern(
    r"^(?:do|get|ask|count|check|take|stop|see|read|keep|tell|use|call)\b|\d|[?:]"
    r"|\b(?:may|might|could|can|cannot|would|should|must|probably|perhaps|possibly|seems?|appears?|likely|un\w+ain|unclear"
    r"|dangers?|dangerous|risks?|whether|if|when|unless|that|which|who|whom|why|how|what|says?|said|according|label"
    r"|guidelines?|articles?|warns?|lists?|reports?|names?|calls?|tells?|advises?|stud(?:y|ies)|trials?|reviews?|was|were|had|did|fell|died|rose|led|gave|took"
    r"|came|kept|felt|slept|went|made|grew|lost|got|(?!need|indeed|bleed)\w{2,}ed)\b",
    re.IGNORECASE,
)
#: A link that names its subject as a title does: "Tea: the cure for coughs".
_TITLED = pattern(
    rf"^(\W*{LINK}[\w' -]{{1,30}}): (?=((?:the|an?|your|good|great|best) )?)", re.IGNORECASE
)
#: ... but for what is only named: "... cough, fever, and asthma (see ...)".
_LISTED = pattern(
    rf"and ((?!(?:it|they|this|that|so|there|nobody|nothing|no|not|we|you)\b)[\w'-]+(?: [\w'-]+){{0,2}}?)"
    rf"(?= (?:in|for|of|at|with|too|as well)\b|[ ,]*(?:[.({CITE}{LINK}]|$))"
)


def is_plain(words: str) -> bool:
    """Tell whether words say of the present what they say: nobody else says it, and nothing hedges it.

    >>> is_plain("Tea harms the liver"), is_plain("The label says that tea harms the liver")
    (True, False)
    """
    return not _NOT_PLAIN.search(words)


def alone(part: str) -> str:
    """Return the text of a link, from its mark on, that stands alone in a part of a sentence; or nothing."""
    found = _ALONE.match(part)
    return part[found.end() - len(LINK) :] if found else ""


def whole_of(words: str, topic: str) -> str:
    """Return the words of a link with the subject that they lack: "Stops coughs", "The cure for coughs".

    >>> whole_of("Stops coughs", "tea"), whole_of("The cure for coughs", "tea"), whole_of("Coughs", "tea")
    ('it stops coughs', 'tea is the cure for coughs', 'Coughs')
    """
    said = f"{words[:1].lower()}{words[1:]}"
    if any(deed.start == 0 for deed in deeds(said)):
        return f"it {said}"
    return f"{topic} is {said}" if _IS.match(said) else words


def parts_of(sentence: str) -> Iterator[str]:
    """Yield the parts of a sentence; the last thing of a list ("cough, fever, and asthma") is none."""
    sentence = _TITLED.sub(
        lambda found: f"{found[1]} is " if found[2] else f"{found[1]} ", sentence
    )
    kept = ""
    for text in _PARTS.split(sentence):
        listed = _LISTED.match(text)
        if kept and listed and not any(map(is_deed, listed[1].split())):
            kept = f"{kept}, {text}"
            continue
        if kept:
            yield kept
        kept = text
    yield kept
