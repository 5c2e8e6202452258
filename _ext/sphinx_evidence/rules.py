"""The registry of rules: what each one asks for, why, and how to put it right.

One table, from which the messages' names, the summary, the reports and the tests are made. A
rule's bad example is its test; its good example must pass.
"""

from __future__ import annotations

from typing import NamedTuple

ERROR = "error"
WARNING = "warning"


class Example(NamedTuple):
    """A page, or another file, that breaks a rule or keeps it."""

    text: str
    file: str = "page.md"


class Rule(NamedTuple):
    """One thing that the gate asks for."""

    slug: str
    what: str  #: What is wrong when the rule fails.
    why: str  #: Why that matters to a reader.
    fix: str  #: What an author does about it.
    bad: Example
    good: Example | None = None  #: Left out where `GOOD` is the answer.
    core: bool = True  #: Core rules can be neither lowered nor waived.


def _claim(**options: str) -> str:
    """Return the sound claim of the examples with some options changed or left out ("-")."""
    values = {
        "id": "tea-sleep",
        "tier": "reference",
        "cite": "smith2020",
        "disclaimer": "general",
    } | {name.replace("_", "-"): value for name, value in options.items()}
    sentence = values.pop("sentence", "Tea holds caffeine")
    body = values.pop("body", "A cup holds some caffeine.")
    given = "".join(
        f":{name}: {value}".rstrip() + "\n" for name, value in values.items() if value != "-"
    )
    return f":::{{evidence}} {sentence}\n{given}\n{body}\n:::\n"


#: The claim that keeps every rule; the examples stand beside one source and one disclaimer.
GOOD = Example(_claim())


def _bad(**options: str) -> Example:
    return Example(_claim(**options))


