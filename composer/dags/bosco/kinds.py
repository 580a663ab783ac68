"""The kinds of value that the schedule holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Generic, TypeVar
from zoneinfo import available_timezones

T = TypeVar("T")
_DURATION = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?")
_CRON = re.compile(r"[\d*/,-]+( [\d*/,A-Za-z-]+){4}")


@dataclass(frozen=True)
class Kind(Generic[T]):
    """How a text is read (``ValueError`` for what it is not), what it looks like, and what stands in for a wrong one."""

    read: Callable[[str], T]
    shape: str
    stand_in: T


def _duration(text: str) -> timedelta:
    match = _DURATION.fullmatch(text)
    if not match or not text:
        raise ValueError(text)
    days, hours, minutes = (int(each or 0) for each in match.groups())
    return timedelta(days=days, hours=hours, minutes=minutes)


def _clock(text: str) -> time:
    if not re.fullmatch(r"\d{2}:\d{2}", text):
        raise ValueError(text)
    return time.fromisoformat(text)


def _one_of(known: set[str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in known:
            raise ValueError(text)
        return text

    return read


def _like(pattern: re.Pattern[str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not pattern.fullmatch(text):
            raise ValueError(text)
        return text

    return read


def number(least: int, most: int) -> Kind[int]:
    """A whole number between two bounds, both included."""

    def read(text: str) -> int:
        value = int(text)
        if not least <= value <= most:
            raise ValueError(text)
        return value

    return Kind(read, f"a whole number from {least} to {most}", least)


def one_of(*known: str) -> Kind[str]:
    """One of some words."""
    return Kind(_one_of(set(known)), f"one of {', '.join(known)}", known[0])


DURATION = Kind(_duration, "a duration such as 2m, 4h30m or 30d", timedelta(0))
DAY = Kind(date.fromisoformat, "a day such as 2026-01-31", date.min)
CLOCK = Kind(_clock, 'an hour such as "08:00"', time.min)
ZONE = Kind(_one_of(available_timezones()), "a time zone such as Europe/Berlin", "UTC")
FLAG = Kind(lambda text: _one_of({"true", "false"})(text) == "true", "true or false", False)
NAME = Kind(_like(re.compile(r"[a-z][a-z0-9_-]*")), "a name of a-z, 0-9, _ and -", "")
TEXT = Kind(_like(re.compile(r"\S+")), "a text without blanks", "")
CRON = Kind(_like(_CRON), 'a cron expression such as "0 20 * * *"', "0 0 * * *")
