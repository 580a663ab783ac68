"""build_analytics: the marts, shown to readers only when their checks hold."""

from __future__ import annotations

from bosco.airflow_api import DAG, Asset, EmptyOperator, Param, get_current_context, late_of_task, task
from bosco.google_cloud import rows
from bosco.launch import LaunchTemplate
from bosco.made import dag, pool
from bosco.outcome import HELD_BACK, outcome
from bosco.schedule import Schedule
from bosco.settings import read_settings

DAG_ID = "build_analytics"
PUBLISHED = "bosco://gold"


def analytics_dag(schedule: Schedule) -> DAG:
    """The DAG. Other DAGs may be scheduled on the asset of published marts."""
    made = dag(
        schedule,
        DAG_ID,
        "Builds what changed in the marts, checks it and publishes it.",
        cron=f"{schedule.analytics_minute} * * * *",
        late=schedule.late.analytics,
        tags=["analytics"],
        params={
            "everything": Param(schedule.everything, type="boolean", description="Build all partitions."),
        },
    )
    with made:

        @task.branch
        def plan() -> str:
            if get_current_context()["params"]["everything"]:
                return "marts"
            return "marts" if rows("stale", read_settings())[0]["partitions"] else "nothing_to_do"

        marts = LaunchTemplate(
            task_id="marts",
            template="marts",
            parameters={"everything": "{{ params.everything | lower }}"},
            labels={},
            pool=pool("daily"),
            priority_weight=100,
            weight_rule="absolute",
        )

        @task.short_circuit(ignore_downstream_trigger_rules=False, retries=0)
        def quality_breaker(status: str) -> bool:
            return status != HELD_BACK

        published = EmptyOperator(task_id="published", outlets=[Asset(PUBLISHED)])
        nothing = EmptyOperator(task_id="nothing_to_do")
        done = EmptyOperator(task_id="done", trigger_rule="none_failed", **late_of_task(schedule.late.analytics))
        plan() >> [marts, nothing]
        quality_breaker(outcome(schedule, DAG_ID, marts.output)) >> published
        [published, nothing] >> done
    return made
