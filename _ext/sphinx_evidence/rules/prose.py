"""Prose outside the boxes: what it says of a topic rests on a source, or on a claim of the same.

What depends on one page is found while the page is read (`wording.prose.passages`). What a sentence
says of the claims that it links to is compared here with what those are about.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.notes import Passage
from sphinx_evidence.rules import metadata
from sphinx_evidence.rules.check import nothing, site_check, stray_check
from sphinx_evidence.rules.fault import Fault
from sphinx_evidence.rules.rule import Example, Rule, claim
from sphinx_evidence.rules.site import Site

UNCITED_ASSERTION = Rule(
    "uncited-assertion",
    what=(
        "A sentence outside the boxes says what a topic of the site does to people, and names no source, "
        "or links to a claim on something else."
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


def stranger(passage: Passage, site: Site) -> str:
    """Return what a passage says that no claim that it links to speaks of.

    A claim speaks of its sentence, its outcome, its population and its condition. Who acts or is
    compared is left out, because a claim on the same substance would then support anything. One
    word in common is enough for each thing that the passage says is done. A topic of the site that
    the passage names must be named by a claim too.

    :return: the words in question; a single ``*`` where the passage names nothing to compare.
    """
    from sphinx_evidence.wording.prose.assertions import Topics
    from sphinx_evidence.wording.prose.same_outcome import content_of, share, things_done

    claims = [claim for target in passage.targets if (claim := site.find_claim(target))]
    if not claims:
        return ""  # that the claim is unknown is another rule's finding
    told = " ".join(_options(claims, "outcome", "population"))
    told += " ".join(f" {c.sentence} {site.conditions.get(c.docname, '')}" for c in claims)
    who = " ".join(_options(claims, "intervention", "comparator"))
    topics = [word for word in site.settings.topics if Topics((word,)).name(passage.words)]
    if topics and not Topics(tuple(topics)).name(f"{told} / {who}"):
        return ", ".join(topics)
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


def _options(claims: list[Claim], *names: str) -> Iterator[str]:
    return (claim.option(name) for claim in claims for name in names)
