"""What all DAGs have in common."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

from bosco.airflow_api import DAG, CronTimetable, late_of_dag
from bosco.alerts import failure_notifiers, notifiers
from bosco.schedule import Schedule


def pool(name: str) -> str:
    """A pool's name in Airflow."""
    return f"bosco_{name}"


def dag(
    schedule: Schedule,
    dag_id: str,
    text: str,
    *,
    cron: str | None,
    zone: str = "UTC",
    late: timedelta | None = None,
    **more: Any,
) -> DAG:
    """A DAG with the retries, alerts and defaults of the schedule; runs of days that were missed are not made up."""
    retries = schedule.retries
    late_text = f"{dag_id} is late: not done {late} after it should have begun. See the runbook of late data."
    return DAG(
        dag_id=dag_id,
        description=text,
        doc_md=text,
        schedule=CronTimetable(cron, timezone=zone) if cron else None,
        start_date=datetime.combine(schedule.start, time.min, UTC),
        catchup=False,
        max_active_runs=1,
        tags=["bosco", *more.pop("tags", [])],
        default_args={
            "owner": "data-platform",
            "retries": retries.count,
            "retry_delay": retries.delay,
            "retry_exponential_backoff": True,
            "max_retry_delay": retries.longest,
            "on_failure_callback": failure_notifiers(schedule, dag_id),
        },
        **late_of_dag(late, notifiers(schedule, "late", dag_id, late_text) if late else []),
        **more,
    )