RULES: dict[str, Rule] = {
    rule.slug: rule
    for rule in (
        Rule(
            "missing-id",
            "A claim has no id.",
            "Without an id nothing can link to a claim, count it or notice that it is gone.",
            "Give it a short lower-case name that will never change, such as `:id: tea-sleep`.",
            _bad(id="-"),
        ),
        Rule(
            "invalid-id",
            "An id is not a lower-case slug.",
            "Ids become addresses, and addresses must read the same everywhere.",
            "Use lower-case letters, digits and single hyphens.",
            _bad(id="Tea & Sleep"),
        ),
        Rule(
            "duplicate-claim",
            "Two claims share an id.",
            "A link to the id would lead to only one of them.",
            "Rename the newer one.",
            Example(_claim() + "\n" + _claim(sentence="Tea is a drink")),
        ),
        Rule(
            "missing-tier",
            "A claim does not say how sure we are.",
            "A reader can't weigh a claim without it.",
            "Add `:tier:` with one of the seven tiers.",
            _bad(tier="-"),
        ),
        Rule(
            "unknown-tier",
            "A tier is not one of the seven.",
            "A word outside the scale means something else to each reader.",
            "Use high, moderate, low, very-low, preclinical, none or reference.",
            _bad(tier="medium"),
        ),
        Rule(
            "missing-citation",
            "A claim names no source.",
            "A claim without a source is an opinion.",
            "Add `:cite:` with the keys of the sources, separated by commas.",
            _bad(cite="-"),
        ),
        Rule(
            "unknown-citation",
            "A citation key is in no bibliography file.",
            "The source can't be shown, so nobody can check it.",
            "Correct the key, capital letters included, or add the source to the `.bib` file.",
            _bad(cite="smiht2020"),
        ),
        Rule(
            "missing-disclaimer",
            "A claim shows no disclaimer.",
            "A reader must see what a claim does not mean, beside the claim.",
            "Add `:disclaimer:`, and see that the disclaimer starts with a paragraph.",
            _bad(disclaimer="-"),
        ),
        Rule(
            "unknown-disclaimer",
            "A disclaimer is defined nowhere.",
            "The box would stand without it.",
            "Correct the name, or define it with `:::{disclaimer} name`.",
            _bad(disclaimer="genral"),
        ),
        Rule(
            "unparsed-claim",
            "Something looks like a claim in a source but did not become one.",
            "It would be printed as plain text, unchecked.",
            "Write `:::{evidence} The claim` with three colons or more and a closing fence.",
            Example(_claim().replace(":::{evidence}", ":::{evidnce}")),
        ),
        Rule(
            "unknown-option",
            "An option has a name that nobody reads.",
            "What it says would be lost.",
            "Correct the name.",
            _bad(teir="low"),
        ),
        Rule(
            "empty-claim",
            "A claim has no sentence, or no body.",
            "An empty box says nothing and looks sound.",
            "Write the claim after `{evidence}` and explain it in the body.",
            _bad(body=""),
        ),
        Rule(
            "unknown-claim",
            "A mention of a claim leads nowhere.",
            "A harm or an answer that is promised must be there.",
            "Correct the id, or write the claim.",
            Example(_claim() + "\nSee {claim}`tea-slep`.\n"),
            Example(_claim() + "\nSee {claim}`tea-sleep`.\n"),
        ),
        Rule(
            "retracted-source",
            "A cited source is retracted, or the file that tells can't be read.",
            "A retracted paper carries nothing.",
            "Take the source out, and rate the claim again without it.",
            Example(
                "doi,status,source,checked\n10.1000/smith,retracted,Crossref,2026-11-01\n",
                "status.csv",
            ),
            Example(
                "doi,status,source,checked\n10.1000/smith,current,Crossref,2026-11-01\n",
                "status.csv",
            ),
        ),
        Rule(
            "broken-bibliography",
            "A bibliography file is missing, unreadable, or defines a key twice.",
            "Nobody can tell which source a claim rests on.",
            "Mend the file at the line named.",
            Example("@article{smith2020,\n  title = {Tea\n", "references.bib"),
        ),
        Rule(
            "skipped-doctest",
            "A `>>>` example in a page does not run.",
            "A number that nobody recomputes can be wrong for years.",
            "Put it into a ```` ```{doctest} ```` block, and take away what skips it.",
            Example(_claim(body="```python\n>>> 1 + 1\n3\n```")),
            Example(_claim(body="```{doctest}\n>>> 1 + 1\n2\n```")),
            core=False,
        ),
        Rule(
            "lost-text",
            "Part of an option is lost on the way from the page to the box.",
            "The box would say less than its author wrote.",
            "Write the option once, and put a value that holds ` #` in quotes.",
            _bad(population="adults #1 and #2"),
            _bad(population='"adults #1 and #2"'),
            core=False,
        ),
        Rule(
            "unknown-value",
            "An option has a value outside its list.",
            "Tables and checks would pass it over.",
            "Use one of the values named in the message.",
            _bad(direction="positive"),
            _bad(direction="benefit"),
            core=False,
        ),
        Rule(
            "duplicate-disclaimer",
            "A disclaimer is defined twice.",
            "Which of the two a box shows would be chance.",
            "Keep one.",
            Example(_claim() + "\n:::{disclaimer} general\nAnother text.\n:::\n"),
            core=False,
        ),
        Rule(
            "invalid-setting",
            "A setting in `conf.py` asks for something that the gate can't do.",
            "A gate that is set wrongly may pass what it should stop.",
            "Correct the setting named in the message.",
            Example('evidence_rules = {"missing-citation": "warning"}\n', "conf.py"),
            Example('evidence_rules = {"unknown-value": "warning"}\n', "conf.py"),
            core=False,
        ),
        Rule(
            "too-few-claims",
            "The site holds fewer claims than `evidence_minimum_claims`.",
            "A gate that sees nothing passes everything.",
            "Find out where the claims went; lower the setting only if they are gone for good.",
            Example("evidence_minimum_claims = 2\n", "conf.py"),
            Example("evidence_minimum_claims = 1\n", "conf.py"),
            core=False,
        ),
    )
}
