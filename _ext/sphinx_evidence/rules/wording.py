"""The checks of wording: what a claim's sentence may say at its tier, direction and size."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.source import DESIGNS
from sphinx_evidence.rules.fault import ClaimCheck, SiteCheck
from sphinx_evidence.rules.said import wanted_of
from sphinx_evidence.rules.site import Site
from sphinx_evidence.wording.grammar.effects import foreign_letters
from sphinx_evidence.wording.grammar.judging import misfits, wrong_better
from sphinx_evidence.wording.grammar.loading import language_of
from sphinx_evidence.wording.grammar.offers import pattern_of, sentence_of
from sphinx_evidence.wording.grammar.wanted import Misfit
from sphinx_evidence.wording.prose.lexicon import SAFETY, found_in, uses
from sphinx_evidence.wording.prose.lexicon_effects import ASKED, VERY_LOW
from sphinx_evidence.wording.prose.lexicon_letters import plain
from sphinx_evidence.wording.prose.lexicon_tiers import (
    ABSENT,
    FOUND_NONE,
    besides,
    is_record,
    names_species,
    of_absence,
    people_in,
    unread_document,
    unrecorded_effects,
)

_NO_STUDY = re.compile(
    r"^We found no (?:[\w-]+ ){0,4}?(?:study|studies|trials?|reports?|reviews?|series|research)\b",
    re.IGNORECASE,
)


#: Of these a sentence is made.
_NEEDED = ("intervention", "outcome", "direction", "better")


def _graded(claim: Claim) -> bool:
    return claim.tier.graded and bool(claim.sentence)


def _graded_effect(claim: Claim) -> bool:
    return _graded(claim) and bool(claim.option("better"))


def _misfits(claim: Claim, site: Site, rule: str) -> Iterator[str]:
    language = language_of(site.settings.language)
    if language is None:
        return
    found = [m for m in misfits(language, claim.sentence, wanted_of(claim)) if m.rule == rule]
    if found:
        yield f"{', and '.join(misfit.text for misfit in found)}; {_instead(claim, site, found)}"


def _instead(claim: Claim, site: Site, found: list[Misfit]) -> str:
    """Return what to do about a sentence that does not fit."""
    wanted = wanted_of(claim)
    language = language_of(site.settings.language)
    add = "add it to the option that it belongs to, or " * all(m.stranger for m in found)
    made = sentence_of(language, wanted) if language else ""
    if made:
        return f'{add}write "{made}"'
    pattern = pattern_of(language, wanted) if language else ""
    if pattern:
        return f'{add}write it like "{pattern}"'
    if wanted.direction == "unclear":
        return "give its :direction:, or rate it down to very-low, where nothing else is said"
    missing = [name for name in _NEEDED if not claim.option(name)]
    if missing:
        return f"{add}give {', '.join(f':{name}:' for name in missing)}, so that one can be offered"
    return f"{add}say one thing of one outcome, as its options do"


def _overstated(claim: Claim, site: Site) -> Iterator[str]:
    yield from _misfits(claim, site, "overstated")


def _understated(claim: Claim, site: Site) -> Iterator[str]:
    yield from _misfits(claim, site, "understated")


def _wrong_better(claim: Claim, site: Site) -> Iterator[str]:
    language = language_of(site.settings.language)
    wanted = wanted_of(claim)
    told = wrong_better(language, claim.sentence, wanted) if language else ""
    if told:
        other = "more" if wanted.better == "less" else "less"
        yield (
            f':better: can\'t be "{wanted.better}" where the sentence is about "{told}"; write '
            f"{other}, or name another outcome"
        )


def _banned_wording(claim: Claim, site: Site) -> Iterator[str]:
    recorded = claim.tier.name == "none" or (
        claim.tier.name == "reference" and is_record(claim.sentence)
    )
    for word, entry in uses(claim.sentence, graded=claim.tier.graded, recorded=recorded):
        yield f'"{word}" has no place in a claim, because {entry.why}; {entry.instead}'
    word = "" if claim.tier.graded else foreign_letters(site.settings.language, claim.sentence)
    if word:  # the grammar refuses it in a graded claim
        yield f'"{word}" holds letters that only look like those of its language; type it anew'


def _effect_as_reference(claim: Claim, site: Site) -> Iterator[str]:
    text = plain(claim.sentence)
    found = unrecorded_effects(claim.sentence)
    about_effect = not is_record(text) and "effect" in text.lower()
    doubt = VERY_LOW.search(text) if about_effect else None
    if found:
        yield (
            f'"{found[0]}" says that one thing changes another, which is '
            "no fact of record; rate it from high to very-low, or say who records it, "
            'such as "The label lists ..."'
        )
    elif doubt:
        yield f'"{doubt[0]}" says how sure we are of an effect, and a fact of record is none; rate it'
    keys = claim.names("cite")
    cited = [site.sources_by_key[key] for key in keys if key in site.sources_by_key]
    # A key that leads nowhere may be that of the document: that is a finding of its own.
    if cited and len(cited) == len(keys) and all(source.design in DESIGNS for source in cited):
        document, design = unread_document(text, (source.design for source in cited))
        if document:
            yield (
                f"it reports what a {document} says, and none of its sources is one; cite the "
                f"{document} itself, with design = {{{design}}}"
            )


def _species_unsaid(claim: Claim, site: Site) -> Iterator[str]:
    cited = (site.sources_by_key.get(key) for key in claim.names("cite"))
    species = [
        name.strip().lower()
        for source in cited
        if source is not None
        for name in re.split(r"[,;/]| and ", source.species)
    ]
    if not names_species(claim.sentence, species):
        named = [name for name in dict.fromkeys(species) if name and name != "human"]
        said = f" ({', '.join(named)})" if named else ', such as "In rats, ..."'
        yield f"its sentence does not say in which animals or cells; name them in it{said}"
    elif told := people_in(claim.sentence):
        yield (
            f'"{told}" names people, and its sources studied animals or cells; say only what was '
            "seen in those"
        )


def _absence_overstated(claim: Claim, _site: Site) -> Iterator[str]:
    words = found_in(claim.sentence, ABSENT)
    if words:
        yield f'"{words[0]}" says more than a search can; write "{of_absence(claim.sentence)}"'
    elif not FOUND_NONE.search(plain(claim.sentence)):
        yield (
            'its sentence does not say that we looked and found nothing; write "'
            f'{of_absence(claim.sentence)}"'
        )
    elif told := besides(claim.sentence):
        yield (
            f'"{told}" goes on behind what was not found; take that part out, or make it a claim '
            'of its own (", although a popular article tells of one" may stand there)'
        )


def _unhedged_safety(claim: Claim, site: Site) -> Iterator[str]:
    text = plain(claim.sentence)
    if claim.tier.name == "none" and _NO_STUDY.match(text):
        return
    asked = ASKED.search(text)
    words = found_in(text[: asked.start()] if asked else text, SAFETY)
    if words and not any(_is_harm(claim, name, site) for name in claim.names("harms")):
        yield (
            f'"{words[0]}" promises that nothing goes wrong, and no harm stands beside it; '
            "take it out, or name a claim about a harm in :harms:"
        )


def _is_harm(claim: Claim, name: str, site: Site) -> bool:
    """Tell whether an id is that of another claim, about a harm or a fact of record."""
    harm = site.find_claim(name)
    if harm is None or name == claim.id:
        return False
    return harm.option("direction") == "harm" or harm.tier.name == "reference"


CLAIM_CHECKS: tuple[ClaimCheck, ...] = (
    ClaimCheck("overstated", _overstated, _graded),
    ClaimCheck("understated", _understated, _graded),
    ClaimCheck("unknown-value", _wrong_better, _graded_effect),
    ClaimCheck("banned-wording", _banned_wording, lambda claim: bool(claim.sentence)),
    ClaimCheck(
        "effect-as-reference",
        _effect_as_reference,
        lambda claim: claim.tier.name == "reference" and bool(claim.sentence),
    ),
    ClaimCheck(
        "species-unsaid",
        _species_unsaid,
        lambda claim: claim.tier.name == "preclinical" and bool(claim.sentence),
    ),
    ClaimCheck(
        "absence-overstated",
        _absence_overstated,
        lambda claim: claim.tier.name == "none" and bool(claim.sentence),
    ),
    ClaimCheck("unhedged-safety", _unhedged_safety, lambda claim: bool(claim.sentence)),
)
SITE_CHECKS: tuple[SiteCheck, ...] = ()
