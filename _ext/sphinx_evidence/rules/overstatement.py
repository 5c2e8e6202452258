"""How strongly a sentence says a thing: no more and no less than the claim's tier, direction and size."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.notes import Passage
from sphinx_evidence.model.tiers import LEVELS
from sphinx_evidence.rules.check import claim_check, in_grammar, site_check, stray_check
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.rule import Rule, graded_example
from sphinx_evidence.rules.sentence import boxes_read, wanted_of
from sphinx_evidence.rules.site import Site
from sphinx_evidence.wording.grammar.generator import pattern_of, sentence_of, unsayable
from sphinx_evidence.wording.grammar.loader import language_of
from sphinx_evidence.wording.grammar.misfits import misfits
from sphinx_evidence.wording.grammar.options import Misfit, Wanted
from sphinx_evidence.wording.prose.opposite import opposes

#: Of these a sentence is made.
_NEEDED = ("intervention", "outcome", "direction", "better")
#: What to write of a claim, by its tier.
_INSTEAD = {
    "high": 'leave out "probably" and "may"',
    "moderate": 'write "probably"',
    "low": 'write "may"',
    "very-low": "write that the evidence is very uncertain",
    "preclinical": "write in which animals or cells it was seen",
    "none": "write that no study in people was found",
}


def _graded(claim: Claim) -> bool:
    return claim.tier.graded and bool(claim.sentence)


def _passages(site: Site) -> int:
    return len(site.passages) + len(site.rated)


OVERSTATED = Rule(
    "overstated",
    what="A claim's sentence says more than its options, or is not read whole.",
    why=(
        "Readers take the sentence with them, not the label beside it; and what no form reads may say "
        "anything."
    ),
    fix=(
        'Say high certainty with "reduces", moderate with "probably reduces", low with "may reduce"; '
        "the message offers the sentence. Name each thing that it is about in an option."
    ),
    bad=graded_example(sentence="Black tea reduces hours of sleep a lot in adults"),
    good=graded_example(),
)


@claim_check(OVERSTATED, applies=_graded, used=in_grammar)
def _overstated(claim: Claim, site: Site) -> Iterator[str]:
    yield from _misfits(claim, site, OVERSTATED.slug)


_OVERSTATED_STRAYS = stray_check(OVERSTATED, count=boxes_read)  # what a box says beside its claim


@site_check(OVERSTATED, count=_passages)
def _overstated_in_text(site: Site) -> Iterator[Fault]:
    yield from _worded(OVERSTATED.slug, "more", site)
    yield from _rated(OVERSTATED.slug, site)
    for passage in site.passages:
        claim = opposed(passage, site)
        if claim:
            yield Fault(
                passage.place,
                f'"{passage.quote}" says the opposite of the claim that it links to '
                f'("{claim.id}", "{claim.sentence}"); say what the claim says, or link to '
                "a claim that says this",
                passage.docname,
            )


UNDERSTATED = Rule(
    "understated",
    what="A claim's sentence says less than its tier, direction or size.",
    why="A hedge that the evidence does not ask for hides what is known.",
    fix=(
        'Take out "may", "probably" or "very uncertain", or name the size; the message offers the '
        "sentence."
    ),
    bad=graded_example(sentence="Black tea may reduce hours of sleep in adults"),
    good=graded_example(),
)


@claim_check(UNDERSTATED, applies=_graded, used=in_grammar)
def _understated(claim: Claim, site: Site) -> Iterator[str]:
    yield from _misfits(claim, site, UNDERSTATED.slug)


@site_check(UNDERSTATED, count=_passages)
def _understated_in_text(site: Site) -> Iterator[Fault]:
    yield from _worded(UNDERSTATED.slug, "less", site)
    yield from _rated(UNDERSTATED.slug, site)


def _misfits(claim: Claim, site: Site, rule: str) -> Iterator[str]:
    judged = _judged(site.settings.language, claim.sentence, wanted_of(claim))
    found = [misfit for misfit in judged if misfit.rule == rule]
    if found:
        yield f"{', and '.join(misfit.text for misfit in found)}; {_instead(claim, site, found)}"


@lru_cache(maxsize=8)  # two rules ask for the same claim
def _judged(code: str, sentence: str, wanted: Wanted) -> tuple[Misfit, ...]:
    language = language_of(code)
    return misfits(language, sentence, wanted) if language else ()


def _instead(claim: Claim, site: Site, found: list[Misfit]) -> str:
    """Return what to do about a sentence that does not fit."""
    wanted = wanted_of(claim)
    language = language_of(site.settings.language)
    add = "add it to the option that it belongs to, or " * all(m.stranger for m in found)
    made = sentence_of(language, wanted, claim.sentence) if language else ""
    if made:
        return f'{add}write "{made}"'
    pattern = pattern_of(language, wanted) if language else ""
    if pattern and language:
        name, word = unsayable(language, wanted)
        other = f'name :{name}: without "{word}", and ' * bool(name)
        return f'{add}{other}write it like "{pattern}"'
    if wanted.direction == "unclear":
        return "give its :direction:, or rate it down to very-low, where nothing else is said"
    missing = [name for name in _NEEDED if not claim.option(name)]
    if missing:
        return f"{add}give {', '.join(f':{name}:' for name in missing)}, so that one can be offered"
    return f"{add}say one thing of one outcome, as its options do"


def _worded(rule: str, how: str, site: Site) -> Iterator[Fault]:
    for passage in site.passages:
        found, tier = misfit(passage, site)
        if found == rule:
            claims = ", ".join(f'"{target}"' for target in dict.fromkeys(passage.targets))
            yield Fault(
                passage.place,
                f'"{passage.quote}" says {how} than the claim that it links to ({claims}, '
                f"tier {tier}); {_INSTEAD[tier]}",
                passage.docname,
            )


def _rated(rule: str, site: Site) -> Iterator[Fault]:
    """Find a certainty that the text states and no claim that it links to has."""
    for rated in site.rated:
        claims = site.claims_named(rated.targets)
        tiers = [claim.tier.name for claim in claims]
        if not claims or rated.level in tiers:
            continue
        said = LEVELS.index(rated.level)
        less = all(tier in LEVELS and said < LEVELS.index(tier) for tier in tiers)
        if rule == (UNDERSTATED.slug if less else OVERSTATED.slug):
            where = "" if rated.written == rated.quote else f' in "{rated.quote}"'
            named = ", ".join(f'"{one.id}" is {one.tier.name or "unrated"}' for one in claims)
            yield Fault(
                rated.place,
                f'"{rated.written}"{where} states another certainty than the claim that it links to '
                f"({named}); state that of the claim, or link to a claim of "
                f"{rated.level.replace('-', ' ')} certainty",
                rated.docname,
            )


def misfit(passage: Passage, site: Site) -> tuple[str, str]:
    """Return how the words of a passage misfit the claims that it links to, and by which tier.

    Where it links to several, they may span from the weakest tier to the strongest. A claim that
    nothing was found in people, or only in animals or cells, says nothing of people: where a
    passage links to no other, its words overstate.

    :return: ``overstated``, ``understated`` or nothing; and the tier that the words should keep to.
    """
    tiers = _tiers(passage, site)
    if passage.beside and len(tiers) < len(passage.targets):
        return "", ""  # a documented fact stands there too, and may be what the sentence tells
    levels = sorted({LEVELS.index(tier) for tier in tiers if tier in LEVELS})
    if not levels:
        outside = [tier for tier in tiers if not (tier == "preclinical" and passage.species)]
        return ("overstated", outside[0]) if outside else ("", "")
    if not passage.certainty and not all(
        one.tier.graded for one in site.claims_named(passage.targets)
    ):
        return "", ""
    said = LEVELS.index(passage.certainty or "high")
    if said > levels[-1]:
        return "overstated", LEVELS[levels[-1]]
    if said < levels[0]:
        return "understated", LEVELS[levels[0]]
    return "", ""


def opposed(passage: Passage, site: Site) -> Claim | None:
    """Return the claim of which a passage plainly says the opposite, where no other says the same."""
    claims = site.claims_named(passage.targets)
    if passage.beside and not all(claim.tier.graded for claim in claims):
        return None  # what the sentence tells may be the documented fact that stands there
    graded = [claim for claim in claims if claim.tier.graded]
    judged = [(opposes(passage.words, wanted_of(claim)), claim) for claim in graded]
    if any(found is False for found, _ in judged):
        return None
    return next((claim for found, claim in judged if found), None)


def _tiers(passage: Passage, site: Site) -> list[str]:
    """Return the tiers of the claims that a passage links to, where known; documented facts don't count."""
    return [
        one.tier.name for one in site.claims_named(passage.targets) if one.tier.name in _INSTEAD
    ]
