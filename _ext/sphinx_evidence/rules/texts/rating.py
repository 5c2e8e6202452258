"""Rules about how sure a claim says to be."""

from __future__ import annotations

from sphinx_evidence.rules.rule import Example, Rule, claim, example, graded, graded_example

RULES: tuple[Rule, ...] = (
    Rule(
        "missing-outcome",
        "A claim about an effect does not say in whom, of what, against what, on what, which way, or "
        "which way people want.",
        "How sure we are is said of one outcome in one comparison; without them it means nothing.",
        "Give `:population:`, `:intervention:`, `:comparator:`, `:outcome:` and `:direction:`; where "
        "there is an effect, `:better:`, `less` or `more`, and `:size:` if the tier is low or better.",
        graded_example(comparator="-"),
        Example(graded()),
    ),
    Rule(
        "unknown-domain",
        "A step of a rating names a domain (a kind of reason) that GRADE does not have.",
        "The step would not count, or mean something else to each reader.",
        "Rate down by risk-of-bias, inconsistency, indirectness, imprecision or publication-bias; "
        "rate up by large-effect, dose-response or confounding.",
        graded_example(rated_down="impresision: 80 people"),
        Example(
            graded(
                tier="moderate",
                sentence="Black tea probably reduces hours of sleep in adults",
                rated_down="imprecision: 80 people",
            )
        ),
    ),
    Rule(
        "rating-without-reason",
        "A step of a rating gives no reason.",
        "The reader sees the reasons in the box, and can't judge a step without one.",
        "Write why, in plain words, after the colon.",
        Example(
            graded(
                tier="moderate",
                sentence="Black tea probably reduces hours of sleep in adults",
                rated_down="imprecision",
            )
        ),
        Example(
            graded(
                tier="moderate",
                sentence="Black tea probably reduces hours of sleep in adults",
                rated_down="imprecision: few people were studied",
            )
        ),
    ),
    Rule(
        "unread-is-no-doubt",
        "A reason of rating speaks of what the authors of the site read.",
        "What nobody read is a limit of the reader, and makes the evidence neither weaker nor stronger.",
        "Say in the body what was read. Give a reason that lies in the studies, or take the step out.",
        Example(
            graded(
                tier="moderate",
                sentence="Black tea probably reduces hours of sleep in adults",
                rated_down="imprecision: we read only the summary, and it prints no interval",
            )
        ),
        Example(
            graded(
                tier="moderate",
                sentence="Black tea probably reduces hours of sleep in adults",
                rated_down="imprecision: 80 adults, and a wide interval",
            )
        ),
    ),
    Rule(
        "rated-up-and-down",
        "A claim is rated up although it is rated down, or does not start at low.",
        "Evidence with known faults is not made surer by a large effect.",
        "Take `:rated-up:` out.",
        graded_example(rated_up="large-effect: the effect was large"),
        Example(
            graded(
                tier="moderate",
                cite="cohort2018",
                sentence="Black tea probably reduces hours of sleep in adults",
                rated_up="dose-response: stronger in those who drank more cups",
            )
        ),
    ),
    Rule(
        "source-without-design",
        "A source says in no words of the lists what kind of study it is, or who was studied.",
        "The design and the species decide where a rating starts.",
        "Add `design = {...}` and `species = {...}` to its entry, in words of the lists.",
        graded_example(cite="trial2021, letter2016"),
        Example(graded()),
    ),
    Rule(
        "animals-only",
        "A claim about people rests only on animals or cells.",
        "Most of what works in animals does not work in people.",
        "Use the tier preclinical and name the animals in the sentence, or cite studies in people.",
        graded_example(cite="rats2019"),
        example(
            tier="preclinical", cite="rats2019", sentence="Rats slept less when they were given tea"
        ),
    ),
    Rule(
        "tier-mismatch",
        "The tier is not the one that the sources and the steps give.",
        "A tier that is set by hand can say more than the studies do.",
        "Declare the tier that the message computes, or correct the designs and the steps.",
        graded_example(rated_down="inconsistency: the studies disagree"),
        Example(graded()),
    ),
    Rule(
        "missing-search",
        "A claim that nothing was found does not say what was looked for, and when.",
        "Only readers who know where you looked can tell what finding nothing is worth.",
        "Add `:searched: 2026-11-22: what you looked for, and where`.",
        example(tier="none", sentence="We found no trial of tea for sleep in sailors"),
        Example(
            claim(
                tier="none",
                sentence="We found no trial of tea for sleep in sailors",
                searched="2026-11-22: trials of tea in sailors, in the review named below",
            )
        ),
    ),
)
