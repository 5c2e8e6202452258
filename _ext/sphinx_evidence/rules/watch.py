"""Works found since the last search: whether somebody looked at the trials among them."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.text import counted
from sphinx_evidence.rules.check import claim_check, has_id
from sphinx_evidence.rules.due import is_over, reading_due
from sphinx_evidence.rules.rule import DUE, Example, Rule
from sphinx_evidence.rules.site import Site

_ROW = Example(
    "claim,work,found,looked_at,by,verdict,design,published,title\n"
    "tea-sleep,10.1000/nights,2020-01-31,{},randomised trial,2020-01-02,Tea and nights\n",
    "watch.csv",
)

UNREAD_TRIAL = Rule(
    "unread-trial",
    what="A trial that may belong to a claim was found longer ago than `evidence_watch_days`, and nobody has looked at it.",
    why="It may say something else than the claim, and readers take the claim for up to date.",
    fix="Read it, then write the day, your name and your verdict into its row of the file of works found.",
    bad=Example(_ROW.text.format(",,"), _ROW.file),
    good=Example(_ROW.text.format("2020-02-01,Ann,another question"), _ROW.file),
    severity=DUE,
)


def _watches(site: Site) -> bool:
    return site.watch is not None and site.settings.watch_days > 0


@claim_check(UNREAD_TRIAL, applies=has_id, used=_watches)
def _unread_trial(claim: Claim, site: Site) -> Iterator[str]:
    for work in site.found_works.get(claim.id, ()):
        if site.watch and is_over(reading_due(work, site.settings), site.settings):
            age = counted(site.settings.watch_days, "day")
            yield (
                f"nobody has looked at the trial {work.work}, found on {work.found}, for more than {age}; "
                f"read it, then write the day, your name and your verdict into {site.watch.path}, "
                f"line {work.line}"
            )
