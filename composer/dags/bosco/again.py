"""refine, replay, rebuild: what is in the raw zone once more, without asking a source. Started by hand."""

from __future__ import annotations

from typing import Any

from bosco.airflow_api import DAG, Param
from bosco.launch import LaunchTemplate
from bosco.made import dag, pool
from bosco.outcome import outcome
from bosco.schedule import Schedule

_TEXTS = {
    "refine": "Commits runs whose pages are whole and which the warehouse lacks.",
    "replay": "Dead letters once more, after what refused them was mended.",
    "rebuild": "The pages of some days once more, with the mappings of today.",
}


def _day(text: str, *, required: bool) -> Param:
    if required:
        return Param(type="string", format="date", description=text)
    return Param(None, type=["null", "string"], format="date", description=f"{text}; empty for all.")


def _text(text: str) -> Param:
    return Param(None, type=["null", "string"], description=f"{text}; empty for all.")


def _params(template: str) -> dict[str, Param]:
    params = {"clientIds": _text("Clients with commas between")}
    if template == "refine":
        return {**params, "runIds": _text("Ids of runs with commas between")}
    needed = template == "rebuild"
    params |= {"from": _day("First day", required=needed), "to": _day("Last day", required=needed)}
    if template == "replay":
        params |= {"errorCode": _text("Such as BOSCO-2001, or the name of a check"), "source": _text("A connector")}
    return params


def again_dags(schedule: Schedule) -> list[DAG]:
    """The DAGs."""
    return [_again(schedule, template, text) for template, text in _TEXTS.items()]


def _again(schedule: Schedule, template: str, text: str) -> DAG:
    params: dict[str, Any] = _params(template)
    made = dag(schedule, template, f"{text} The marts follow with their next run.", cron=None, tags=["by hand"], params=params)
    with made:
        job = LaunchTemplate(
            task_id=template,
            template=template,
            parameters={name: f"{{{{ params['{name}'] or '' }}}}" for name in params},
            labels={},
            pool=pool("backfill"),
            priority_weight=10,
            weight_rule="absolute",
        )
        outcome(schedule, template, job.output)
    return made
