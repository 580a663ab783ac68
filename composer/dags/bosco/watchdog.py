"""dq_watchdog: looks every hour for figures that are late, too few or of another shape than promised."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bosco.airflow_api import DAG, AirflowFailException, due_at, get_current_context, task
from bosco.alerts import failure_notifiers, tell
from bosco.google_cloud import rows
from bosco.made import dag
from bosco.schedule import Schedule
from bosco.settings import read_settings

DAG_ID = "dq_watchdog"
_SHOWN = 10


def finding(row: dict[str, Any]) -> str:
    """A row as a line, the same in every run."""
    return ", ".join(f"{key} {value}" for key, value in row.items() if value is not None)


def watchdog_dag(schedule: Schedule) -> DAG:
    """
    The DAG: a task of each check, red as long as something is wrong.

    People are told when something new is found, not every hour anew.
    """
    made = dag(
        schedule,
        DAG_ID,
        "Freshness, volume and drift of what readers see.",
        cron=f"{schedule.watchdog_minute} * * * *",
        tags=["quality"],
    )
    with made:
        for check in schedule.checks:
            _watch(schedule, check)
    return made


def _watch(schedule: Schedule, check: str) -> None:
    # What is found is told in the task; a failure is told only when the check itself could not be made.
    @task(task_id=check, on_failure_callback=[_unless_told(each) for each in failure_notifiers(schedule, DAG_ID)])
    def watch() -> None:
        context = get_current_context()
        ti = context["ti"]
        parameters: dict[str, datetime | str] = {"now": due_at(context), "ready_by": f"{schedule.ready_by:%H:%M}"}
        found = [finding(row) for row in rows(check, read_settings(), parameters)]
        before = ti.xcom_pull(task_ids=check, key="found", map_indexes=-1, include_prior_dates=True) or []
        ti.xcom_push(key="found", value=found)
        new = [each for each in found if each not in before]
        if new:
            more = f"\n… and {len(new) - _SHOWN} more" if len(new) > _SHOWN else ""
            tell(schedule, "found", DAG_ID, f"{check}:\n" + "\n".join(new[:_SHOWN]) + more, context)
        if found:
            raise Found(f"{check}: {len(found)} found, {len(new)} of them new")

    watch()


def _unless_told(notifier: Any) -> Any:
    def tell_failure(context: Any) -> None:
        if not isinstance(context.get("exception"), Found):
            notifier(context)

    return tell_failure


class Found(AirflowFailException):
    """Something is wrong with the data, and people know."""
