"""What a rat did is not told of mice: in a claim, in its box, and in text that names either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_evidence.rules.rule import claim

if TYPE_CHECKING:
    from tests.conftest import Site

SILENT = (
    "names animals that no source studied (rats2019 has the species rat); name those that were, or cite a "
    "study of the others [evidence.species-unsaid]"
)
RATS = {"tier": "preclinical", "cite": "rats2019"}


def test_animals_that_no_source_studied(example_site: Site) -> None:
    mice = claim(**RATS, sentence="In mice, tea shortens sleep", body="Rats given tea slept less.")
    rats = claim(
        **RATS,
        id="tea-rats",
        sentence="In rats, tea shortens sleep",
        body="In hamsters it did too.",
    )
    text = """\
In dogs tea shortens sleep ({claim}`tea-rats`), and in cats it did {cite}`rats2019`.

In rodents and in rats tea shortens sleep ({claim}`tea-rats`). In pigs nobody has looked.

Unlike rats, adults slept badly with tea {cite}`trial2021`.
"""
    example_site.write("page.md", f"{mice}\n{rats}\n{text}")
    found = example_site.build(builder="evidence").findings
    assert [line.partition("ERROR: ")[2] for line in found] == [
        f'claim "tea-sleep": "mice" {SILENT}',
        f'"hamsters" in "In hamsters it did too." {SILENT}',
        f'"dogs" in "In dogs tea shortens sleep, and in cats it did." {SILENT}',
    ]
