"""The question that a claim answers, in words that databases of papers know.

A claim asks what something does (given, or the intervention) to something (outcomes), in somebody
(subjects, or the population). A work belongs to it whose title or abstract has a word of each.

* ``subjects``, ``given`` and ``outcomes`` are words of a list. The site's file of words says what
  databases call each; a word that the file does not have is taken as it is, its hyphens as spaces.
* ``population``, ``intervention`` and ``outcome`` are text. The words of the file that stand in it
  count. Where there is none, its own words do, as far as the claim's sentence has them too: the
  sentence names what matters in the fewest words.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.model.source import TOPICS
from sphinx_evidence.rules.site import Site
from sphinx_evidence.wording.content_words import roots

#: Of what is known of an intervention and of an outcome, no more words than these narrow a search.
_MOST = 3
_WORD = pattern(r"[^\W\d_][\w-]{2,}")
_PART = r"[^\W_]+"
_ROLE = pattern(r"\{[\w:+-]+\}`([^`<]*)(?:<[^`>]*>)?`")

Words = Mapping[str, tuple[str, ...]]


class Question(NamedTuple):
    """What is asked for a claim: one term of each group must stand in a title or an abstract."""

    claim: Claim
    groups: tuple[tuple[str, ...], ...]


def questions_of(site: Site, words: Words) -> list[Question]:
    """Return the question of each claim that has one, in order of id, each id once.

    :param words: what databases call things, by word in small letters.
    """
    claims = {name: found[0] for name, found in sorted(site.claims_by_id.items())}
    asked = (Question(claim, _groups(claim, words)) for claim in claims.values())
    # One group alone would ask for all that is known of a substance.
    return [question for question in asked if len(question.groups) > 1]


def _groups(claim: Claim, words: Words) -> tuple[tuple[str, ...], ...]:
    """Return the groups of a claim's question, what was given first; none where it has none."""
    given: tuple[str, ...] = ()
    others: list[tuple[str, ...]] = []
    if all(claim.names(name) for name in TOPICS):
        subjects, given, outcomes = (_listed(claim.names(name), words) for name in TOPICS)
        others = [subjects, outcomes]
    elif claim.tier.graded:
        given = _told(claim, "intervention", words) or _own(claim, "intervention")
        people, outcome = (_told(claim, name, words) for name in ("population", "outcome"))
        # A word of the file may also say that it narrows nothing.
        known = (True for name in ("population", "outcome") for _ in _known(claim, name, words))
        if not people and not outcome and not any(known):
            outcome = _own(claim, "outcome")
        others = [people, outcome]
    found = dict.fromkeys(group for group in others if group)
    # "Tea with milk" on the amount of milk: it is the tea that is given.
    asked = {term for group in found for term in group}
    given = tuple(term for term in given if term not in asked) or given
    return (given, *(group for group in found if group != given)) if given else ()


def _listed(names: tuple[str, ...], words: Words) -> tuple[str, ...]:
    """Return what databases call the words of a list."""
    terms = (words.get(name.casefold(), (name.replace("-", " "),)) for name in names)
    return tuple(dict.fromkeys(term for some in terms for term in some))


def _told(claim: Claim, option: str, words: Words) -> tuple[str, ...]:
    """Return what databases call the words of the file that stand in a text."""
    return tuple(dict.fromkeys(term for found in _known(claim, option, words) for term in found))


def _known(claim: Claim, option: str, words: Words) -> Iterator[tuple[str, ...]]:
    """Yield what databases call each word of the file that stands in a text, or a name of it does.

    Where one stands within another ("sleep" in "loss of sleep"), the longer one counts; of
    what was given both do, for a work may name it in fewer words.
    """
    text = _spaced(_plain(claim.option(option)))
    found = {
        (at, at + len(form)): terms
        for word, terms in words.items()
        for form in sorted({_spaced(name) for name in (word, *terms)})
        for at in _places(form, text)
    }
    for (start, end), terms in found.items():
        around = (one for one in found if one[0] <= start and end <= one[1] and one != (start, end))
        if option == "intervention" or not any(True for _ in around):
            yield terms


def _places(form: str, text: str) -> Iterator[int]:
    at = text.find(form)
    while at >= 0:
        yield at
        at = text.find(form, at + 1)


def _spaced(text: str) -> str:
    """Return the words of a text in small letters, with a space around each."""
    return f" {' '.join(re.findall(_PART, text.casefold()))} "


def _own(claim: Claim, option: str) -> tuple[str, ...]:
    """Return the words of a text that the claim's sentence has too, as one term."""
    said = roots(_plain(claim.sentence))
    own = [word for word in _WORD.findall(_plain(claim.option(option))) if roots(word) & said]
    return (" ".join(dict.fromkeys(own[:_MOST])),) if own else ()


def _plain(text: str) -> str:
    """Return a text without the roles in it."""
    return _ROLE.sub(r"\1", text)
