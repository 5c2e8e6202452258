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
        "or links to a claim on something else; or it states a certainty that nothing named for it has."
    ),
    why="Claims that leave their boxes leave the tier, the sources and the disclaimer behind.",
    fix=(
        "Cite a source in the sentence, link with `{claim}` to a claim on the same outcome, or put it into a box. Whoever "
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
        words = stranger(passage, site)
        if not words:
            continue
        claims = ", ".join(f'"{target}"' for target in dict.fromkeys(passage.targets))
        if words == "*":
            message = (
                f'"{passage.quote}" links to {claims} and does not say on what the effect is; name '
                "the outcome in the words of the claim"
            )
        else:
            message = (
                f'"{passage.quote}" speaks of something ({words}) that the claim which it links to '
                f"({claims}) does not name; link to a claim on it, use the words of the claim, or cite a source"
            )
        yield Fault(passage.place, message, passage.docname)


@site_check(UNCITED_ASSERTION, count=lambda site: len(site.rated))
def _unrated(site: Site) -> Iterator[Fault]:
    """Find a certainty that the text states, and that nothing which is named for it states."""
    for rated in site.rated:
        claims = [claim for target in rated.targets if (claim := site.find_claim(target))]
        stranger = _unnamed(rated.words, " / ".join(_told(claims, site)), site)
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

    cited = [site.sources_by_key[key] for key in rated.keys if key in site.sources_by_key]
    return any(
        one.level == rated.level for source in cited for one in certainties_in(source.finding)
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

    claims = [claim for target in passage.targets if (claim := site.find_claim(target))]
    if not claims:
        return ""  # that the claim is unknown is another rule's finding
    told, who = _told(claims, site)
    if topics := _unnamed(passage.words, f"{told} / {who}", site):
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


def _unnamed(words: str, told: str, site: Site) -> str:
    """Return the topics of the site that words name, where claims name none of them."""
    from sphinx_evidence.wording.prose.assertions import Topics

    topics = [word for word in site.settings.topics if Topics((word,)).name(words)]
    named = not topics or Topics(tuple(topics)).name(told)
    return "" if named else ", ".join(topics)


def _options(claims: list[Claim], *names: str) -> Iterator[str]:
    return (claim.option(name) for claim in claims for name in names)
