from __future__ import annotations

import pytest

from sphinx_print.document import Cover, Line, Sheet, assemble, date_in_words, iso_date


@pytest.mark.parametrize(
    ("written", "language", "words"),
    [
        ("2026-11-22", "en", "22 November 2026"),
        ("2026-11-22", "de", "22 November 2026"),
        ("2026-11-22", "fr", "22 novembre 2026"),
        ("2026-11-22", "xx", "2026-11-22"),
        ("autumn 2026", "en", "autumn 2026"),
        ("", "en", ""),
    ],
)
def test_dates_in_words(written: str, language: str, words: str) -> None:
    assert date_in_words(written, language) == words


def test_only_an_iso_date_goes_into_the_metadata() -> None:
    assert [iso_date(text) for text in ("2026-11-22", "autumn", "")] == ["2026-11-22", "", ""]


def test_text_of_the_settings_is_text() -> None:
    html = assemble(
        Cover("<b>T</b>", "a & b", '"x"', "2026-11-22", ("<script>",)),
        [Line("#p", "<i>", "", ())],
        [Sheet("p", "p", "<p>as it is</p>")],
        language="en",
        styles=["a.css"],
        contents_title="Contents",
    )
    assert "<b>T" not in html
    assert "<i>" not in html
    assert "<script>" not in html
    assert "<p>as it is</p>" in html
    assert '<html lang="en">' in html
