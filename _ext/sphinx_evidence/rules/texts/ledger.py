"""Rules about the ledger: what popular articles say, and which claims of the site answer it."""

from __future__ import annotations

from sphinx_evidence.rules.rule import Example, Rule, claim

_ROW = """
:::{{popular-claim}} Tea ends every sleepless night
:id: {id}
:article: Tea for everyone
:verdict: unsupported
{more}
Tea holds caffeine. We found no study of people who can't sleep.
:::
"""
_SOUND = _ROW.format(id="tea-ends-sleeplessness", more=":answer: tea-sleep\n")

RULES: tuple[Rule, ...] = (
    Rule(
        "unanswered-popular-claim",
        "A statement in the ledger lacks its sentence, id, verdict, answer or reason.",
        "A statement that is repeated without an answer is advertising for it.",
        "Give it all five: the sentence in your own words, `:id:`, `:verdict:`, `:answer:` with the "
        "ids of the claims that answer it, and one or two sentences that say why.",
        Example(claim() + _ROW.format(id="tea-ends-sleeplessness", more="")),
        Example(claim() + _SOUND),
    ),
    Rule(
        "uncarried-verdict",
        "A verdict speaks for a statement, and the claims that answer it do not.",
        "A reader who sees the verdict alone would believe what nobody found.",
        "Choose the verdict that the answers carry, or name the claims that carry it.",
        Example(
            claim()
            + _ROW.format(id="milk-bones", more=":answer: tea-sleep\n")
            .replace("Tea ends every sleepless night", "Milk heals broken bones")
            .replace("unsupported", "partly-supported")
        ),
        Example(claim() + _SOUND),
    ),
    Rule(
        "duplicate-popular-claim",
        "Two entries of the ledger judge the same statement, or one names it twice.",
        "The two can come to differ, and then a reader finds two verdicts on one statement.",
        "Keep one entry, and name the ids of the others under its `:covers:`.",
        Example(
            claim()
            + _SOUND
            + _ROW.format(id="tea", more=":answer: tea-sleep\n:covers: tea-ends-sleeplessness\n")
        ),
        Example(
            claim()
            + _ROW.format(id="tea", more=":answer: tea-sleep\n:covers: tea-ends-sleeplessness\n")
        ),
    ),
)
