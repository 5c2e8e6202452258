"""How to cite a claim: a line of text, and an entry for BibTeX. No Sphinx."""

import re
from typing import NamedTuple

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.text import with_stop
from sphinx_evidence.wording.words import ENGLISH, Words


class Work(NamedTuple):
    """The site that a claim stands on; each part may be empty."""

    author: str
    title: str
    version: str
    reviewed: str  #: ISO date of the claim's last review.
    address: str  #: Of the claim itself, where the site says where it is served.


def as_text(claim: Claim, work: Work, say: Words = ENGLISH) -> str:
    """Return a line to cite a claim by; its certainty goes with it."""
    reviewed = say("reviewed {}", work.reviewed) if work.reviewed else ""
    where = filter(None, [_edition(work, say), say("claim {}", claim.id), reviewed])
    parts = (
        work.author,
        say("“{0}” {1}", with_stop(claim.sentence), say(claim.tier.label)),
        say("In: {}", ", ".join(where)),
    )
    return " ".join([*(with_stop(part) for part in parts if part), work.address]).strip()


def as_bibtex(claim: Claim, work: Work, say: Words = ENGLISH) -> str:
    """Return an entry of a bibliography for a claim; what is special to LaTeX is escaped."""
    fields = {
        "author": f"{{{_tex(work.author)}}}" if work.author else "",
        "title": f"{{{_tex(claim.sentence)}}}",
        "howpublished": _tex(
            ", ".join(filter(None, [_edition(work, say), say("claim {}", claim.id)]))
        ),
        "note": _tex(say(claim.tier.label)),
        "year": work.reviewed[:4],
        "url": work.address,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{claim.id},", *lines, "}"])


def _edition(work: Work, say: Words) -> str:
    return say("{0}, version {1}", work.title, work.version) if work.version else work.title


def _tex(text: str) -> str:
    return re.sub(r"([&%$#_{}])", r"\\\1", text.replace("\\", "")).replace("~", r"\~{}")
