"""Rules about numbers."""

from __future__ import annotations

from sphinx_evidence.rules.rule import Rule, example, graded_example

RULES: tuple[Rule, ...] = (
    Rule(
        "untraced-number",
        "A figure of a claim is in no finding of its sources and in no doctest of its box.",
        "A reader can't check a number that comes from nowhere.",
        "Correct the figure, its unit, or what it counts or is told of (40 cups are not 40 people, and "
        "what headache did, cramps did not), add it to the source's `finding`, or work it out in a "
        "`{doctest}` block of the same box.",
        example(body="A cup holds about 45 mg of caffeine."),
        example(body="A cup holds about 40 mg of caffeine."),
    ),
    Rule(
        "unchecked-calculation",
        "A figure is called our own calculation, and no doctest of its box prints it.",
        "A sum that nobody runs again can be wrong for years.",
        "Add a `{doctest}` block that prints the figure, in the same box.",
        example(body="A pot holds {calculated}`80 mg` of caffeine."),
        example(
            body="A pot holds {calculated}`80 mg` of caffeine.\n\n"
            '```{doctest}\n>>> print(f"{40 + 40} mg")\n80 mg\n```'
        ),
    ),
    Rule(
        "failed-doctest",
        "A `>>>` example of a claim does not print what stands below it.",
        "A wrong sum would stand in a box as if somebody had checked it.",
        "Run it, and correct the example, its data or what stands below it.",
        example(body="A pot holds some.\n\n```{doctest}\n>>> print(40 + 40)\n90\n```"),
        example(body="A pot holds some.\n\n```{doctest}\n>>> print(40 + 40)\n80\n```"),
    ),
    Rule(
        "unknown-counts",
        "A claim names counts that are not there or can't be read, or those of a source that it "
        "doesn't cite.",
        "Who sees counts beside a claim takes them for what the claim rests on.",
        "Correct `counts` (file: source: outcome) or the file in the folder `evidence_data`, and "
        "cite the source of each row.",
        graded_example(counts="tea: trial2020: slept badly"),
        graded_example(counts="tea: trial2021: slept badly"),
    ),
)
