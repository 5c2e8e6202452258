"""Answers, short answers and verdicts: drawn from claims, and never out of step with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.rules.rule import claim, graded
from tests.shown import words, written

if TYPE_CHECKING:
    from tests.conftest import Site

ANSWER = ":::{answer} Does tea hold caffeine?\n:claim: tea-sleep\n:::\n"


def test_an_answer_shows_sentence_mark_and_link(example_site: Site) -> None:
    lead = ANSWER.replace(":claim: tea-sleep\n", ":claim: tea-sleep\n:link: All about it\n\nYes.\n")
    example_site.write("page.md", f"# Tea\n\n{lead}\n{claim()}")
    built = example_site.build()
    assert built.findings == []
    [box] = built.html("page").select("section.evidence-answer")
    assert [words(part) for part in box.find_all(["h2", "p"])] == [
        "Does tea hold caffeine?",
        "Yes.",
        "Tea holds caffeine.",
        f"{words(built.box('tea-sleep', 'page').select('.evidence-tier')[0])} All about it",
    ]
    assert [a["href"] for a in box.select("a")] == ["#claim-tea-sleep"]
    assert box["aria-labelledby"] == box.h2["id"]


def test_short_answers_are_a_list_with_headings_below_that_of_their_section(
    example_site: Site,
) -> None:
    short = f"## More\n\n::::{{short-answers}}\n{ANSWER}\n{ANSWER}::::\n"
    example_site.write("page.md", f"# Tea\n\n{short}\n{claim()}")
    built = example_site.build()
    assert built.findings == []
    [found] = built.html("page").select("ul.evidence-answers")
    assert [child.name for child in found.find_all(recursive=False)] == ["li", "li"]
    assert [h.name for h in found.select(".evidence-question")] == ["h3", "h3"]


def test_a_page_that_answers_is_written_again_when_its_claim_changes(example_site: Site) -> None:
    example_site.write("page.md", claim())
    example_site.write("answer.md", f"# Answer\n\n{ANSWER}")
    example_site.build()
    example_site.change("page.md", "Tea holds caffeine", "Tea leaves hold caffeine")
    built = example_site.build()
    assert "Tea leaves hold caffeine." in words(built.html("answer").select(".evidence-answer")[0])
    before = built.mtimes()
    assert "answer.html" not in written(before, example_site.build())


def test_other_sites_show_the_first_answer_of_a_page_and_how_sure_it_is(example_site: Site) -> None:
    other = ANSWER.replace("tea-sleep", "tea-milk")
    milk = claim(
        id="tea-milk", sentence='Tea with "milk" holds caffeine', body="As much as without."
    )
    example_site.write("page.md", f"# Tea & milk\n\n{other}\n{ANSWER}\n{claim()}\n{milk}")
    example_site.write("plain.md", "# Plain\n\nNothing is asked here.")
    own = "---\nmyst:\n  html_meta:\n    description: Our own.\n---\n"
    example_site.write("own.md", f"{own}# Own\n\n{ANSWER}")
    built = example_site.build()
    assert built.findings == []
    mark = words(built.box("tea-milk", "page").select(".evidence-tier-label")[0])
    said = f'Tea with "milk" holds caffeine. {mark}.'

    def meta(page: str) -> list[tuple[str, str]]:
        found = built.html(page).select('meta[name="description"], meta[property^="og:"]')
        return [(str(one.get("name") or one.get("property")), str(one["content"])) for one in found]

    assert dict(meta("page")) | {"og:site_name": ""} == {
        "description": said,
        "og:type": "article",
        "og:title": "Tea & milk",
        "og:description": said,
        "og:site_name": "",
    }
    assert meta("plain") == []
    assert [name for name, _ in meta("own")] == ["description"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (
            ":::{answer} Does tea hold caffeine?\n:::\n",
            "an answer names no claim; add :claim: with the id of one; correct it or take it out "
            "[evidence.unknown-value]",
        ),
        (
            ":::{answer}\n:claim: tea-sleep\n:::\n",
            "an answer has no question; write it behind its name; correct it or take it out "
            "[evidence.unknown-value]",
        ),
        (
            ANSWER.replace(":claim:", ":clam:"),
            'an answer has no option "clam" (did you mean "claim"?); correct it or take it out '
            "[evidence.unknown-option]",
        ),
        (
            ANSWER.replace("tea-sleep", "tea-slep"),
            'no claim has the id "tea-slep" (did you mean "tea-sleep"?); correct the id or write the '
            "claim [evidence.unknown-claim]",
        ),
        (
            f"::::{{short-answers}}\nSome text.\n\n{ANSWER}::::\n",
            'a list of answers holds "Some text.", which is none; correct it or take it out '
            "[evidence.unknown-value]",
        ),
        (
            ANSWER.replace("{answer}", "{anwser}"),
            None,
        ),
    ],
)
def test_what_is_wrong_with_an_answer_is_told(
    example_site: Site, answer: str, said: str | None
) -> None:
    example_site.write("page.md", f"{answer}\n{claim()}")
    built = example_site.build(builder="evidence")
    if said is None:
        assert "unparsed-claim" in built.rules
        return
    assert said in [line.partition("ERROR: ")[2] for line in built.findings]


def test_words_of_an_answer_are_judged_as_all_text(example_site: Site) -> None:
    example_site.add("conf.py", 'evidence_topics = ["tea"]\n')
    loud = "\nTea cures insomnia.\n:::\n"
    example_site.write("page.md", ANSWER.replace("\n:::\n", f"\n{loud}") + f"\n{claim()}")
    example_site.change("page.md", "Does tea hold", "Why does tea cure insomnia? Does tea hold")
    built = example_site.build(builder="evidence")
    assert len(built.findings) >= 2
    assert {line.split(":")[1] for line in built.findings} == {"1", "4"}


def test_verdicts_come_from_front_matter(example_site: Site) -> None:
    top = "---\nevidence: {condition: sleep, verdict: tea-sleep}\n---\n"
    example_site.write("page.md", f"{top}# Sleep\n\n{claim()}")
    listed = ":::{evidence-verdicts}\n:conditions: sleep\n:::\n"
    general = example_site.read("index.md")
    example_site.write("index.md", f"{general}\n{listed}")
    built = example_site.build()
    assert built.findings == []
    [line] = built.html("index").select("ul.evidence-verdicts > li")
    about, verdict = map(words, line.select("p"))
    assert about == "Sleep"
    assert verdict.endswith("Tea holds caffeine.")
    assert [a["href"] for a in line.select("a")] == ["page.html"]
    example_site.change("page.md", "verdict: tea-sleep", "verdict: tea-slep")
    built = example_site.build()
    assert built.findings == [
        'page.md:2: ERROR: no claim has the id "tea-slep" (did you mean "tea-sleep"?); correct the '
        "id or write the claim [evidence.unknown-claim]"
    ]
    example_site.change("page.md", ", verdict: tea-slep", "")
    built = example_site.build()
    assert built.findings == [
        'index.md:7: ERROR: no page about "sleep" names a verdict; correct it or take it out '
        "[evidence.unknown-value]"
    ]


def test_a_verdict_must_be_the_id_of_a_claim(example_site: Site) -> None:
    top = '---\nevidence: {condition: sleep, verdict: ["a"]}\n---\n'
    example_site.write("page.md", f"{top}# Sleep\n\n{claim()}")
    built = example_site.build(builder="evidence")
    assert built.findings == [
        "page.md:2: ERROR: the verdict must be the id of a claim; write it, or take it out "
        "[evidence.unknown-value]"
    ]


SAID = ":::{claim-sentence} tea-sleep\n:::\n"


def test_a_claim_in_short_has_all_that_must_stand_beside_it(example_site: Site) -> None:
    example_site.write("page.md", f"# Tea\n\n{claim()}")
    example_site.write("sheet.md", f"---\norphan: true\n---\n# Sheet\n\n{SAID}")
    built = example_site.build("-W")
    [quote] = built.html("sheet").select(".evidence-quote")
    mark = words(built.box("tea-sleep", "page").select(".evidence-tier")[0])
    said, limit = quote.find_all("p")
    assert words(said) == f"{mark} Tea holds caffeine. Smith 2020"
    assert words(limit) == "What this does not mean: This is not medical advice."
    assert said.a["href"] == "page.html#claim-tea-sleep"


def test_a_claim_in_short_is_written_again_when_it_changes(example_site: Site) -> None:
    example_site.write("page.md", f"# Tea\n\n{claim()}")
    example_site.write("sheet.md", f"---\norphan: true\n---\n# Sheet\n\n{SAID}")
    example_site.build()
    example_site.change("page.md", "Tea holds caffeine", "Tea leaves hold caffeine")
    [quote] = example_site.build().html("sheet").select(".evidence-quote")
    assert "Tea leaves hold caffeine." in words(quote)


def test_a_faulty_claim_in_short_never_looks_sound(example_site: Site) -> None:
    example_site.write("page.md", f"# Tea\n\n{claim(disclaimer='-')}")
    example_site.write("sheet.md", f"---\norphan: true\n---\n# Sheet\n\n{SAID}")
    built = example_site.build()
    [quote] = built.html("sheet").select(".evidence-quote")
    assert "Incomplete claim. Do not rely on it." in words(quote)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            ":::{claim-sentence}\n:::\n",
            "a claim's sentence names no claim; write its id behind it; correct it or take it out "
            "[evidence.unknown-value]",
        ),
        (
            ":::{claim-sentence} tea-slep\n:::\n",
            'no claim has the id "tea-slep" (did you mean "tea-sleep"?); correct the id or write the claim '
            "[evidence.unknown-claim]",
        ),
    ],
)
def test_a_claim_in_short_that_is_none(example_site: Site, text: str, said: str) -> None:
    example_site.write("page.md", f"# Tea\n\n{claim()}\n{text}")
    [line] = example_site.build(builder="evidence").findings
    assert line.endswith(f": ERROR: {said}")


def test_a_harm_that_is_no_claim_has_no_link(example_site: Site) -> None:
    """A claim in short shows its name as it is written, as the claim's own box does."""
    example_site.write(
        "page.md", f"{graded(harms='nothing-there')}\n:::{{claim-sentence}} tea-sleep\n:::\n"
    )
    [quote] = example_site.build().html("page").select(".evidence-quote")
    harms = quote.select_one(".evidence-harms")
    assert harms is not None
    assert words(harms) == "Harms beside it: nothing-there."
    assert harms.select("a") == []
