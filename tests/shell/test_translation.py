"""What is judged is what is shown: catalogues, other languages and substitutions."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

CATALOGUE = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"
"""
TOLD = {
    "Tea holds caffeine": "Tea cures all",
    "A cup holds some caffeine.": "Nobody slept badly.",
    "▪ Documented fact": "⊕⊕⊕⊕ High certainty",
    "This is not medical advice.": "Ask nobody.",
    "A cup of tea": "Tea cures all",
    "Text around it.": "Words around it.",
}
ARTICLE = 'An article is called "Can tea help with sleep?".'
GRADED = """\
:tier: low
:population: adults
:intervention: tea
:comparator: water
:outcome: sound sleep
:direction: harm
:better: more
:size: moderate
:rated-down: imprecision 2: one small trial"""
RST = """\
Page
====

.. |many| replace:: 45
.. |part| replace:: caffeine

.. disclaimer:: strong

   Not for |part| lovers.

.. evidence:: Tea holds caffeine
   :id: tea-rst
   :tier: reference
   :cite: smith2020
   :disclaimer: strong

   They asked |many| of them.
"""


@pytest.fixture
def site(new_site: Callable[..., Site]) -> Site:
    made = new_site("tea")
    body = "A cup holds some caffeine.\n"
    made.change("page.md", body, f"{body}\n![A cup of tea](cup.png)\n")
    made.write("cup.png", b"")
    made.add("page.md", "\nText around it.\n")
    return made


def test_a_catalogue_replaces_nothing_that_is_judged(site: Site) -> None:
    pairs = (f'\nmsgid "{said}"\nmsgstr "{told}"\n' for said, told in TOLD.items())
    text = CATALOGUE + "".join(pairs)
    for page in ("index", "page"):
        site.write(f"locales/en/LC_MESSAGES/{page}.po", text)
    built = site.build("-D", "gettext_additional_targets=literal-block,image")
    assert built.status == 0
    box = built.text("tea-sleep", "page")
    assert "Documented fact" in box
    assert "Tea holds caffeine" in box
    assert "A cup holds some caffeine." in box
    assert "Not medical advice." in box or "This is not medical advice." in box
    assert built.box("tea-sleep", "page").select_one("img")["alt"] == "A cup of tea"  # type: ignore[index]
    words = built.html("page").get_text(" ")
    assert "Words around it." in words
    assert not any(told in words for told in ("cures", "Nobody", "High certainty", "Ask nobody"))


def test_catalogues_are_not_asked_for_what_is_judged(site: Site) -> None:
    built = site.build(builder="gettext")
    asked = (built.out / "page.pot").read_text("utf-8")
    assert "Text around it." in asked
    assert not any(said in asked for said in TOLD if said != "Text around it.")


def renew(site: Site) -> None:
    """Write the catalogues, and bring those in German up to date, in the folder of the site."""
    sphinx_intl = pytest.importorskip("sphinx_intl.commands", reason="sphinx-intl is not installed")
    site.build("-d", "_build/gettext/.doctrees", builder="gettext")
    sphinx_intl.main(["update", "-p", "_build/gettext", "-l", "de"], standalone_mode=False)


