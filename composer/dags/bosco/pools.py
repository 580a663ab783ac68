"""Prints the pools as JSON for ``airflow pools import``."""

from __future__ import annotations

import json

from bosco.schedule import Schedule, read_schedule, schedule_file


def pools(schedule: Schedule) -> dict[str, dict[str, object]]:
    """Deferred tasks keep their place: their jobs run, and a pool is there to limit jobs."""
    return {
        f"bosco_{name}": {"slots": slots, "description": "Made from schedule.yaml.", "include_deferred": True}
        for name, slots in schedule.pools.items()
    }


if __name__ == "__main__":
    print(json.dumps(pools(read_schedule(schedule_file())), indent=2))
