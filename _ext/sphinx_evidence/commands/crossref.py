"""Asking Crossref what a DOI is and what became of it.

Shapes, read 2026-11-22 in Crossref's tutorial (https://crossref.gitlab.io/tutorials/get-rw-metadata/),
in https://github.com/aipoch/open-science/pull/2693 and https://github.com/CrossRef/rest-api-doc/issues/205:

* ``GET /works/<doi>`` gives ``{"message": {...}}``. ``updated-by`` stands in the record of the
  work that was updated, ``update-to`` in the record of the notice; either is a list of ``{"DOI",
  "type", "label", "source": "publisher" or "retraction-watch", "record-id", "updated":
  {"date-parts": [[2010, 2, 6]]}}``. A notice printed into the work itself has the work's own DOI
  in ``update-to``. Both lists are needed: what only Retraction Watch knows stands in
  ``updated-by``.
* ``title`` and ``subtitle`` are lists; ``author`` is a list of ``{"family", "given", "sequence"}``
  or ``{"name"}``; dates (``issued``, ``published-print``, ``published-online``) have
  ``date-parts``, whose members may be null.

Manners: `polite`; Crossref's own stand in
https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar
from urllib.parse import quote

from sphinx_evidence.commands.events import Event, kind_of
from sphinx_evidence.commands.polite import Service, dicts
from sphinx_evidence.model.same_work import is_marked_retracted

ADDRESS = "https://api.crossref.org"
_Read = TypeVar("_Read")
_SOURCES = {"publisher": "publisher", "retraction-watch": "Retraction Watch"}


class Work(NamedTuple):
    """What Crossref says of a DOI."""

    doi: str  #: The one that was asked for.
    named: str  #: The one that Crossref gives the work; another where the two are one work.
    titles: tuple[str, ...]
    years: tuple[str, ...]
    author: str  #: Family name of the first author, or an organisation.
    events: tuple[Event, ...]
    notice_of: tuple[str, ...] = ()  #: The DOIs of other works that this is a notice about.
    kind: str = ""  #: What kind of work it is, such as ``journal-article``.


@dataclass(frozen=True)
class Crossref:
    """Asks Crossref."""

    service: Service  #: Sends the requests.
    address: str = ADDRESS  #: Of the interface, without ``/works``.

    def ask(self, doi: str) -> Work | None:
        """Return what Crossref says of a DOI; None where it does not know it.

        :raises NoAnswerError: where it does not say, also after a few tries.
        """
        return self.read(doi, lambda answer: read_work(answer, doi))

    def read(self, doi: str, read: Callable[[Any], _Read]) -> _Read | None:
        """Return what somebody makes of the record of a DOI; `Service.ask` says how."""
        return self.service.ask(f"{self.address}/works/{quote(doi, safe='')}", read)


def read_work(answer: Any, doi: str) -> Work:
    """Return what an answer says of a work.

    :param answer: what was in the JSON.
    :param doi: the DOI that was asked for, in lower case.
    :raises ValueError: where it is no answer about a work.
    """
    message = answer.get("message") if isinstance(answer, dict) else None
    if not isinstance(message, dict) or not isinstance(message.get("DOI"), str):
        raise ValueError("it is not about a work")  # noqa: TRY004 -- an answer, not an argument
    titles = tuple(_titles(message))
    own = {doi, message["DOI"].lower()}
    events, notice_of = list(_updates(message, "updated-by")), []
    for update, event in zip(
        dicts(message, "update-to"), _updates(message, "update-to"), strict=True
    ):
        about = _clean(update.get("DOI")).lower()
        if about in own:
            events.append(event)
        elif about:
            notice_of.append(about)
    if any(map(is_marked_retracted, titles)):
        events.append(Event("retraction", "", "Crossref (title)"))
    years = sorted(
        {
            date[:4]
            for name in ("issued", "published", "published-print", "published-online")
            if (date := _date(message.get(name)))
        }
    )
    named = message["DOI"].lower()
    return Work(
        doi,
        named,
        titles,
        tuple(years),
        _author(message),
        tuple(events),
        tuple(notice_of),
        _clean(message.get("type")),
    )


def _titles(message: dict[str, Any]) -> Iterator[str]:
    subtitles = [one for one in _strings(message, "subtitle") if one]
    for title in _strings(message, "title"):
        if title:
            tail = subtitles[0] if len(subtitles) == 1 and subtitles[0] not in title else ""
            yield f"{title}: {tail}" if tail else title
    yield from filter(None, _strings(message, "original-title"))


def _author(message: dict[str, Any]) -> str:
    authors = dicts(message, "author")
    first = next((a for a in authors if a.get("sequence") == "first"), None) or next(
        iter(authors), {}
    )
    return _clean(first.get("family") or first.get("name"))


def _updates(message: dict[str, Any], field: str) -> Iterator[Event]:
    for update in dicts(message, field):
        source = str(update.get("source") or "publisher")
        said_by = f"Crossref ({_SOURCES.get(source, _clean(source))})"
        yield Event(kind_of(update.get("type")), _date(update.get("updated")), said_by)


def _date(value: Any) -> str:
    """Return a date as far as it is known, such as 2010-02; or an empty string."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    if not isinstance(first, list) or not first or not isinstance(first[0], int):
        return ""
    known = [part for part in first[:3] if isinstance(part, int)]
    return "-".join(f"{part:0{2 if place else 4}}" for place, part in enumerate(known))


def _strings(message: dict[str, Any], field: str) -> list[str]:
    values = message.get(field)
    values = [values] if isinstance(values, str) else values
    return [_clean(value) for value in values] if isinstance(values, list) else []


def _clean(value: Any) -> str:
    """Return text on one line, without the sign that stands between titles in the status file."""
    return re.sub(r"[\s|]+", " ", value).strip() if isinstance(value, str) else ""
