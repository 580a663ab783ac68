"""erase_subject: erases people who asked for it. Requests are files; no subject is ever a parameter, a label or a log line."""

from __future__ import annotations

from collections import Counter

from bosco.airflow_api import DAG, EmptyOperator, late_of_task, task
from bosco.google_cloud import objects, rows
from bosco.launch import LaunchTemplate
from bosco.made import dag, pool
from bosco.outcome import outcome
from bosco.schedule import Schedule
from bosco.settings import read_settings

DAG_ID = "erase_subject"


def waiting(files: list[str], done: dict[str, int]) -> bool:
    """Whether there are more files of a request than were carried out; a file has its request's id as its name."""
    named = Counter(file.rsplit(".", 1)[0] for file in files if file.endswith((".yaml", ".yml", ".json")))
    return any(count > done.get(request, 0) for request, count in named.items())


def erase_dag(schedule: Schedule) -> DAG:
    """The DAG."""
    made = dag(
        schedule,
        DAG_ID,
        "Erases the subjects of the requests in the folder of requests that were not carried out yet.",
        cron=schedule.erase_cron,
        zone=schedule.erase_zone,
        late=schedule.late.erase,
        tags=["privacy"],
    )
    with made:

        @task.branch
        def plan() -> str:
            settings = read_settings()
            files = objects(settings.requests_location)
            done = {row["request_id"]: row["times"] for row in rows("erased", settings)} if files else {}
            return "erase" if waiting(files, done) else "nothing_to_do"

        erase = LaunchTemplate(
            task_id="erase",
            template="erase",
            parameters={},
            labels={},
            pool=pool("daily"),
            priority_weight=50,
            weight_rule="absolute",
        )
        nothing = EmptyOperator(task_id="nothing_to_do")
        done = EmptyOperator(task_id="done", trigger_rule="none_failed", **late_of_task(schedule.late.erase))
        plan() >> [erase, nothing]
        [outcome(schedule, DAG_ID, erase.output), nothing] >> done
    return made
