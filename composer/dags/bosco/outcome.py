"""How a job ended, from the summary it wrote."""

from __future__ import annotations

import json
from typing import Any

from bosco.airflow_api import AirflowException, AirflowFailException, get_current_context, task
from bosco.alerts import tell
from bosco.google_cloud import read_object
from bosco.schedule import Schedule
from bosco.settings import read_settings

GOOD = ("COMPLETE", "PUBLISHED")
WARNED = ("PARTIAL", "WARNINGS")
HELD_BACK = "NOT_PUBLISHED"


def status_of(summary: str | None, where: str) -> tuple[str, str]:
    """The status and what to say about it. What is missing, unreadable or unknown is a failure, never a good end."""
    if summary is None:
        raise AirflowException(f"The job is done, but there is no summary {where}. Look into the job's log.")
    try:
        read: dict[str, Any] = json.loads(summary)
        status = read["status"]
    except (ValueError, KeyError, TypeError) as e:
        raise AirflowFailException(f"The summary {where} cannot be read: {e}.") from e
    if status not in (*GOOD, *WARNED, HELD_BACK):
        raise AirflowFailException(f"The run ended as {status}: {read.get('error') or 'no reason given'} ({where})")
    broken = sorted({check["name"] for check in read.get("checks", []) if check.get("failedRows")})
    missing = sorted(
        f"{each['clientId']}/{each['source']}"
        for each in read.get("sources", [])
        if each.get("failed", 0) + each.get("parked", 0) > 0
    )
    said = [f"checks broken: {', '.join(broken)}"] if broken else []
    said += [f"not whole: {', '.join(missing)}"] if missing else []
    return status, "; ".join([*said, where])


def outcome(schedule: Schedule, dag_id: str, job: Any, task_id: str = "outcome") -> Any:
    """A task that returns the status of a job, and tells people what is not as it should be."""

    @task(task_id=task_id)
    def read(name: str) -> str:
        where = f"{read_settings().raw_location}/_runs/jobs/{name}/run_summary.json"
        status, said = status_of(read_object(where), where)
        if status == HELD_BACK:
            text = f"{dag_id}: checks failed, readers keep the figures before. {said}"
            tell(schedule, "held_back", dag_id, text, get_current_context())
        elif status in WARNED:
            tell(schedule, "warnings", dag_id, f"{dag_id}: {status}. {said}", get_current_context())
        return status

    return read(job)
