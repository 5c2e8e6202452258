"""How sure a sentence of the text is that one thing changes another. No Sphinx.

The very uncertain form is looked for first, wherever it stands, because "may reduce, but the
evidence is very uncertain" holds a weaker word than its verb's. Then the verb of effect is found,
and only the words that belong to it count: "may" in "people who may fall" says nothing of tea.
The sentences of graded claims are read whole, by `sphinx_evidence.wording.grammar`.
"""

from __future__ import annotations

from functools import lru_cache

from sphinx_evidence.model.tiers import LEVELS
from sphinx_evidence.wording.prose import lexicon_effects as words
from sphinx_evidence.wording.prose.lexicon_letters import plain
from sphinx_evidence.wording.prose.statements_effects import Effect, effects


@lru_cache(maxsize=512)
def certainty_of(sentence: str) -> str | None:
    """Return the tier that the words of a sentence claim, or None where it states no effect.

    >>> certainty_of("Tea probably reduces sleep"), certainty_of("Tea could help you sleep")
    ('moderate', 'low')
    >>> certainty_of("Tea may reduce sleep, but the evidence is very uncertain")
    'very-low'
    >>> certainty_of("Tea holds caffeine") is None
    True
    """
    text = plain(sentence)
    if text.endswith("?"):
        return None
    if words.VERY_LOW.search(text):
        return "very-low"
    main = main_effect(text)
    return _certainty(text, main) if main else None


def main_effect(text: str) -> Effect | None:
    """Return the verb of effect of a plain text: the first in no clause of its own, else the first."""
    found = [*effects(text)]
    return next((effect for effect in found if not effect.inner), found[0] if found else None)


def _certainty(text: str, main: Effect) -> str:
    """Return the weakest level that the words of a verb say."""
    said = [words.CERTAINTY.get(word, "high") for word in main.group]
    said += [level for pattern, level in words.OPENERS if pattern.match(text)]
    return min(["high", *said], key=LEVELS.index)