def test_a_site_in_another_language_by_catalogues(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As docs/how-to/languages.md goes about it: catalogues out, translated, built, and renewed."""
    box = site.read("page.md").replace("tea-sleep", "tea-nights")
    box = box.replace("Tea holds caffeine", "Tea may reduce sound sleep")
    site.add("page.md", box[box.index(":::{ev") :].replace(":tier: reference", GRADED))
    site.add("page.md", f"\n{ARTICLE}\n")
    site.add("conf.py", 'evidence_topics = ["Tea"]\nlocale_dirs = ["locales"]\n')
    monkeypatch.chdir(site.root)
    renew(site)
    told = {"A page": "Eine Seite", "Text around it.": "Text drumherum."}
    path = "locales/de/LC_MESSAGES/page.po"
    catalogue = read_po(BytesIO(site.read(path).encode()), locale="de")
    assert {*told} == {message.id for message in catalogue if message.id} - {ARTICLE}
    for english, german in (TOLD | told).items():  # and what it was not asked for
        catalogue.add(english)
        catalogue[english].string = german
    made = BytesIO()
    write_po(made, catalogue)
    site.write(path, made.getvalue())
    in_german = ("-D", "language=de")
    assert site.build(*in_german).rules == ["overstated"]  # its sentence is no German one
    built = site.build(*in_german, "-D", "evidence_language=en")
    assert (built.status, built.findings) == (0, [])
    assert (
        'the claims are judged in "en", and what catalogues translate around them' in built.stdout
    )
    page = " ".join(built.html("page").get_text(" ").split())
    assert all(german in page and english not in page for english, german in told.items())
    assert "„Can tea help with sleep?“" in page  # the quotes are those of the pages
    assert not any(german in page for german in TOLD.values())
    box = built.box("tea-nights", "page")
    in_english = box.select(".evidence-sentence, .evidence-body p, .evidence-limit p")
    assert [part.get("lang") for part in in_english] == ["en"] * len(in_english)
    assert len(in_english) > 2
    shown = built.text("tea-nights", "page")
    assert shown.startswith("⊕⊕○○ Niedrige Gewissheit : Tea may reduce sound")
    assert "Warum nicht höher? Ungenauigkeit (2 Stufen): one small trial" in shown
    site.change("page.md", "Text around it.", "Text all around it.")
    renew(site)
    assert '#, fuzzy\nmsgid "Text all around it."' in site.read(path)
    site.change("page.md", "Tea may reduce", "Tea reduces")
    built = site.build(*in_german, "-D", "evidence_language=en")
    assert built.rules == ["overstated"]
    assert "Text all around it." in built.html("page").get_text(" ")


def test_a_language_without_a_pack_is_told_once_and_not_judged(
    new_site: Callable[..., Site],
) -> None:
    site = new_site("tea")
    site.add("conf.py", 'language = "fi"\nevidence_topics = ["Tea"]\n')
    site.change("page.md", "Tea holds caffeine", "Tee heilt, and tea cures")
    site.add("page.md", "\nTea cures all.\n")
    built = site.build("-W")
    assert (built.status, built.findings) == (0, [])
    line = (
        'Note: wording is judged in no language here, because there is no pack for "fi"; read each '
        "sentence against its tier yourself.\n"
    )
    assert built.stdout.count(line) == 1
    assert "effect-as-reference" not in built.checked
    site.change("conf.py", '"fi"', '"en_GB"')
    built = site.build()
    assert "Note: wording" not in built.stdout
    assert {"banned-wording", "uncited-assertion"} <= set(built.rules)


def test_a_substitution_is_read_as_what_it_stands_for(new_site: Callable[..., Site]) -> None:
    site = new_site("tea", {"rst.rst": RST})
    told = site.build().findings
    assert [line.partition(" is in no")[0] for line in told] == [
        'rst.rst:11: ERROR: claim "tea-rst": the figure "45"'
    ]
    site.change("rst.rst", "45", "40")
    built = site.build()
    assert built.status == 0
    assert "They asked 40 of them." in built.text("tea-rst", "rst")
    assert "Not for caffeine lovers." in built.text("tea-rst", "rst")


@pytest.mark.parametrize(
    ("page", "old", "new", "what"),
    [
        ("page.md", "Tea holds", "{{ drink }} holds", '"{{ drink }}" in its sentence'),
        (
            "page.md",
            ":cite:",
            ":population: {{drink}} lovers\n:cite:",
            '"{{drink}}" in :population:',
        ),
        ("rst.rst", "Tea holds", "|Part| holds", '"|Part|" in its sentence'),
        ("rst.rst", "Tea holds", "|today| holds", '"|today|" in its sentence'),
    ],
)
def test_a_substitution_where_nobody_fills_it_in_is_told(
    new_site: Callable[..., Site], page: str, old: str, new: str, what: str
) -> None:
    site = new_site("tea", {"rst.rst": RST.replace("45", "40")})
    site.add(
        "conf.py",
        'myst_enable_extensions = ["substitution"]\nmyst_substitutions = {"drink": "Tea"}\n',
    )
    site.change(page, old, new)
    told = [line for line in site.build().findings if line.endswith("[evidence.lost-text]")]
    assert len(told) == 1
    assert told[0].endswith(
        f"{what} is not filled in; write the words themselves [evidence.lost-text]"
    )


def test_bars_that_name_no_substitution_are_signs(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    site.change("page.md", "Tea holds caffeine", "Tea holds |x| caffeine")
    assert "lost-text" not in site.build().rules
