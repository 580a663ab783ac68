"""ingest_daily_sources: yesterday of a tier's clients, from a group of sources into the warehouse."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bosco.airflow_api import DAG, EmptyOperator, Param, due_at, get_current_context, late_of_task, task
from bosco.clients import sources_of
from bosco.google_cloud import rows
from bosco.launch import LaunchTemplate
from bosco.made import dag, pool
from bosco.outcome import outcome
from bosco.schedule import Ingest, Schedule
from bosco.settings import read_settings
from bosco.work import work

FULL, CHANGES, NOTHING = "read_full", "read_changes", "nothing_to_do"


def ingest_dag(schedule: Schedule, ingest: Ingest) -> DAG:
    """One DAG of a tier and a group of sources."""
    tier, group = ingest.tier, ingest.group
    made = dag(
        schedule,
        ingest.dag_id,
        f"Yesterday of {', '.join(tier.clients)} from {', '.join(group.connectors)}.",
        cron=ingest.cron,
        zone=tier.zone,
        late=schedule.late.ingest,
        tags=["ingest", tier.name, group.name],
        params={
            "date": Param(None, type=["null", "string"], format="date", description="Another day than yesterday."),
            "force": Param(False, type="boolean", description="Read the day again although it is there."),
        },
    )
    with made:

        @task.branch
        def plan() -> list[str]:
            context = get_current_context()
            settings = read_settings()
            asked = context["params"]["date"]
            yesterday = due_at(context).astimezone(ZoneInfo(tier.zone)).date() - timedelta(days=1)
            full, changes = work(
                sources_of(settings.clients_location, list(tier.clients), group.connectors),
                {(row["client_id"], row["source"]): row["complete_to"] for row in rows("marks", settings)},
                date.fromisoformat(asked) if asked else yesterday,
                group.history,
                context["params"]["force"],
            )
            parts = {name: part for name, part in ((FULL, full), (CHANGES, changes)) if part}
            for name, part in parts.items():
                context["ti"].xcom_push(key=name, value=part.parameters(group.connectors))
            return list(parts) or [NOTHING]

        nothing = EmptyOperator(task_id=NOTHING)
        done = EmptyOperator(task_id="done", trigger_rule="none_failed", **late_of_task(schedule.late.ingest))
        planned = plan()
        planned >> nothing >> done
        for name in (FULL, CHANGES):
            read = LaunchTemplate(
                task_id=name,
                template="ingest",
                parameters={
                    key: f"{{{{ ti.xcom_pull('plan', key='{name}')['{key}'] }}}}"
                    for key in ("clientIds", "sources", "from", "to")
                },
                labels={"tier": tier.name, "sources": group.name},
                pool=pool("daily"),
                priority_weight=100,
                weight_rule="absolute",
            )
            planned >> read
            outcome(schedule, ingest.dag_id, read.output, f"outcome_of_{name}") >> done
    return made
