"""Dates as authors write them: ISO 8601, whole days."""

from __future__ import annotations

import calendar
import os
import re
import time
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, timedelta


def today() -> str:
    """Return the day of this run.

    ``SOURCE_DATE_EPOCH`` sets it, so that builds can be equal and tests the same on any day.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return _day(int(epoch)) if re.fullmatch(r"[0-9]{1,11}", epoch) else clock()


def clock() -> str:
    """Return the day by the clock, whatever day a build is said to be of."""
    return _day(time.time())


def _day(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def is_date(value: str) -> bool:
    """Tell whether text is a date such as 2026-11-22."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def months_later(value: str, months: int) -> str:
    """Return the date some months after another; the last day of a month where it is shorter.

    What would lie outside the calendar (years 1 to 9999) is its first or last day.

    >>> months_later("2026-08-31", 6)
    '2027-02-28'
    """
    start = date.fromisoformat(value)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return (date.min if year < MINYEAR else date.max).isoformat()
    day = min(start.day, calendar.monthrange(year, month + 1)[1])
    return date(year, month + 1, day).isoformat()


def days_later(value: str, days: int) -> str:
    """Return the date some days after another, or the last day of the calendar.

    >>> days_later("2028-02-28", 2)
    '2028-03-01'
    """
    start = date.fromisoformat(value)
    return (start + timedelta(min(days, (date.max - start).days))).isoformat()


def in_future(value: str, today: str) -> bool:
    """Tell whether a date is still to come; a day of grace, for the world has time zones."""
    if not is_date(today) or not is_date(value):
        return False
    return date.fromisoformat(value) - date.fromisoformat(today) > timedelta(days=1)
