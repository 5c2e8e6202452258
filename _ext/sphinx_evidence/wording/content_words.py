"""The words of a text that say what it is about, loosely: whether two texts speak of the same thing.

For comparing a claim with a source, or with a statement: endings fall away, so that "sleeping" and
"slept well" are near, and words that stand in any claim are left out. No Sphinx.
"""

from __future__ import annotations

import unicodedata

from sphinx_evidence.model.pattern import pattern

#: Words that say nothing of what a text is about, by the letters that are compared.
_ANY = frozenset(
    "a about above after again all along also alone am among an and any are as at be been before "
    "being below best better between both but by can cause caused causes could day days did do does "
    "done down each effect effects either else enough even ever every evidence few fewer find for "
    "found from further get give given gives giving good had has have having he help helps her here "
    "high higher him his how if in into is it its just kind large less level levels like likely "
    "little long low lower made make makes many may me mean means might more most much must my near "
    "never no none nor not nothing now of off often on once one only or other others our out over "
    "own part people person probably rather reduce reduced reduces result results said same say says "
    "several shall she should show shown shows since small so some source sources such take taken "
    "takes taking than that the their them then there these they thing things this those through to "
    "together too trial trials true two under until up use used uses using very was way we well were "
    "what when where whether which while who whose why will with without work works would year years "
    "you your study studies review reviews research studied randomised randomized controlled "
    "systematic meta analysis number numbers people patients adults men women three four five "
    "treat treats treated treatment treatments improve improves improved increase increases "
    "increased decrease decreases prevent prevents raise raises lowers article articles".split()
)
_WORD = pattern(r"[^\W\d_]{3,}")  # a word that says something has three letters: "leg", "tea"
_ROOT = 5  #: letters by which longer words are compared.


def roots(text: str) -> frozenset[str]:
    """Return the words of a text that say what it is about, each by its first letters.

    >>> sorted(roots("We found no trial of tea for sleeping"))
    ['sleep', 'tea']
    """
    text = text.casefold()
    if not text.isascii():
        text = "".join(
            s for s in unicodedata.normalize("NFKD", text) if not unicodedata.combining(s)
        )
    words = set(_WORD.findall(text)) - _ANY
    return frozenset(word[:_ROOT].removesuffix("s") for word in words)
