"""What a work is called: its short name, and its full reference as one line."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from string import ascii_lowercase
from typing import NamedTuple


class Person(NamedTuple):
    """Who wrote a work: a person, or a body, which has no initials."""

    family: str
    initials: str = ""


_LONG = 48
#: Where a title may be cut so that what is left is still a name.
_ENDS = (": ", "; ", " (", ", ")
_SHORT = 12


def short_name(people: Sequence[Person], fields: Mapping[str, str]) -> str:
    """Return what to call a work where it is cited, as a reader would say it.

    That is who and when: the first author, or the body that published it (``shortauthor`` where that
    is given), and the year. Where who and when says little, as of a label, ``shorttitle`` is the name.

    :param people: its authors, or else its editors.
    :param fields: as plain text.
    """
    if fields.get("shorttitle"):
        return fields["shorttitle"]
    fallback = fields.get("organization") or fields.get("institution") or fields.get("title", "")
    who = fields.get("shortauthor") or (people[0].family if people else _cut(fallback.strip("[]")))
    if len(who) > _LONG:
        who = f"{who[: _LONG - 3].rsplit(' ', 1)[0]}..."
    return " ".join(word for word in (who or "Source", fields.get("year", "")) if word)


def told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Return names with a letter behind the year where several works share one.

    :param names: the short name of each work, by key; the letters follow the order of the keys.

    >>> told_apart({"mori2": "Mori 2019", "mori1": "Mori 2019", "lee": "Lee 2019", "a": "Act"})
    {'mori2': 'Mori 2019b', 'mori1': 'Mori 2019a', 'lee': 'Lee 2019', 'a': 'Act'}
    """
    sharing = defaultdict(list)
    for key in sorted(names):
        sharing[names[key]].append(key)
    return {
        key: f"{name}{ascii_lowercase[sharing[name].index(key)]}"
        if 1 < len(sharing[name]) <= len(ascii_lowercase) and name[-1:].isdigit()
        else name
        for key, name in names.items()
    }


def full_reference(people: Sequence[Person], fields: Mapping[str, str]) -> str:
    """Return the reference as one line: authors, title, where, when. Absent fields stay out.

    Who published it stands there once, also where it wrote it.

    :param people: its authors, or else its editors.
    :param fields: as plain text.
    """
    names = [" ".join(filter(None, person)) for person in people]
    if "others" in names or len(names) > 6:
        names = [*[name for name in names if name != "others"][:3], "et al"]
    year = fields.get("year", "")
    volume = fields.get("volume", "")
    issue = f"({fields['number']})" if volume and fields.get("number") else ""
    pages = fields.get("pages", "").replace("--", "–")
    when = f"{year};{volume}{issue}" if volume else year
    ours = ("journal", "booktitle", "publisher", "institution", "school")
    place = next((fields[name] for name in ours if name in fields), "")
    place = place or fields.get("organization") or fields.get("howpublished", "")
    parts = [
        ", ".join(names),
        fields.get("title", ""),
        "" if place in names else place,
        f"{when}:{pages}" if when and pages else when,
    ]
    return " ".join(part if part[-1] in ".?!" else f"{part}." for part in parts if part)


def _cut(title: str) -> str:
    """Return a title, or the part of a long one that is still a name."""
    if len(title) <= _LONG:
        return title
    ends = [at for end in _ENDS if _SHORT <= (at := title.find(end)) <= _LONG]
    return title[: min(ends)] if ends else title
