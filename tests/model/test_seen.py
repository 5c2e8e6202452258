"""What is hidden in HTML is as good as not written."""

from __future__ import annotations

import pytest

from sphinx_evidence.model.options import is_reason
from sphinx_evidence.model.seen import Curtain, seen


@pytest.mark.parametrize(
    "text",
    [
        '<span style="color: red; DISPLAY : none">Ask a nurse.</span>',
        "<p style='visibility:hidden'>Ask <b>a</b> nurse.</p>",
        "<b hidden>Ask a nurse.</b> .",
        '<b aria-hidden="true">Ask a nurse.</b>',
        "<template>Ask a nurse.</template><script>ask(nurse)</script><style>nurse {}</style>",
        '<i class="red sd-d-none">Ask a nurse.</i>',
        "<div hidden><p>Ask</p><p>a nurse.",
        "<!-- Ask a nurse. -->",
        "<dialog>Ask a nurse.</dialog>",
    ],
)
def test_what_no_reader_sees_says_nothing(text: str) -> None:
    assert not is_reason(text)
    assert is_reason(f"{text}</div>Really.")


@pytest.mark.parametrize(
    "text",
    [
        '<span style="display: block; opacity: 0.9">Ask.</span>',
        '<b aria-hidden="false">Ask.</b>',
        '<b class="hidden-gem">Ask.</b>',
        "<br>Ask.<hr>",
        "<b hidden></b>Ask.</i>",
    ],
)
def test_what_a_reader_sees_is_left(text: str) -> None:
    assert seen(text) == "Ask."
    assert is_reason(text)


@pytest.mark.parametrize(
    ("pieces", "drawn"),
    [
        (["<details hidden>"], True),
        (["<details>"], False),
        (["<div style='display:none'>", "<p>x</p>", "</div>"], False),
        (["<section class='sd-d-none'>", "<div>", "</div>"], True),
        (["<!--", "tea"], True),
        (["<!-- tea -->"], False),
        (["<!--", "-->"], False),
        (["<b hidden>x</b>", "<hr hidden>"], False),
    ],
)
def test_what_stands_between_pieces_of_html(pieces: list[str], drawn: bool) -> None:
    curtain = Curtain()
    for piece in pieces:
        curtain.pass_by(piece)
    assert curtain.drawn is drawn
