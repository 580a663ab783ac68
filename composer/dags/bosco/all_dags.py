"""Every DAG of a schedule."""

from __future__ import annotations

from bosco.again import again_dags
from bosco.airflow_api import DAG
from bosco.analytics import analytics_dag
from bosco.backfill import backfill_dag
from bosco.erasure import erase_dag
from bosco.ingest import ingest_dag
from bosco.schedule import Schedule
from bosco.watchdog import watchdog_dag


def all_dags(schedule: Schedule) -> list[DAG]:
    """All of them."""
    return [
        *(ingest_dag(schedule, ingest) for ingest in schedule.ingests),
        analytics_dag(schedule),
        watchdog_dag(schedule),
        backfill_dag(schedule),
        *again_dags(schedule),
        erase_dag(schedule),
    ]
