"""Reading options as text: names, rating steps, waivers, and what a parser drops. No Sphinx."""

import html
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple, NoReturn

from sphinx_evidence.model.pattern import pattern

_OPTION = pattern(r"^[ \t]*(?P<name>[\w-]+):(?P<value>.*)$")
_BLOCK = ("|", ">", "|-", ">-")  # what opens a block scalar
_STEP = pattern(r"([a-z][a-z-]*)(?:[ \t]+(\d{1,2}))?[ \t]*:(.*)", re.DOTALL)
_WAIVER = pattern(r"([a-z][a-z-]*)[ \t]+until[ \t]+(\S+?)[ \t]*:(.*)", re.DOTALL)


class Step(NamedTuple):
    """One step of a rating: ``domain: reason`` or ``domain 2: reason``."""

    domain: str
    levels: int
    reason: str


class Waiver(NamedTuple):
    """A finding that may stand for a while: ``rule until 2027-03-01: reason``."""

    rule: str
    until: str  #: ISO date as written; empty where none is given.
    reason: str


class AnyOption(dict[str, "Callable[[str], str]"]):
    """An option specification that takes every name and every value as text."""

    def __bool__(self) -> bool:
        return True

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> Callable[[str | None], str]:
        if name in ("rated-down", "rated-up", "waive"):  # each part may stand on a line of its own
            return lambda value: "\n".join(filter(None, map(one_line, (value or "").split("\n"))))
        return lambda value: one_line(value or "")

    def _locked(self, *_: object) -> NoReturn:
        raise TypeError("the option specification is shared and takes no entries")

    __setitem__ = update = setdefault = _locked  # type: ignore[assignment]


def one_line(text: str) -> str:
    """Return text as one line that can be written anywhere.

    White space and control characters become one space, half characters a replacement sign.
    """
    text = re.sub(r"[\ud800-\udfff]", "\ufffd", text)
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text).strip()


def called(record_id: str, sentence: str) -> str:
    """Return what to call a claim or a row in a message: its id, or the start of its sentence."""
    short = sentence if len(sentence) < 60 else f"{sentence[:57].rstrip()}..."
    return record_id or short or "without a sentence"


#: Fewer visible letters than these say nothing: a full stop, a dash, a sign without width.
_LETTERS = 3
#: Letters by name, and nothing to see.
_UNSEEN = "\u115f\u1160\u3164\uffa0"


def is_reason(text: str) -> bool:
    """Tell whether a reader sees any word of a text; tags, comments and entities are none.

    >>> is_reason("few people"), is_reason("."), is_reason("<b>&nbsp;</b><!-- few -->")
    (True, False, False)
    >>> is_reason("<i hidden>few people</i>"), is_reason("<i>few people</i>")
    (False, True)
    """
    if "<" in text:
        from sphinx_evidence.model.seen import seen  # it loads a parser, and few texts hold a tag

        text = seen(text)
    if "<" in text or "&" in text:
        text = html.unescape(
            re.sub(r"<!--.*?(?:-->|$)|</?[A-Za-z][^<>]*>", "", text, flags=re.DOTALL)
        )
    letters = (sign for sign in text if sign.isalpha() and sign not in _UNSEEN)
    return sum(1 for _ in islice(letters, _LETTERS)) == _LETTERS


def split_names(value: str) -> tuple[str, ...]:
    """Return comma-separated names, each once, in the order written.

    >>> split_names("kawakami2019, lysakowski2007,")
    ('kawakami2019', 'lysakowski2007')
    """
    if "," not in value:  # as most are, and this is asked a hundred times a claim
        return (name,) if (name := value.strip()) else ()
    return tuple(dict.fromkeys(name for name in map(str.strip, value.split(",")) if name))


@lru_cache(maxsize=64)  # several rules ask for those of a claim, one after the other
def split_steps(value: str) -> tuple[Step, ...]:
    """Return the steps written as ``domain: reason`` or ``domain 2: reason``.

    Several steps are separated by ``;`` or stand on lines of their own. A ``;`` inside a reason
    starts a new step only when a step follows it.

    >>> split_steps("imprecision 2: few people; indirectness: adults only")
    (Step(domain='imprecision', levels=2, reason='few people'), \
Step(domain='indirectness', levels=1, reason='adults only'))
    """
    return tuple(_step(part) for part in _parts(value, _STEP))


def split_waivers(value: str) -> tuple[Waiver, ...]:
    """Return the waivers written as ``rule until 2027-03-01: reason``, separated as steps are.

    >>> split_waivers("overstated until 2027-03-01: the authors were asked")
    (Waiver(rule='overstated', until='2027-03-01', reason='the authors were asked'),)
    """
    return tuple(_waiver(part) for part in _parts(value, _WAIVER)) if value else ()


def _parts(value: str, whole: re.Pattern[str]) -> Iterator[str]:
    """Yield what stands between ``;`` and line breaks; what is no part goes on with the last."""
    parts: list[str] = []
    for mark, part in re.findall(r"([;\n]|^)([^;\n]*)", value):
        if not parts or whole.fullmatch(part.strip()):
            parts.append(part)
        else:
            parts[-1] += mark + part
    return (part for part in parts if part.strip(" ;\t\n"))


def _waiver(part: str) -> Waiver:
    match = _WAIVER.fullmatch(part.strip())
    if match is None:
        return Waiver(one_line(part).rstrip(" ;"), "", "")
    return Waiver(match[1], match[2], one_line(match[3]).rstrip(" ;"))


def _step(part: str) -> Step:
    match = _STEP.fullmatch(part.strip())
    if match is None:
        return Step(one_line(part).rstrip(" ;"), 1, "")
    return Step(match[1], int(match[2] or 1), one_line(match[3]).rstrip(" ;"))


def lost_options(lines: list[str], start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the option lines of a MyST claim of which the parser drops something unseen.

    :param lines: the page.
    :param start: the index of the line after the one that opens the claim.
    :param end: the index of the line that closes it.
    """
    seen: set[str] = set()
    value = block = ""  # the option that a block scalar (| or >) belongs to; in one a " #" is text
    found = [*_option_lines(lines, start, end)]
    margin = _indent(found[0][1]) if found else 0
    for number, line in found:
        match = _OPTION.match(line) if _indent(line) <= margin else None  # else it goes on
        if match and match["name"] in seen:
            yield number, f'option "{match["name"]}" is given twice, the last counts; keep one'
        value = match["value"].strip() if match else line.strip()
        if match:
            seen.add(match["name"])
            block = match["name"] if value in _BLOCK else ""
        if " #" in f" {value}" and not block and value[:1] not in ("'", '"'):
            rest = value[f" {value}".index(" #") :]
            yield number, f'"{rest}" is lost, because " #" starts a comment; put it in quotes'
    after = found[-1][0] if found else end
    if block and value in _BLOCK and after < end and lines[after].startswith((" ", "\t")):
        yield after, f'option "{block}" ends before its lines; start each of them with a colon'


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _option_lines(lines: list[str], start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the lines of an option block in either of MyST's styles, without what marks them."""
    dashed = start < end and lines[start].lstrip(" \t>").startswith("---")
    for index in range(start + dashed, end):
        line = lines[index].lstrip(" \t>")
        if (line.startswith("---")) if dashed else (line[:1] != ":" or line[:3] == ":::"):
            return
        yield index + 1, lines[index] if dashed else line[1:]
