"""What a sentence may say: words that fit no tier, effects called records, species and safety."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_evidence.model.animals import other_than, studied_animals
from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.model.source import DESIGNS
from sphinx_evidence.model.species import of_no_people
from sphinx_evidence.rules import metadata
from sphinx_evidence.rules.check import claim_check, in_english, site_check, stray_check
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.rule import Example, Rule, claim, example
from sphinx_evidence.rules.sentence import boxes_read
from sphinx_evidence.rules.site import Site
from sphinx_evidence.wording.grammar.effects import foreign_letters
from sphinx_evidence.wording.prose.lexicon import SAFETY, found_in, uses
from sphinx_evidence.wording.prose.lexicon_effects import ASKED, VERY_LOW
from sphinx_evidence.wording.prose.lexicon_letters import plain
from sphinx_evidence.wording.prose.lexicon_tiers import (
    is_record,
    names_species,
    people_in,
    unread_document,
    unrecorded_effects,
)

_NO_STUDY = pattern(
    r"^We found no (?:[\w-]+ ){0,4}?(?:study|studies|trials?|reports?|reviews?|series|research)\b",
    re.IGNORECASE,
)


def _has_sentence(claim: Claim) -> bool:
    return bool(claim.sentence)


BANNED_WORDING = Rule(
    "banned-wording",
    what="A claim's sentence holds a word that fits no tier, or one that advertises.",
    why="Each reader takes such a word to mean something else.",
    fix="Write what the message offers in its place, or take the word out.",
    bad=example(sentence="Tea holds caffeine, a proven ingredient"),
)


@claim_check(BANNED_WORDING, applies=_has_sentence, used=in_english)
def _banned_wording(claim: Claim, site: Site) -> Iterator[str]:
    recorded = claim.tier.name == "none" or (
        claim.tier.name == "reference" and is_record(claim.sentence)
    )
    for word, entry in uses(claim.sentence, graded=claim.tier.graded, recorded=recorded):
        yield f'"{word}" has no place in a claim, because {entry.why}; {entry.instead}'
    word = "" if claim.tier.graded else foreign_letters(site.settings.language, claim.sentence)
    if word:  # the grammar refuses it in a graded claim
        yield f'"{word}" holds letters that only look like those of its language; type it anew'


_BANNED_WORDING_STRAYS = stray_check(BANNED_WORDING, count=lambda site: site.pages)


@site_check(BANNED_WORDING, count=metadata.count)
def _banned_elsewhere(site: Site) -> Iterator[Fault]:
    yield from metadata.slips(BANNED_WORDING.slug, site)


EFFECT_AS_REFERENCE = Rule(
    "effect-as-reference",
    what=(
        "A claim that is called a documented fact says that one thing changes another, or reports a "
        "document that it does not cite."
    ),
    why="An effect in people must be rated; a documented fact carries no certainty.",
    fix=(
        "Rate it from high to very-low, or say who records it: a label, a guideline, a law. Cite that "
        "document."
    ),
    bad=example(sentence="Tea worsens sleep"),
    good=Example(claim(cite="label2022", sentence="The label of the tea lists poor sleep")),
)


@claim_check(
    EFFECT_AS_REFERENCE,
    applies=lambda claim: claim.tier.name == "reference" and bool(claim.sentence),
    used=in_english,
)
def _effect_as_reference(claim: Claim, site: Site) -> Iterator[str]:
    text = plain(claim.sentence)
    found = unrecorded_effects(claim.sentence)
    about_effect = not is_record(text) and "effect" in text.lower()
    doubt = VERY_LOW.search(text) if about_effect else None
    if found:
        yield (
            f'"{found[0]}" says that one thing changes another, which is '
            "no documented fact; rate it from high to very-low, or say who records it, "
            'such as "The label lists ..."'
        )
    elif doubt:
        yield f'"{doubt[0]}" says how sure we are of an effect, and a documented fact is none; rate it'
    keys = claim.names("cite")
    cited = site.sources_named(keys)
    # A key that leads nowhere may be that of the document: that is a finding of its own.
    if cited and len(cited) == len(keys) and all(source.design in DESIGNS for source in cited):
        document, design = unread_document(text, (source.design for source in cited))
        if document:
            yield (
                f"it reports what a {document} says, and none of its sources is one; cite the "
                f"{document} itself, with design = {{{design}}}"
            )


_EFFECT_AS_REFERENCE_STRAYS = stray_check(EFFECT_AS_REFERENCE, count=boxes_read)

SPECIES_UNSAID = Rule(
    "species-unsaid",
    what=(
        "A claim about animals or cells does not say which, names people, or names animals that nobody studied; or a "
        "sentence outside the boxes says what happens, cites only studies of animals or cells, and names neither."
    ),
    why="Without them the sentence reads as if it were about people; and what a rat does, a mouse may not.",
    fix="Name the animals or the cells that its sources studied in the sentence, and nobody else.",
    bad=example(tier="preclinical", cite="rats2019", sentence="Tea shortens sleep"),
    good=Example(claim(tier="preclinical", cite="rats2019", sentence="Tea shortens sleep in rats")),
)


@claim_check(
    SPECIES_UNSAID,
    applies=lambda claim: claim.tier.name == "preclinical" and bool(claim.sentence),
    used=in_english,
)
def _species_unsaid(claim: Claim, site: Site) -> Iterator[str]:
    cited = site.sources_named(claim.names("cite"))
    species = [name for source in cited for name in _names(source.species)]
    if not names_species(claim.sentence, species):
        named = [name for name in dict.fromkeys(species) if name and name != "human"]
        said = f" ({', '.join(named)})" if named else ', such as "In rats, ..."'
        yield f"its sentence does not say in which animals or cells; name them in it{said}"
    elif told := people_in(claim.sentence):
        yield (
            f'"{told}" names people, and its sources studied animals or cells; say only what was '
            "seen in those"
        )
    else:
        yield from _other_animal(studied_animals(claim.sentence), claim.names("cite"), site)


@site_check(SPECIES_UNSAID, count=lambda site: len(site.animals))
def _other_animal_in_text(site: Site) -> Iterator[Fault]:
    """Find animals that the text names, and that nothing which it cites or links to for them studied."""
    for told in site.animals:
        claims = site.claims_named(told.targets)
        if len(claims) == len(told.targets) and all(map(_tells_of_animals, claims)):
            keys = dict.fromkeys((*told.keys, *(key for c in claims for key in c.names("cite"))))
            for message in _other_animal(told.named, tuple(keys), site, told.quote):
                yield Fault(told.place, message, told.docname)


def _tells_of_animals(claim: Claim) -> bool:
    """Tell whether a claim is on animals or cells, and says who studied them."""
    return claim.tier.name == "preclinical" and bool(claim.names("cite"))


def _other_animal(
    named: tuple[str, ...], keys: tuple[str, ...], site: Site, quote: str = ""
) -> Iterator[str]:
    """Find an animal that is named and that no source studied; one that is silent may have."""
    sources = site.sources_named(keys)
    told = " ".join(f"{source.title} {source.kind} {source.finding}" for source in sources)
    other = other_than(named, [source.species for source in sources], told)
    if other is None or len(sources) < len(keys) or "human" in other[1]:
        return  # a text may compare what animals did with what people do; of claims another rule tells
    where = f' in "{quote}"' if quote else ""
    have = "has" if len(keys) == 1 else "have"
    yield (
        f'"{other[0]}"{where} names animals that no source studied ({", ".join(keys)} {have} the species '
        f"{', '.join(other[1])}); name those that were, or cite a study of the others"
    )


@site_check(SPECIES_UNSAID, count=lambda site: len(site.cited_effects))
def _species_unsaid_in_text(site: Site) -> Iterator[Fault]:
    for told in site.cited_effects:
        keys = dict.fromkeys(told.keys)
        cited = [one for one in site.sources_named(keys) if of_no_people(one.species)]
        if not keys or len(cited) < len(keys):
            continue  # a study in people, or one of which nobody knows, is named too
        named = dict.fromkeys(name for source in cited for name in _names(source.species))
        if not names_species(told.words, named):
            named_keys = ", ".join(f'"{key}"' for key in keys)
            yield Fault(
                told.place,
                f'"{told.quote}" names no animals or cells, and what it cites ({named_keys}) studied nothing '
                f"else ({', '.join(named)}); name them, or cite a study in people",
                told.docname,
            )


def _names(species: str) -> list[str]:
    """Return the words of a source's ``species``."""
    return [name.strip().lower() for name in re.split(r"[,;/]| and ", species)]


UNHEDGED_SAFETY = Rule(
    "unhedged-safety",
    what="A claim promises safety, and no harm stands beside it.",
    why='Nothing is safe for everyone, and "safe" is what readers remember.',
    fix="Take the word out, or name a claim about a harm in `:harms:`.",
    bad=example(sentence="Tea is safe"),
    good=Example(
        claim(cite="label2022", sentence="Tea is safe, says its label", harms="tea-heart")
        + "\n"
        + claim(
            id="tea-heart", cite="label2022", sentence="The label of the tea lists a fast pulse"
        )
    ),
)


@claim_check(UNHEDGED_SAFETY, applies=_has_sentence, used=in_english)
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
    """Tell whether an id is that of another claim, about a harm or a documented fact."""
    harm = site.find_claim(name)
    if harm is None or name == claim.id:
        return False
    return harm.option("direction") == "harm" or harm.tier.name == "reference"
