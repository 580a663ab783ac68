"""Lateness fires: by the scheduler's own check of SLAs in Airflow 2, by deadlines and the triggerer's callback in Airflow 3."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from bosco.airflow_api import AIRFLOW_3
from bosco.all_dags import all_dags
from conftest import COMPOSER

DAG = "ingest_daily_sources__europe__shop"
SAID = f"{DAG} is late: not done 0:30:00 after it should have begun. See the runbook of late data."


@pytest.mark.skipif(AIRFLOW_3, reason="Airflow 3 has no SLAs")
@pytest.mark.parametrize(("now", "late"), [("00:29", False), ("00:31", True)])
def test_the_sla_is_missed_half_an_hour_after_the_run_should_have_begun(run, google, monkeypatch, now, late):
    from airflow.dag_processing.processor import DagFileProcessor
    from airflow.utils import timezone

    day = 20 if late else 10  # after all runs of other tests: the check looks at the newest run that ended well
    run(DAG, f"2026-12-{day}T01:00:00+00:00")
    google.told.clear()
    at = datetime.fromisoformat(f"2026-12-{day + 1}T01:00:00+00:00").replace(hour=int(now[:2]) + 1, minute=int(now[3:]))
    monkeypatch.setattr(timezone, "utcnow", lambda: at)
    DagFileProcessor.manage_slas(dag_folder=str(COMPOSER / "dags/bosco_dags.py"), dag_id=DAG)
    assert [body.get("text") or body["payload"]["summary"] for _, body in google.told] == ([SAID, SAID] if late else [])


@pytest.mark.skipif(not AIRFLOW_3, reason="Airflow 2 has no deadlines")
def test_a_missed_deadline_is_told_from_the_triggerer(run, schedule, google):
    from airflow.models.dagrun import DagRun
    from airflow.models.deadline import Deadline
    from airflow.models.trigger import Trigger
    from airflow.serialization.serialized_objects import SerializedDAG
    from airflow.settings import Session
    from airflow.utils.types import DagRunTriggeredByType, DagRunType
    from sqlalchemy import select

    run(DAG, "2026-02-10T01:00:00+00:00")  # makes the DAG known to the database
    google.told.clear()
    dag = next(each for each in all_dags(schedule) if each.dag_id == DAG)
    scheduled = SerializedDAG.deserialize_dag(SerializedDAG.serialize_dag(dag))
    began = datetime(2026, 2, 20, 1, 0, tzinfo=UTC)
    with Session() as session:
        made: DagRun = scheduled.create_dagrun(
            run_id="scheduled__late",
            logical_date=began,
            data_interval=(began, began),
            run_after=began,
            run_type=DagRunType.SCHEDULED,
            state="running",
            triggered_by=DagRunTriggeredByType.TEST,
            session=session,
        )
        session.commit()
        deadlines = session.scalars(select(Deadline).where(Deadline.dagrun_id == made.id)).all()
        assert {each.deadline_time for each in deadlines} == {datetime(2026, 2, 20, 1, 30, tzinfo=UTC)}
        for each in deadlines:
            each.handle_miss(session)
        session.commit()
        triggers = [session.get(Trigger, each.trigger_id) for each in deadlines]
        for trigger in triggers:
            asyncio.run(_drain(trigger))
    texts = sorted(body.get("text") or body["payload"]["summary"] for _, body in google.told)
    assert texts == [SAID, SAID]


async def _drain(row: Any) -> None:
    from airflow.utils.module_loading import import_string

    trigger = import_string(row.classpath)(**row.kwargs)
    async for event in trigger.run():
        assert "failed" not in str(event).lower(), event
