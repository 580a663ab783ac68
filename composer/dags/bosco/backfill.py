"""backfill: days of the past, chunk by chunk, in a pool of its own and away from the daily runs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bosco.airflow_api import DAG, AirflowFailException, Param, get_current_context, task, task_group
from bosco.launch import LaunchTemplate
from bosco.made import dag, pool
from bosco.outcome import outcome
from bosco.schedule import Schedule, Window

DAG_ID = "backfill"
_POKE_SECONDS = 600


def chunks(first: date, last: date, days: int) -> list[tuple[date, date]]:
    """Parts of so many days, the newest first, because its figures are looked at most."""
    parts = []
    while last >= first:
        begins = max(first, last - timedelta(days=days - 1))
        parts.append((begins, last))
        last = begins - timedelta(days=1)
    return parts


def within(window: Window, now: datetime) -> bool:
    """Whether it is inside the window, which may span midnight."""
    clock = now.astimezone(ZoneInfo(window.zone)).time()
    if window.begins < window.ends:
        return window.begins <= clock < window.ends
    return clock >= window.begins or clock < window.ends


def asked(params: dict[str, Any], schedule: Schedule, today: date) -> list[dict[str, str]]:
    """The parameters of each chunk's job; refuses days and names that make no sense."""
    first, last = date.fromisoformat(params["from"]), date.fromisoformat(params["to"])
    wrong = []
    if last < first:
        wrong.append(f"`to` {last} is before `from` {first}")
    if last >= today:
        wrong.append(f"`to` {last} is not over yet; yesterday is the last day there can be")
    for name, known in (("clientIds", schedule.clients), ("sources", schedule.connectors)):
        unknown = sorted(set(params[name]) - set(known))
        if unknown:
            wrong.append(f"`{name}` names {', '.join(unknown)}; there are {', '.join(known)}")
    if wrong:
        raise AirflowFailException("; ".join(wrong) + ".")
    clients = ",".join(params["clientIds"] or schedule.clients)
    sources = ",".join(params["sources"])
    return [
        {"from": f"{begins}", "to": f"{ends}", "clientIds": clients, "sources": sources}
        for begins, ends in chunks(first, last, schedule.chunk.days)
    ]


def backfill_dag(schedule: Schedule) -> DAG:
    """The DAG, started by hand with the days it is to read."""
    made = dag(
        schedule,
        DAG_ID,
        "Reads days of the past again, or for the first time. The marts follow with their next run.",
        cron=None,
        tags=["by hand"],
        params={
            "from": Param(type="string", format="date", description="First day."),
            "to": Param(type="string", format="date", description="Last day."),
            "clientIds": Param([], type="array", items={"type": "string"}, description="Empty for all."),
            "sources": Param([], type="array", items={"type": "string"}, description="Connectors; empty for all."),
        },
    )
    workers: dict[str, Any] = {"maxWorkers": schedule.backfill_workers}
    if schedule.backfill_flexrs:
        workers["flexrsGoal"] = "FLEXRS_COST_OPTIMIZED"

    with made:

        @task(retries=0)
        def plan() -> list[dict[str, str]]:
            return asked(get_current_context()["params"], schedule, datetime.now(UTC).date())

        @task_group
        def chunk(parameters: Any) -> None:
            @task.sensor(mode="reschedule", poke_interval=_POKE_SECONDS, timeout=7 * 86400)
            def window() -> bool:
                return within(schedule.window, datetime.now(UTC))

            ingest = LaunchTemplate(
                task_id="ingest",
                template="ingest",
                parameters=parameters,
                labels={"dag": DAG_ID},
                workers=workers,
                pool=pool("backfill"),
                priority_weight=1,
                weight_rule="absolute",
            )
            window() >> ingest
            outcome(schedule, DAG_ID, ingest.output)

        chunk.expand(parameters=plan())
    return made
