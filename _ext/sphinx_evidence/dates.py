"""Dates as authors write them: ISO 8601, whole days."""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta


def is_date(value: str) -> bool:
    """Tell whether text is a date such as 2026-11-22."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


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


def in_future(value: str, today: str) -> bool:
    """Tell whether a date is still to come; a day of grace, for the world has time zones."""
    if not is_date(today) or not is_date(value):
        return False
    return date.fromisoformat(value) - date.fromisoformat(today) > timedelta(days=1)
