"""Faults of words: too sure, too weak, banned, an effect told as a fact, safety promised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.notes import Animals, CitedEffect, Rated
from tests.site.altering import SENTENCES, having, in_turn, said, without
from tests.site.planting import Fault, Garden, planter

#: From the strongest on.
TIERS = tuple(SENTENCES)
SIZES = ("trivial", "small", "moderate", "large")
BANNED = (
    ", a proven remedy",
    ", a promising approach",
    ", a natural remedy",
    ", and boosts health",
    ", a miracle",
)
SAFE = (
    " and is safe",
    " and is harmless",
    " at low risk",
    " and is well tolerated",
    ", which has no risk",
)
EFFECTS = (
    "Magnesium reduces tremor",
    "Magnesium oxide improves sleep in adults",
    "Magnesium may prevent cramps in pregnant women",
    "Taking magnesium helps people with tremor",
    "Tremor gets better with magnesium",
    "Magnesium sulfate lowers blood pressure",
    "Tremor is relieved by magnesium",
    "Magnesium does not reduce tremor",
)
_HEDGED = re.compile(r"\b(?P<hedge>may|probably) (?P<verb>\w+)")


def graded(garden: Garden) -> Iterator[tuple[Claim, int]]:
    """Yield each claim of an effect in people, and how many tiers are stronger than its own."""
    for claim in garden.claims:
        if claim.tier.graded:
            yield claim, TIERS.index(claim.tier.name)


@planter("overstated")
def words_of_a_stronger_tier(garden: Garden) -> Iterator[Fault]:
    for claim, own in graded(garden):
        for tier in TIERS[:own]:
            changed = said(claim, SENTENCES[tier])
            yield garden.at(claim, f"words for {tier}", changed, **garden.alone(claim))
        if own:
            changed = said(claim, "Magnesium clearly reduces tremor")
            banned = ("banned-wording", claim.place)
            yield garden.at(claim, "words of certainty", changed, banned, **garden.alone(claim))


@planter("understated")
def words_of_a_weaker_tier(garden: Garden) -> Iterator[Fault]:
    for claim, own in graded(garden):
        for tier in TIERS[own + 1 :]:
            changed = said(claim, SENTENCES[tier])
            yield garden.at(claim, f"words for {tier}", changed, **garden.alone(claim))
        if (
            claim.tier.name == "very-low"
        ):  # no words are weaker, but its tier may be told as another
            changed = having(said(claim, SENTENCES["very-low"]), tier="low")
            mismatch = ("tier-mismatch", claim.place)
            yield garden.at(claim, "told as low", changed, mismatch, **garden.alone(claim))


@planter("overstated")
def own_words_without_their_doubt(garden: Garden) -> Iterator[Fault]:
    """The sentence of a claim as it stands, but surer."""
    for claim, _ in graded(garden):
        found = _HEDGED.search(claim.sentence)
        if found and claim.tier.name in ("low", "moderate"):
            verb = found["verb"] if found["verb"].endswith("s") else f"{found['verb']}s"
            before, after = claim.sentence[: found.start()], claim.sentence[found.end() :]
            for words in (verb, *([f"probably {verb}"] if found["hedge"] == "may" else [])):
                changed = claim._replace(sentence=f"{before}{words}{after}")
                yield garden.at(claim, f"{words} for {found[0]}", changed)


def sized(garden: Garden) -> Iterator[tuple[Claim, str]]:
    """Yield claims whose sentence says how large an effect is, each with a size that is another."""
    for claim in garden.claims:
        size = claim.option("size")
        if claim.tier.name in TIERS[:3] and claim.option("direction") in ("benefit", "harm"):
            for other in SIZES:
                if size and other != size:
                    yield claim, other


@planter("overstated")
def smaller_than_its_words(garden: Garden) -> Iterator[Fault]:
    for claim, other in sized(garden):
        if SIZES.index(other) < SIZES.index(claim.option("size")):
            yield garden.at(claim, f"told as {other}", having(claim, size=other))


@planter("understated")
def larger_than_its_words(garden: Garden) -> Iterator[Fault]:
    for claim, other in sized(garden):
        if SIZES.index(other) > SIZES.index(claim.option("size")):
            yield garden.at(claim, f"told as {other}", having(claim, size=other))


@planter("overstated")
def prose_surer_than_its_claim(garden: Garden) -> Iterator[Fault]:
    yield from passages(garden, surer=True)


@planter("understated")
def prose_less_sure_than_its_claim(garden: Garden) -> Iterator[Fault]:
    yield from passages(garden, surer=False)


def passages(garden: Garden, *, surer: bool) -> Iterator[Fault]:
    """Yield each sentence of the text that links to claims, in words of all other tiers."""
    everyone = garden.site.passages
    for one in everyone:
        linked = [c.tier.name for c in garden.claims if c.id in one.targets]
        if one.beside and "reference" in linked:
            continue  # it may tell just that fact
        targets = [name for name in linked if name in TIERS]
        ranks = [TIERS.index(tier) for tier in targets]
        others = TIERS[: min(ranks, default=0)] if surer else TIERS[max(ranks, default=4) + 1 :]
        for tier in others:
            wrong = one._replace(certainty=tier)
            changed = tuple(wrong if other is one else other for other in everyone)
            where = f"{one.place.path}:{one.place.line}"
            yield garden.of(f"words for {tier}", where, one.place, passages=changed, says=one.quote)


@planter("uncited-assertion")
def prose_of_what_its_claim_does_not_name(garden: Garden) -> Iterator[Fault]:
    everyone = garden.site.passages
    for one in everyone:
        if not one.certainty:  # a documented fact may say it in words of its own
            continue
        wrong = one._replace(words="Magnesium reduces volcanoes")
        changed = tuple(wrong if other is one else other for other in everyone)
        where = f"{one.place.path}:{one.place.line}"
        yield garden.of("of something else", where, one.place, passages=changed, says=one.quote)


def own_words(claim: Claim) -> str:
    """Return a sentence that more words can follow: a last noun is no verb before them."""
    return claim.sentence.removesuffix(", with different causes")


@planter("banned-wording")
def words_outside_the_scheme(garden: Garden) -> Iterator[Fault]:
    for number, claim in enumerate(garden.claims):
        for words in in_turn(BANNED, number):
            changed = claim._replace(sentence=f"{own_words(claim)}{words}")
            follows = [("overstated", claim.place)] if claim.tier.graded else []
            ended = claim.sentence.endswith("tells of one")  # nothing may follow that
            if claim.tier.name == "none" and (ended or ", and" in words):
                follows.append(("absence-overstated", claim.place))
            yield garden.at(claim, f"...{words}", changed, *follows)


@planter("unhedged-safety")
def safety_promised(garden: Garden) -> Iterator[Fault]:
    for number, claim in enumerate(garden.claims):
        for words in in_turn(SAFE, number):
            # That no study says so may be said, and that it is asked whether it is so.
            hedged = claim.tier.name == "none" or "whether" in claim.sentence
            start = "Magnesium was studied in tremor" if hedged else own_words(claim)
            changed = without(claim, "harms")._replace(sentence=f"{start}{words}")
            follows = []
            if claim.tier.name == "none":
                follows.append(("absence-overstated", claim.place))
            if claim.tier.graded:
                follows.append(("overstated", claim.place))
            if claim.option("direction") == "benefit":
                follows.append(("benefit-without-harms", claim.place))
            yield garden.at(claim, f"...{words}", changed, *follows)


@planter("effect-as-reference")
def effect_without_a_rating(garden: Garden) -> Iterator[Fault]:
    for number, claim in enumerate(garden.claims):
        if claim.tier.name == "reference":
            for words in in_turn(EFFECTS, number):
                told = claim._replace(sentence=words)
                yield garden.at(claim, words, told, **garden.alone(claim))
        elif claim.tier.graded:
            bare = without(claim, "rated-down", "rated-up", "size", "direction")
            told = having(bare, tier="reference")._replace(sentence="Magnesium reduces tremor")
            follows = garden.no_harm(claim)
            yield garden.at(claim, "told as reference", told, *follows, **garden.alone(claim))


@planter("species-unsaid")
def animals_unsaid(garden: Garden) -> Iterator[Fault]:
    for claim in garden.claims:
        if claim.tier.name == "preclinical":
            for words in (
                "Magnesium blocks the channel of the NMDA receptor",
                "In people, magnesium blocks the channel of the NMDA receptor",
                "Magnesium calms overactive nerves",
            ):
                parts = garden.untold(claim)  # what links to it speaks of what it said
                yield garden.at(claim, words, claim._replace(sentence=words), **parts)


@planter("species-unsaid")
def animals_unsaid_in_the_text(garden: Garden) -> Iterator[Fault]:
    """On each page: an effect that only animals stand behind, and animals that nobody studied."""
    rats = next(one.key for one in garden.sources if one.species == "rat")
    for docname in garden.pages:
        page = garden.page(docname)
        words = "Magnesium calms overactive nerves"
        effect = CitedEffect(words, words, (rats,), page, docname)
        effects = (*garden.site.cited_effects, effect)
        yield garden.of("effect in nobody", docname, page, cited_effects=effects, says=rats)
        told = Animals("In ferrets it did", ("ferrets",), (rats,), (), page, docname)
        animals = (*garden.site.animals, told)
        yield garden.of("other animals", docname, page, animals=animals, says="ferrets")


@planter("uncited-assertion")
def certainty_that_nothing_states(garden: Garden) -> Iterator[Fault]:
    for docname in garden.pages:
        page = garden.page(docname)
        words = "Magnesium against tremor: high certainty"
        told = Rated(words, "high", "high certainty", words, (), (), page, docname)
        rated = (*garden.site.rated, told)
        yield garden.of("certainty", docname, page, rated=rated, says="high certainty")


@planter("absence-overstated")
def absence_told_as_fact(garden: Garden) -> Iterator[Fault]:
    for claim in garden.claims:
        if claim.tier.name == "none":
            rest = claim.sentence.removeprefix("We found no ")
            for words in (
                f"There is no {rest}",
                f"No {rest} exists",
                "Magnesium does not work for tremor",
                "Magnesium has no effect on tremor",
                "Magnesium is useless in tremor",
                f"It is certain that no {rest} was ever done",
            ):
                yield garden.at(claim, words[:24], claim._replace(sentence=words))
            if claim.option("found-no"):
                yield garden.at(claim, "mark of any study", without(claim, "found-no"))


@planter("unknown-value")
def verb_that_says_what_is_wanted(garden: Garden) -> Iterator[Fault]:
    """Who prevents a thing wants less of it, whatever `better` says: so it is no harm any more."""
    sentences = {
        "high": "Magnesium prevents tremor",
        "moderate": "Magnesium probably prevents tremor",
        "low": "Magnesium may prevent tremor",
    }
    for claim in garden.claims:
        if claim.tier.name in sentences:
            changed = said(claim, sentences[claim.tier.name])
            follows = garden.unharmed(claim, changed)
            follows += [spot for spot in garden.worded(changed) if spot[0] != "unknown-value"]
            parts = garden.alone(claim)
            yield garden.at(claim, "prevents more", changed, *follows, says="better", **parts)
