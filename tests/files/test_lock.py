"""The committed list of claims."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_evidence.files.lock import LockFile, read_lock, write_lock
from sphinx_evidence.model.claim import CLAIM_ID

HEAD = "# All claims of this site. `python -m sphinx_evidence lock` writes this file.\n"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", {}),
        (HEAD, {}),
        ("a\nb-2\n", {"a": 1, "b-2": 2}),
        (f"{HEAD}\n  a  \n\n#b\nc # gone soon\n", {"a": 3, "c": 6}),
        ("a\na\n", {"a": 1}),
        ("a\r\nb\r\n", {"a": 1, "b": 2}),
        ("\ufeffa\n", {"a": 1}),
        ("a", {"a": 1}),
    ],
)
def test_a_list(text: str, ids: dict[str, int]) -> None:
    assert read_lock(text.encode(), "claims.lock") == LockFile("claims.lock", ids)


@pytest.mark.parametrize(
    "line", ["<<<<<<< HEAD", "=======", "Tea", "tea sleep", "tea-", "a,b", "tee-é", "x" * 99 + "!"]
)
def test_a_line_that_is_no_id(line: str) -> None:
    found = read_lock(f"a\n{line}\nb\n".encode(), "claims.lock")
    assert found.ids == {"a": 1, "b": 3}
    assert [(one.path, one.line, one.message) for one in found.problems] == [
        (
            "claims.lock",
            2,
            f'"{line[:60]}" is no id of a claim; write one id a line, or take the line out',
        )
    ]


def test_bytes_that_are_no_utf_8() -> None:
    found = read_lock(b"a\n\xff\n", "claims.lock")
    assert found.ids == {}
    assert [problem.message for problem in found.problems] == [
        "the list of claims can't be read: 'utf-8' codec can't decode byte 0xff in position 2: "
        "invalid start byte; save it in UTF-8"
    ]


def test_a_list_is_sorted_and_each_id_stands_once() -> None:
    assert write_lock(["b", "a", "b"]) == f"{HEAD}a\nb\n"
    assert write_lock([]) == HEAD


@given(st.lists(st.from_regex(CLAIM_ID.pattern, fullmatch=True)))
def test_what_was_written_is_read(ids: list[str]) -> None:
    text = write_lock(ids)
    found = read_lock(text.encode(), "claims.lock")
    assert (list(found.ids), found.problems) == (sorted(set(ids)), ())
    assert write_lock(found.ids) == text


@given(st.binary(max_size=60))
def test_any_bytes_give_a_list(raw: bytes) -> None:
    found = read_lock(raw, "claims.lock")
    assert all("; " in problem.message for problem in found.problems)
