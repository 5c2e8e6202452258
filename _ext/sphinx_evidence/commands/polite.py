"""Asking a service on the web as a guest does: with pauses, by name, and again where it is busy.

What all services that this package asks have in common. Manners (Crossref's page on access, read
2026-11-22; the E-utilities' General Introduction, read 2026-11-29): name a mail address, ask one at
a time, wait after 429. A 401 or 403 is a block by hand: asking again makes it worse.
"""

from __future__ import annotations

import argparse
import email.utils
import http.client
import json
import re
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from email.message import Message
from typing import Any, TypeVar
from urllib.parse import urlencode

from sphinx_evidence.commands.runs import Surroundings, agent, positive

#: So long, in seconds, after the first, second and third time that no answer came.
_WAITS = (2.0, 8.0, 30.0)
_LONGEST_WAIT = 300.0
_LARGEST = 20_000_000  # bytes; a record with thousands of references has about a million

_Read = TypeVar("_Read")


class NoAnswerError(Exception):
    """A service did not say; the text says why."""


class RefusedError(NoAnswerError):
    """A service refuses to answer (401, 403)."""


class Service:
    """Sends requests to one service, with pauses between them."""

    def __init__(
        self,
        name: str,
        *,
        agent: str,
        rate: float = 5.0,
        timeout: float = 30.0,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Prepare to ask.

        :param name: what to call the service in messages.
        :param agent: what to call ourselves, with a mail address.
        :param rate: at most so many requests a second.
        :param timeout: how many seconds to wait for an answer.
        """
        self.name = name
        self._agent = agent
        self._pause = 1 / rate
        self._timeout = timeout
        self._sleep = sleep
        self._clock = clock
        self._last = float("-inf")

    def ask(
        self,
        url: str,
        read: Callable[[Any], _Read],
        form: Mapping[str, object] | None = None,
        decode: Callable[[bytes], Any] = json.loads,
    ) -> _Read | None:
        """Return what the service answers; None where it knows no such thing (404).

        :param url: whom to ask; the whole question, where there is no form.
        :param read: what to make of the JSON; it raises `ValueError` where that is no answer.
        :param form: a question that may be longer than an address can be; it is sent as a form.
        :param decode: from the bytes to what is read, where it is no JSON.
        :raises NoAnswerError: where it does not say, also after a few tries.
        """
        said = ""
        for wait in (*_WAITS, None):
            try:
                return read(decode(self._once(url, form)))
            except urllib.error.HTTPError as error:
                error.close()
                if error.code == 404:
                    return None
                said = f"{self.name} answered {error.code}"
                if error.code in (401, 403):
                    raise RefusedError(f"{said}, so it was not asked again") from error
                if error.code != 429 and error.code < 500:
                    raise NoAnswerError(said) from error
                wait = _asked_to_wait(error.headers, wait)  # noqa: PLW2901
            except (OSError, http.client.HTTPException) as error:
                reason = getattr(error, "reason", error)
                said = f"{self.name} can't be reached ({str(reason) or type(reason).__name__})"
                if isinstance(
                    reason, socket.gaierror
                ):  # no network: it is not busy, but out of reach
                    break
            except ValueError as error:
                said = f"{self.name}'s answer can't be read ({error})"
            if wait is None or wait > _LONGEST_WAIT:
                break
            self._sleep(wait)
        raise NoAnswerError(said)

    def _once(self, url: str, form: Mapping[str, object] | None) -> bytes:
        now = self._clock()
        if (early := self._last + self._pause - now) > 0:
            self._sleep(early)
        self._last = self._clock()
        headers = {"User-Agent": self._agent, "Accept": "application/json"}
        # That it is a web address was seen to in `options.address`.
        data = urlencode(form).encode() if form is not None else None
        request = urllib.request.Request(url, data, headers)  # noqa: S310
        with urllib.request.urlopen(request, timeout=self._timeout) as answer:  # noqa: S310
            raw = bytes(answer.read(_LARGEST))
            if answer.length:  # it was cut off, or is no record of one work
                raise http.client.IncompleteRead(raw, answer.length)
        return raw


def service_of(
    name: str, options: argparse.Namespace, outside: Surroundings, rate: float
) -> Service:
    """Return a service that is asked as the options of a command say.

    :param options: of them it takes ``contact`` and ``timeout``.
    :param rate: at most so many requests a second; commands offer it as ``--rate``.
    :raises CommandError: where one of them can't be used.
    """
    return Service(
        name,
        agent=agent(options.contact),
        rate=positive(rate, "--rate"),
        timeout=positive(options.timeout, "--timeout"),
        sleep=outside.sleep,
        clock=outside.clock,
    )


def _asked_to_wait(headers: Message, wait: float | None) -> float | None:
    """Return how long the server wants us to wait, where it says so, or our own time.

    A day and hour are counted from the server's own, for the clock here may be wrong.
    """
    header = headers.get("Retry-After", "").strip()
    if wait is None or not header:
        return wait
    if re.fullmatch(r"[0-9]{1,9}", header):
        return max(wait, float(header))
    try:
        until, now = map(email.utils.parsedate_to_datetime, (header, headers.get("Date", "")))
        return max(wait, until.timestamp() - now.timestamp())
    except (ValueError, OverflowError):
        return wait


def dicts(answer: dict[str, Any], field: str) -> list[dict[str, Any]]:
    """Return the records in a field of an answer; what is no record is left out."""
    values = answer.get(field)
    return [v for v in values if isinstance(v, dict)] if isinstance(values, list) else []


def clean(value: Any) -> str:
    """Return a text of an answer on one line; what is no text is none."""
    return re.sub(r"\s+", " ", value).strip() if isinstance(value, str) else ""
