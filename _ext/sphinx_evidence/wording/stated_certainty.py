"""The certainty that the finding of a source states for a result, in GRADE's words. No Sphinx.

"Honey reduced cough, low certainty; sleep was the same (moderate certainty)" states two.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.model.tiers import LEVELS
from sphinx_evidence.wording.content_words import roots

_LEVEL = r"(?:very[ -]low|low|moderate|high)"
_OR = rf"(?:(?: or | to |[-/]){_LEVEL})?"
_STATED = pattern(
    rf"\b{_LEVEL}{_OR}[ -](?:certainty|quality)\b(?: (?:of )?evidence)?"
    rf"|\b(?:certainty|quality)(?: of (?:the )?evidence)? (?:(?:was|is|as|to be) )?{_LEVEL}{_OR}\b"
    rf"|\bgraded (?:[\w ]{{1,60}}? )?(?:as )?{_LEVEL}\b"
    rf"|(?-i:\bGRADE)(?:,|:| as| is| was)? {_LEVEL}\b"
    rf"|\b{_LEVEL}(?:,? \(?(?:by |on |in )?|: ?)(?-i:GRADE)\b",
    re.IGNORECASE,
)
_WORDS = pattern(_LEVEL, re.IGNORECASE)
_PART = pattern(r";|(?<=[a-z\d)}%])\.(?=\s|$)")
_WHY = pattern(r"\b(?:because|due to|owing to|for)\b.*")
#: What says only who graded: such a statement is on the result before it.
_WHO = roots(
    "authors author reviewers reviewer panel graded grades rated rates rate judged judge called calls "
    "call certainty quality confidence evidence grade outcome this"
)


class Stated(NamedTuple):
    """One statement of certainty."""

    level: str  #: The highest of those that it names.
    told: str  #: The result that it is on.
    until: str  #: The finding up to there: it may have named before what was given.


def certainties_in(finding: str) -> Iterator[Stated]:
    """Yield what a finding says of how certain its results are.

    >>> [(one.level, one.told) for one in certainties_in("Cough fell. The authors graded this low. Sleep: GRADE high")]
    [('low', 'Cough fell The authors graded this low'), ('high', 'Sleep: GRADE high')]
    """
    before, until = "", ""
    for part in map(str.strip, _PART.split(finding)):
        until = f"{until} {part}"
        found = [*_STATED.finditer(part)]
        if found:
            levels = [
                word.lower().replace(" ", "-") for one in found for word in _WORDS.findall(one[0])
            ]
            alone = roots(_WHY.sub("", _STATED.sub("", part))) <= _WHO
            yield Stated(
                max(levels, key=LEVELS.index), f"{before} {part}" if alone else part, until
            )
        before = part
