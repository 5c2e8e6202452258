"""Rules about wording: what the sentence of a claim may say."""

from __future__ import annotations

from sphinx_evidence.rules.rule import Example, Rule, claim, example, graded, graded_example

RULES: tuple[Rule, ...] = (
    Rule(
        "overstated",
        "A claim's sentence says more than its options, or is not read whole.",
        "Readers take the sentence with them, not the label beside it; and what no form reads may say "
        "anything.",
        'Say high certainty with "reduces", moderate with "probably reduces", low with "may reduce"; '
        "the message offers the sentence. Name each thing that it is about in an option.",
        graded_example(sentence="Black tea reduces hours of sleep a lot in adults"),
        Example(graded()),
    ),
    Rule(
        "understated",
        "A claim's sentence says less than its tier, direction or size.",
        "A hedge that the evidence does not ask for hides what is known.",
        'Take out "may", "probably" or "very uncertain", or name the size; the message offers the '
        "sentence.",
        graded_example(sentence="Black tea may reduce hours of sleep in adults"),
        Example(graded()),
    ),
    Rule(
        "banned-wording",
        "A claim's sentence holds a word that fits no tier, or one that advertises.",
        "Each reader takes such a word to mean something else.",
        "Write what the message offers in its place, or take the word out.",
        example(sentence="Tea holds caffeine, a proven ingredient"),
    ),
    Rule(
        "effect-as-reference",
        "A claim that is called a fact of record says that one thing changes another, or reports a "
        "document that it does not cite.",
        "An effect in people must be rated; a fact of record carries no certainty.",
        "Rate it from high to very-low, or say who records it: a label, a guideline, a law. Cite that "
        "document.",
        example(sentence="Tea worsens sleep"),
        Example(claim(cite="label2022", sentence="The label of the tea lists poor sleep")),
    ),
    Rule(
        "species-unsaid",
        "A claim about animals or cells does not say which, or names people.",
        "Without them the sentence reads as if it were about people.",
        "Name the animals or the cells in the sentence, and nobody else.",
        example(tier="preclinical", cite="rats2019", sentence="Tea shortens sleep"),
        Example(claim(tier="preclinical", cite="rats2019", sentence="Tea shortens sleep in rats")),
    ),
    Rule(
        "absence-overstated",
        "A claim that nothing was found says that there is nothing, or goes on to say more.",
        "To have found no study is not to know that there is none, or that a thing fails.",
        'Write "We found no ...", and nothing behind it.',
        example(
            tier="none",
            sentence="There is no trial of tea for sleep",
            searched="2026-11-22: trials of tea for sleep, in the review named below",
        ),
        example(
            tier="none",
            sentence="We found no trial of tea for sleep",
            searched="2026-11-22: trials of tea for sleep, in the review named below",
        ),
    ),
    Rule(
        "unhedged-safety",
        "A claim promises safety, and no harm stands beside it.",
        'Nothing is safe for everyone, and "safe" is what readers remember.',
        "Take the word out, or name a claim about a harm in `:harms:`.",
        example(sentence="Tea is safe"),
        Example(
            claim(cite="label2022", sentence="Tea is safe, says its label", harms="tea-heart")
            + "\n"
            + claim(
                id="tea-heart", cite="label2022", sentence="The label of the tea lists a fast pulse"
            )
        ),
    ),
)
