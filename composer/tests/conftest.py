"""A real Airflow on an empty database, against the fake Google."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

COMPOSER = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(COMPOSER / "dags"))

VARIABLES = {
    "environment": "dev",
    "project": "test-project",
    "region": "europe-west1",
    "warehouse_location": "EU",
    "raw_location": "gs://lake/raw",
    "staged_rows_location": "gs://lake/staged",
    "clients_location": "gs://lake/clients",
    "connectors_location": "gs://lake/connectors",
    "template_location": "gs://lake/templates",
    "temp_location": "gs://lake/temp",
    "requests_location": "gs://lake/requests",
    "worker_service_account": "worker@test-project.iam.gserviceaccount.com",
    "marts_service_account": "marts@test-project.iam.gserviceaccount.com",
    "erase_service_account": "erase@test-project.iam.gserviceaccount.com",
    "subnetwork": "regions/europe-west1/subnetworks/dataflow",
    "kms_key": "projects/test-project/locations/europe-west1/keyRings/r/cryptoKeys/k",
}
os.environ.update({f"AIRFLOW_VAR_{name.upper()}": value for name, value in VARIABLES.items()})

from fake_google import FakeGoogle  # noqa: E402

GOOGLE = FakeGoogle()
os.environ.update(
    STORAGE_EMULATOR_HOST=GOOGLE.url,
    BIGQUERY_EMULATOR_HOST=GOOGLE.url,
    AIRFLOW_CONN_GOOGLE_CLOUD_DEFAULT=json.dumps(
        {
            "conn_type": "google_cloud_platform",
            "extra": {"is_anonymous": True, "project": "test-project", "num_retries": 0},
        }
    ),
    AIRFLOW_CONN_BOSCO_SLACK=json.dumps({"conn_type": "slackwebhook", "password": f"{GOOGLE.url}/told/slack"}),
    AIRFLOW_CONN_BOSCO_PAGERDUTY=json.dumps(
        {"conn_type": "pagerduty_events", "password": "key", "extra": {"routing_key": "key"}}
    ),
    AIRFLOW_CONN_BOSCO_SMTP=json.dumps({"conn_type": "smtp", "host": "127.0.0.1", "extra": {"from_email": "a@b.c"}}),
)

import grpc  # noqa: E402
from airflow.providers.google.cloud.hooks.dataflow import AsyncDataflowHook, DataflowHook  # noqa: E402
from airflow.providers.pagerduty.hooks.pagerduty_events import PagerdutyEventsAsyncHook  # noqa: E402
from airflow.providers.smtp.hooks.smtp import SmtpHook  # noqa: E402
from bosco.airflow_api import AIRFLOW_3  # noqa: E402
from bosco.all_dags import all_dags  # noqa: E402
from bosco.schedule import Schedule, read_schedule  # noqa: E402

if AIRFLOW_3:
    from functools import cache

    from airflow.sdk.execution_time import supervisor, task_runner

    # dag.test makes the whole API server anew for each task, which takes seconds; one is enough.
    supervisor.in_process_api_server = cache(supervisor.in_process_api_server)

    # What a worker does and dag.test leaves out: callbacks see the exception.
    def finalize(ti: Any, state: Any, context: Any, log: Any, error: Any = None, end: Any = task_runner.finalize) -> None:
        if error:
            context["exception"] = error
        end(ti, state, context, log, error)

    task_runner.finalize = finalize
else:
    import airflow.providers.fab.auth_manager.models  # noqa: F401  the tables of users, which runs refer to


@pytest.fixture(autouse=True)
def google(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeGoogle]:
    """The fake Google, empty, in the place of the real one."""
    from google.api_core.client_options import ClientOptions
    from google.cloud.dataflow_v1beta3.services.jobs_v1_beta3.transports import JobsV1Beta3GrpcAsyncIOTransport

    async def client(_hook: Any, kind: Any) -> Any:
        channel = grpc.aio.insecure_channel(GOOGLE.grpc_address)
        return kind(transport=JobsV1Beta3GrpcAsyncIOTransport(channel=channel))

    monkeypatch.setattr(DataflowHook, "get_client_options", lambda _hook: ClientOptions(api_endpoint=GOOGLE.url), raising=True)
    monkeypatch.setattr(AsyncDataflowHook, "initialize_client", client, raising=True)
    pager = property(lambda _: f"{GOOGLE.url}/told/pagerduty", lambda _, __: None)
    monkeypatch.setattr("pagerduty.EventsApiV2Client.url", pager)
    monkeypatch.setattr(PagerdutyEventsAsyncHook, "base_url", pager, raising=False)

    def mail(_hook: Any, **message: Any) -> None:
        GOOGLE.told.append(("mail", {"to": message["to"], "text": message["html_content"]}))

    def connected(hook: Any) -> Any:
        hook.smtp_connection = hook.get_connection(hook.smtp_conn_id)
        return hook

    monkeypatch.setattr(SmtpHook, "get_conn", connected)
    monkeypatch.setattr(SmtpHook, "__exit__", lambda *_: None)
    monkeypatch.setattr(SmtpHook, "send_email_smtp", mail)
    GOOGLE.reset()
    for client_file in (COMPOSER.parent / "clients").glob("*.yaml"):
        GOOGLE.objects[f"clients/{client_file.name}"] = client_file.read_bytes()
    return GOOGLE


@pytest.fixture(scope="session")
def schedule() -> Schedule:
    """The schedule of the repository."""
    return read_schedule(COMPOSER / "schedule.yaml")


@pytest.fixture
def run(schedule: Schedule) -> Any:
    """Runs a DAG to its end, at a time, and gives the state of each task and of the run."""
    return lambda dag_id, at, conf=None: _run(schedule, dag_id, at, conf)


def _run(schedule: Schedule, dag_id: str, at: str, conf: dict[str, Any] | None) -> dict[str, str]:
    dag = next(dag for dag in all_dags(schedule) if dag.dag_id == dag_id)
    if AIRFLOW_3:
        dag.deadline = None  # dag.test cannot handle it; the deadlines have tests of their own
    for each in dag.tasks:
        target = each.partial_kwargs if hasattr(each, "partial_kwargs") else each.__dict__
        target.update(retry_delay=timedelta(0), retry_exponential_backoff=False)
        if not hasattr(each, "partial_kwargs") and hasattr(each, "poll_sleep"):
            each.poll_sleep = 0.01
    when = datetime.fromisoformat(at)
    made = dag.test(logical_date=when, run_conf=conf) if AIRFLOW_3 else dag.test(execution_date=when, run_conf=conf)
    states = {
        ti.task_id if ti.map_index < 0 else f"{ti.task_id}[{ti.map_index}]": str(ti.state) for ti in made.get_task_instances()
    }
    return {**states, "run": str(getattr(made.state, "value", made.state))}
