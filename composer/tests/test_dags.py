"""What all DAGs are made of."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from bosco.airflow_api import AIRFLOW_3
from bosco.all_dags import all_dags
from bosco.launch import LaunchTemplate, job_name
from conftest import COMPOSER

BY_HAND = {"backfill", "refine", "replay", "rebuild"}
LATE = {"build_analytics": timedelta(hours=1), "erase_subject": timedelta(hours=12)}


@pytest.fixture(scope="module")
def dags(schedule):
    return {dag.dag_id: dag for dag in all_dags(schedule)}


def launches(dag):
    return [task for task in dag.tasks if getattr(task, "operator_class", type(task)) is LaunchTemplate]


def test_airflow_finds_all_dags_and_no_error():
    if AIRFLOW_3:
        from airflow.models.dagbag import DagBag

        bag = DagBag(dag_folder=str(COMPOSER / "dags"), include_examples=False)
    else:
        from airflow.models import DagBag

        bag = DagBag(dag_folder=str(COMPOSER / "dags"), include_examples=False, read_dags_from_db=False)
    assert bag.import_errors == {}
    ingests = {name for name in bag.dags if name.startswith("ingest_daily_sources__")}
    assert len(ingests) == 12
    assert set(bag.dags) - ingests == {"build_analytics", "dq_watchdog", "erase_subject", *BY_HAND}


def test_parsing_the_dags_loads_none_of_googles_clients():
    code = "import bosco.all_dags, sys; print([each for each in ('google.cloud.bigquery', 'pandas') if each in sys.modules])"
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], cwd=COMPOSER / "dags", capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines()[-1] == "[]"


def test_retries_alerts_and_runs_at_once(dags):
    for name, dag in dags.items():
        assert (dag.catchup, dag.max_active_runs) == (False, 1), name
        for task in dag.tasks:
            if task.task_id.split(".")[-1] in ("plan", "quality_breaker") and name in ("backfill", "build_analytics"):
                continue
            assert (task.retries, task.retry_delay, bool(task.retry_exponential_backoff), task.max_retry_delay) == (
                3,
                timedelta(minutes=2),
                True,
                timedelta(minutes=30),
            ), f"{name}.{task.task_id}"
            assert task.on_failure_callback, f"{name}.{task.task_id}"


def test_jobs_wait_deferred_in_the_pool_they_belong_to(dags):
    for name, dag in dags.items():
        for task in launches(dag):
            kwargs = {**task.partial_kwargs, **task.expand_input.value} if hasattr(task, "partial_kwargs") else vars(task)
            assert kwargs["pool"] == ("bosco_backfill" if name in BY_HAND else "bosco_daily"), name
            if not hasattr(task, "partial_kwargs"):
                assert (task.deferrable, task.append_job_name) == (True, False)


def test_a_backfill_goes_behind_everything_else(dags):
    weights = {name: [task.priority_weight for task in launches(dag)] for name, dag in dags.items()}
    behind = max(weights.pop("backfill"))
    assert all(behind < weight for each in weights.values() for weight in each)


def test_pools_count_jobs_that_wait():
    ran = subprocess.run([sys.executable, "-m", "bosco.pools"], cwd=COMPOSER / "dags", capture_output=True, text=True, check=True)
    assert json.loads(ran.stdout) == {
        "bosco_daily": {"slots": 8, "description": "Made from schedule.yaml.", "include_deferred": True},
        "bosco_backfill": {"slots": 1, "description": "Made from schedule.yaml.", "include_deferred": True},
    }


def test_late_runs_are_told(dags):
    for name, dag in dags.items():
        late = LATE.get(name, timedelta(minutes=30) if name.startswith("ingest") else None)
        if AIRFLOW_3:
            alerts = dag.deadline or []
            assert [each.interval for each in alerts] == ([late, late] if late else []), name
            assert [each.callback.path.rsplit(".", 1)[1] for each in alerts] == (
                ["SlackWebhookNotifier", "PagerdutyNotifier"] if late else []
            )
        else:
            assert [task.sla for task in dag.tasks if task.sla] == ([late] if late else []), name
            assert len(dag.sla_miss_callback or []) == (2 if late else 0)


def test_names_of_jobs_are_the_same_for_every_try_and_dataflow_takes_them():
    names = {
        job_name("ingest", "ingest_daily_sources__europe__ads", run, task, index)
        for run in ("scheduled__2026-03-31", "scheduled__2026-04-01")
        for task in ("read_full", "read_changes")
        for index in (-1, 0)
    }
    assert len(names) == 8
    for name in names:
        assert name == name.lower() and len(name) <= 63 and name[-1].isalnum()


def test_a_schedule_that_is_wrong_is_an_import_error_with_its_line(tmp_path, monkeypatch):
    file = tmp_path / "schedule.yaml"
    file.write_text((COMPOSER / "schedule.yaml").read_text().replace("  retries: 3", "  retries: x"))
    monkeypatch.setenv("BOSCO_SCHEDULE", str(file))
    ran = subprocess.run([sys.executable, "-W", "ignore", "bosco_dags.py"], cwd=COMPOSER / "dags", capture_output=True, text=True)
    assert ran.returncode != 0
    assert "schedule.yaml:10 runs.retries: `x` is not as it has to be" in ran.stderr


def test_no_dag_asks_for_the_version_of_airflow_but_in_one_place():
    for file in sorted((COMPOSER / "dags").rglob("*.py")):
        if file.name == "airflow_api.py":
            continue
        names = {node.id for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Name)}
        assert "AIRFLOW_3" not in names, file
        assert len(file.read_text().splitlines()) < 300, file


def test_no_secret_and_no_address_is_written_down():
    for file in [COMPOSER / "schedule.yaml", *(COMPOSER / "dags").rglob("*.py")]:
        text = Path(file).read_text()
        for each in ("hooks.slack.com", "routing_key", "password", "xoxb-"):
            assert each not in text, (file, each)
