"""Whether the times of the schedule can keep the promised hour."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from bosco.schedule import Tier

# A day of each month: some have summer time, some have not, and zones change on different days.
_DAYS = [date(2026, month, 15) for month in range(1, 13)]


def _at(day: date, clock: time, zone: str) -> datetime:
    return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)


def westmost(zones: set[str]) -> str | None:
    """The zone whose midnight comes last, all year; none when that depends on the month."""
    for zone in sorted(zones):
        if all(_at(day, time.min, zone) >= _at(day, time.min, other) for day in _DAYS for other in zones):
            return zone
    return None


def keeps(
    ready_by: time,
    tier: Tier,
    after_midnight: timedelta,
    ingest: timedelta,
    minute: int,
    analytics: timedelta,
) -> str | None:
    """Why the promise cannot be kept, or nothing: ingest, the next run of the marts, and both take as long as they may."""
    for day in _DAYS:
        rows = _at(day, time.min, tier.zone) + after_midnight + ingest
        begins = rows.replace(minute=minute) + timedelta(hours=1 if rows.minute > minute else 0)
        done = begins + analytics
        for client, zone in sorted(tier.clients.items()):
            due = _at(day, ready_by, zone)
            if done > due:
                there = done.astimezone(ZoneInfo(zone))
                return f"`{client}` has them at {there:%H:%M} of its clock at worst"
    return None
