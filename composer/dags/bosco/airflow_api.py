"""The names of Airflow that lie elsewhere in 2 and in 3, in one place. Nothing else here may ask for the version."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import airflow
from airflow.exceptions import AirflowException, AirflowFailException

AIRFLOW_3 = not airflow.__version__.startswith("2.")

if AIRFLOW_3:
    from airflow.providers.standard.operators.empty import EmptyOperator
    from airflow.sdk import DAG, Asset, Param, Variable, get_current_context, task, task_group
    from airflow.sdk.definitions.deadline import AsyncCallback, DeadlineAlert, DeadlineReference
    from airflow.timetables.trigger import CronTriggerTimetable as CronTimetable
else:
    from airflow.datasets import Dataset as Asset
    from airflow.decorators import task, task_group
    from airflow.models import Variable
    from airflow.models.dag import DAG
    from airflow.models.param import Param
    from airflow.operators.empty import EmptyOperator
    from airflow.operators.python import get_current_context

    # Not the trigger timetable: for that one Airflow 2 takes a run for late a whole period after it is.
    from airflow.timetables.interval import CronDataIntervalTimetable as CronTimetable

__all__ = [
    "AIRFLOW_3",
    "DAG",
    "AirflowException",
    "AirflowFailException",
    "Asset",
    "CronTimetable",
    "EmptyOperator",
    "Param",
    "due_at",
    "get_current_context",
    "late_of_dag",
    "late_of_task",
    "task",
    "task_group",
    "variable",
]


def due_at(context: Any) -> datetime:
    """When the run should have begun; for a run by hand the last time before it, or when it was asked for."""
    if AIRFLOW_3:
        run = context["dag_run"]
        return run.logical_date or run.run_after
    return context["data_interval_end"]


def variable(name: str) -> str:
    """A variable; empty where there is none."""
    return Variable.get(name, **{"default" if AIRFLOW_3 else "default_var": ""})


def late_of_dag(after: timedelta | None, notifiers: list[Any]) -> dict[str, Any]:
    """What a DAG is given so that people are told when it is late: deadlines in 3, a callback for the SLA in 2."""
    if after is None or not notifiers:
        return {}
    if not AIRFLOW_3:
        return {"sla_miss_callback": notifiers}
    return {
        "deadline": [
            DeadlineAlert(
                reference=DeadlineReference.DAGRUN_LOGICAL_DATE,
                interval=after,
                callback=AsyncCallback(type(each), kwargs=each.said),
            )
            for each in notifiers
        ]
    }


def late_of_task(after: timedelta | None) -> dict[str, Any]:
    """What the last task of a DAG is given for the same."""
    return {} if AIRFLOW_3 or after is None else {"sla": after}
