"""replay: dead letters once more, after what refused them was mended."""

from __future__ import annotations

from bosco.airflow_api import DAG, Param
from bosco.launch import LaunchTemplate
from bosco.made import dag, pool
from bosco.outcome import outcome
from bosco.schedule import Schedule

DAG_ID = "replay"


def replay_dag(schedule: Schedule) -> DAG:
    """The DAG, started by hand."""
    day = {"type": ["null", "string"], "format": "date"}
    made = dag(
        schedule,
        DAG_ID,
        "Dead letters once more. The marts follow with their next run.",
        cron=None,
        tags=["by hand"],
        params={
            "from": Param(None, **day, description="First day; empty for all."),
            "to": Param(None, **day, description="Last day; empty for all."),
            "clientIds": Param([], type="array", items={"type": "string"}, description="Empty for all."),
            "errorCode": Param(None, type=["null", "string"], description="Such as BOSCO-2001, or a check's name."),
            "source": Param(None, type=["null", "string"], description="A connector; empty for all."),
        },
    )
    with made:
        replay = LaunchTemplate(
            task_id="replay",
            template="replay",
            parameters={
                "clientIds": "{{ params.clientIds | join(',') }}",
                **{name: f"{{{{ params['{name}'] or '' }}}}" for name in ("from", "to", "errorCode", "source")},
            },
            labels={},
            pool=pool("backfill"),
            priority_weight=10,
            weight_rule="absolute",
        )
        outcome(schedule, DAG_ID, replay.output)
    return made
