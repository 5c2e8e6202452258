"""Does a sentence say whose words it tells? No Sphinx."""

from __future__ import annotations

import re

from sphinx_evidence.model.pattern import pattern

_TELLS = (
    r"(?:says?|said|names?|named|lists?|listed|warns?|warned|states?|stated|reports?|reported|calls?|called"
    r"|gives?|gave|asks?|asked|advises?|advised|describes?|described|found|finds?|explains?|explained|rates?"
    r"|rated|rules?|ruled|excludes?|concludes?|concluded|mentions?|tells?|told|has|had|counts?|counted|reckons?|expects?|writes?|wrote)"
)
_TELLER = (
    r"(?:labels?|guidelines?|reviews?|trials?|stud(?:y|ies)|reports?|articles?|summar(?:y|ies)|leaflets?|agenc(?:y|ies)"
    r"|regulators?|authors?|records?|law|rules?|institute|ministry|academy|society|foundation|book|manual|pages?|series|maker|paper|texts?|information)"
)
#: Somebody says it, and the sentence says who: a document, or "it" that stands for one.
_ATTRIBUTED = pattern(
    rf"\b{_TELLER}\b[^.;]{{0,80}}?\b{_TELLS}\b|\b(?:it|they)\b[^.;]{{0,60}}?\b(?:says?|warns?|names?|lists?|calls?)\b"
    rf"|\b{_TELLS}\b[^.;]{{0,40}}?\b(?:a|an|the|one|two|three|each|its) (?:[\w-]+ ){{0,3}}{_TELLER}\b"
    rf"|\b(?:according to|in the words of|on) (?:a|an|the|its) (?:[\w-]+ ){{0,3}}{_TELLER}\b",
    re.IGNORECASE,
)


def is_attributed(words: str) -> bool:
    """Tell whether a sentence says which document says it.

    >>> is_attributed("The label warns of it"), is_attributed("Everybody warns of it")
    (True, False)
    """
    return bool(_ATTRIBUTED.search(words))
