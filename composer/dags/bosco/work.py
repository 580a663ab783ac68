"""What an ingest has to do: nothing, the days that are missing, or all of the history of clients that were never read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Work:
    """Clients and days of one job."""

    clients: list[str]
    first: date
    last: date

    def parameters(self, connectors: list[str]) -> dict[str, str]:
        """As the template's parameters."""
        return {
            "clientIds": ",".join(self.clients),
            "sources": ",".join(connectors),
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
        }


def work(
    sources_of: Mapping[str, list[str]],
    marks: Mapping[tuple[str, str], date | None],
    day: date,
    history: timedelta,
    force: bool = False,
) -> tuple[Work | None, Work | None]:
    """
    The work for a day: all of the history for some clients, what changed for others; none of it where all is there.

    :param sources_of: the sources in question that each client has
    :param marks: by client and source, the day up to which it is complete; nothing where it was never read whole
    :param force: read the day again although it is there
    """
    oldest = day - history + timedelta(days=1)
    full, changed, first = [], [], day
    for client, sources in sorted(sources_of.items()):
        reached = [marks.get((client, source)) for source in sources]
        known = [each for each in reached if each is not None]
        if not sources:
            continue
        if len(known) < len(reached):
            full.append(client)
        elif force or min(known) < day:
            changed.append(client)
            first = max(oldest, min(first, min(known) + timedelta(days=1)))
    return (
        Work(full, oldest, day) if full else None,
        Work(changed, first, day) if changed else None,
    )
