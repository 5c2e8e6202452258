"""Prose outside the boxes: what it says of a topic rests on a source, or on a claim of the same.

What depends on one page is found while the page is read (`wording.prose.passages`). What a sentence
says of the claims that it links to is compared here with what those are about.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.notes import Passage, Rated
from sphinx_evidence.rules import metadata
from sphinx_evidence.rules.check import nothing, site_check, stray_check
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.rule import Example, Rule, claim
from sphinx_evidence.rules.site import Site

UNCITED_ASSERTION = Rule(
    "uncited-assertion",
    what=(
        "A sentence outside the boxes says what a topic of the site does to people, and names no source, "
        "or links to a claim on something else, on other people, or without what it compares with; or it states "
        "a certainty that nothing named for it has."
    ),
    why="Claims that leave their boxes leave the tier, the sources and the disclaimer behind.",
    fix=(
        "Cite a source in the sentence, link with `{claim}` to a claim on the same outcome and the same people, or put it into a box. Whoever "
        "reports what others say or believe writes what it is used for and links to the claim that answers it, or "
        "makes it a row of the popular claims with `{popular-claim}`."
    ),
    bad=Example(f"{claim()}\nTea calms the nerves.\n"),
    good=Example(f"{claim()}\nTea calms the nerves {{cite}}`smith2020`.\n"),
)
_UNCITED_ASSERTION_STRAYS = stray_check(UNCITED_ASSERTION, count=lambda site: site.pages)


@site_check(UNCITED_ASSERTION, count=metadata.count)
def _uncited_elsewhere(site: Site) -> Iterator[Fault]:
    yield from metadata.slips(UNCITED_ASSERTION.slug, site)


@site_check(UNCITED_ASSERTION, count=nothing)
def _unlike(site: Site) -> Iterator[Fault]:
    for passage in site.passages:
        named = ", ".join(f'"{target}"' for target in dict.fromkeys(passage.targets))
        for wrong in _wrong(passage, site):
            message = f'"{passage.quote}" {wrong.format(named)}'
            yield Fault(passage.place, message, passage.docname)


def _wrong(passage: Passage, site: Site) -> Iterator[str]:
    """Yield what is wrong with a passage, and what to do; braces stand for the claims that it links to."""
    if not passage.certainty and not all(
        one.tier.graded for one in site.claims_named(passage.targets)
    ):
        return  # a documented fact may say so in words of its own
    words = stranger(passage, site)
    if words == "*":
        yield (
            "links to {} and does not say on what the effect is; name the outcome in the words of the claim"
        )
    if (
        not words and not passage.cited
    ):  # a source that is cited too may stand for the rest of a list
        words = unlisted(passage, site)
    if words and words != "*":
        yield (
            f"speaks of something ({words}) that the claim which it links to ({{}}) does not name; link "
            "to a claim on it, use the words of the claim, or "
            f"{'take the link out' if passage.cited else 'cite a source'}"
        )
    if passage.cited:
        return
    if who := others(passage, site):
        yield (
            f"speaks of others ({who}) than the claim which it links to ({{}}); say it of those whom the "
            f"claim is about, link to a claim on {who}, or cite a source"
        )
    if what := uncompared(passage, site):
        yield (
            f"compares with something ({what}) that the claim which it links to ({{}}) does not compare "
            "with; take it out, link to a claim that compares with it, or cite a source"
        )


@site_check(UNCITED_ASSERTION, count=lambda site: len(site.rated))
def _unrated(site: Site) -> Iterator[Fault]:
    """Find a certainty that the text states, and that nothing which is named for it states."""
    for rated in site.rated:
        claims = site.claims_named(rated.targets)
        stranger = _topics_beyond(rated.words, " / ".join(_told(claims, site)), site)
        if (claims and not stranger) or _is_stated(rated, site):
            continue  # whether a claim has it is asked where sentences are held to their claims
        where = "" if rated.written == rated.quote else f' in "{rated.quote}"'
        yield Fault(
            rated.place,
            f'"{rated.written}"{where} states a certainty, and nothing that is named for it does; link with '
            f"{{claim}} to a claim of {rated.level.replace('-', ' ')} certainty, say who rated it so and "
            "cite them, or take it out",
            rated.docname,
        )


def _is_stated(rated: Rated, site: Site) -> bool:
    """Tell whether the finding of a source that is cited states a certainty."""
    from sphinx_evidence.wording.stated_certainty import certainties_in

    return any(
        one.level == rated.level
        for source in site.sources_named(rated.keys)
        for one in certainties_in(source.finding)
    )


def stranger(passage: Passage, site: Site) -> str:
    """Return what a passage says that no claim that it links to speaks of.

    A claim speaks of its sentence, its outcome, its population and its condition. Who acts or is
    compared is left out, because a claim on the same substance would then support anything. One
    word in common is enough for each thing that the passage says is done. A topic of the site that
    the passage names must be named by a claim too.

    :return: the words in question; a single ``*`` where the passage names nothing to compare.
    """
    from sphinx_evidence.wording.prose.same_outcome import content_of, share, things_done

    claims = site.claims_named(passage.targets)
    if not claims:
        return ""  # that the claim is unknown is another rule's finding
    told, who = _told(claims, site)
    if topics := _topics_beyond(passage.words, f"{told} / {who}", site):
        return topics
    changed = content_of(" ".join(_options(claims, "outcome")))
    who_acts = content_of(" ".join((who, *site.settings.topics)))
    acting = {word for word in who_acts if not share({word}, changed)}
    outcomes = content_of(told.replace("-", " ")) - acting
    named = [things - acting for things in things_done(passage.words)]
    parts = [things for things in named if things] or [content_of(passage.words) - acting]
    for things in parts:
        if not things:
            return "*"
        if not share(things, outcomes):
            return ", ".join(sorted(things))
    return ""


def _told(claims: list[Claim], site: Site) -> tuple[str, str]:
    """Return what claims speak of, and who acts or is compared in them."""
    told = " ".join(_options(claims, "outcome", "population"))
    told += " ".join(f" {c.sentence} {site.conditions.get(c.docname, '')}" for c in claims)
    return told, " ".join(_options(claims, "intervention", "comparator"))


def _topics_beyond(words: str, told: str, site: Site) -> str:
    """Return the topics of the site that words name, where claims name none of them."""
    from sphinx_evidence.wording.prose.assertions import Topics

    topics = [word for word in site.settings.topics if Topics((word,)).name(words)]
    named = not topics or Topics(tuple(topics)).name(told)
    return "" if named else ", ".join(topics)


def _options(claims: list[Claim], *names: str) -> Iterator[str]:
    return (claim.option(name) for claim in claims for name in names)


def unlisted(passage: Passage, site: Site) -> str:
    """Return what stands in a list beside what the claims are on, and no claim names.

    "Honey may help cough and asthma" is no claim on cough alone, nor "honey and sugar" one on honey.
    Several claims may cover a list together.
    """
    from sphinx_evidence.wording.prose.coordinates import lists_in
    from sphinx_evidence.wording.prose.same_outcome import content_of, share

    claims = site.claims_named(passage.targets)
    if not claims:
        return ""
    lists = [*lists_in(passage.words)]
    if not lists:
        return ""
    about = content_of(
        " ".join((*_options(claims, "outcome", "intervention"), *_sentences(claims)))
    )
    known = about | content_of(" ".join(_said_of(claim, site) for claim in claims))
    for things in lists:
        strange = [thing for thing in things if thing and not share(thing, known)]
        if strange and any(share(thing, about) for thing in things):
            return ", ".join(sorted(frozenset[str]().union(*strange)))
    return ""


def others(passage: Passage, site: Site) -> str:
    """Return whom a passage names that none of the claims that it links to can be about."""
    from sphinx_evidence.wording.prose.population import other_people

    claims = site.claims_named(passage.targets)
    if not claims:
        return ""
    preclinical = all(claim.tier.name == "preclinical" for claim in claims)
    said = [_said_of(claim, site) for claim in claims]
    return other_people(passage.words, said, preclinical=preclinical)


def uncompared(passage: Passage, site: Site) -> str:
    """Return what a passage compares with, and none of the claims that it links to."""
    from sphinx_evidence.wording.prose.compared import compared_with, is_inert, words_compared
    from sphinx_evidence.wording.prose.same_outcome import content_of, share

    claims = site.claims_named(passage.targets)
    compared = [*compared_with(passage.words)] if claims else []
    if not compared:
        return ""
    outcomes = content_of(" ".join(_options(claims, "outcome")))
    names = ("comparator", "intervention", "population")
    known = words_compared(" ; ".join((*_options(claims, *names), *_sentences(claims))))
    for thing in compared:
        named = [word for word in thing if not share({word}, outcomes)]
        if named and not share(named, known) and not (is_inert(named) and is_inert(known)):
            return " ".join(thing)
    return ""


def _said_of(claim: Claim, site: Site) -> str:
    """Return all that a claim says of what it is about."""
    names = ("outcome", "population", "intervention", "comparator")
    condition = site.conditions.get(claim.docname, "")
    return " ; ".join((claim.sentence, *_options([claim], *names), condition))


def _sentences(claims: list[Claim]) -> Iterator[str]:
    return (claim.sentence for claim in claims)
