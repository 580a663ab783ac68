"""ingest_daily_sources, run in Airflow."""

from __future__ import annotations

import pytest
from fake_google import FakeGoogle

DAG = "ingest_daily_sources__europe__shop"
AT = "2026-03-31T01:00:00+01:00"
CLIENTS = ("aurora", "bergwerk", "citrine")
DONE = {"plan": "success", "done": "success", "run": "success", "nothing_to_do": "skipped"}
READ = {"read_full": "success", "outcome_of_read_full": "success"}
CHANGED = {"read_changes": "success", "outcome_of_read_changes": "success"}
FULL = {**DONE, **READ, **dict.fromkeys(CHANGED, "skipped")}
CHANGES = {**DONE, **dict.fromkeys(READ, "skipped"), **CHANGED}


def marks(to: str | None, **other: str | None) -> list[dict[str, str | None]]:
    """All of the tier's shops read up to a day, and some up to another one."""
    return [
        {"client_id": client, "source": source, "complete_to": other.get(client, to)}
        for client in CLIENTS
        for source in ("shopify", "klaviyo")
    ]


def launched(google: FakeGoogle) -> list[tuple[str, dict[str, str]]]:
    """Template and parameters of each launch, without where things are."""
    return [
        (
            each["launchParameter"]["containerSpecGcsPath"].rsplit("/", 1)[1].removesuffix(".json"),
            {
                name: value
                for name, value in each["launchParameter"]["parameters"].items()
                if not name.endswith(("Location", "Project", "requestId"))
            },
        )
        for each in google.launches
    ]


def ingest(clients: str, first: str, last: str = "2026-03-30") -> tuple[str, dict[str, str]]:
    """A launch of the ingest."""
    return "ingest", {"clientIds": clients, "sources": "shopify,klaviyo", "from": first, "to": last}


def test_reads_all_of_the_history_of_clients_that_were_never_read(run, google):
    assert run(DAG, AT) == FULL
    assert launched(google) == [ingest("aurora,bergwerk,citrine", "2025-12-31")]


def test_reads_what_is_missing_since_the_last_time(run, google):
    google.rows["marks"] = marks("2026-03-29", bergwerk="2026-03-27", citrine="2026-03-30")
    assert run(DAG, AT) == CHANGES
    assert launched(google) == [ingest("aurora,bergwerk", "2026-03-28")]


def test_reads_all_of_some_clients_and_changes_of_others(run, google):
    google.rows["marks"] = marks("2026-03-29", citrine=None)
    assert run(DAG, AT) == {**FULL, **CHANGED}
    assert sorted(map(str, launched(google))) == sorted(
        map(str, [ingest("citrine", "2025-12-31"), ingest("aurora,bergwerk", "2026-03-30")])
    )


def test_does_nothing_where_all_is_there(run, google):
    google.rows["marks"] = marks("2026-03-30")
    assert run(DAG, AT) == {**DONE, "nothing_to_do": "success", **dict.fromkeys((*READ, *CHANGED), "skipped")}
    assert google.launches == []


def test_does_nothing_for_clients_without_such_sources(run, google):
    for client in CLIENTS:
        google.objects[f"clients/{client}.yaml"] = b"connections: [{id: a, connector: google-ads}]"
    assert run(DAG, AT)["nothing_to_do"] == "success"


def test_reads_a_day_again_when_told_so(run, google):
    google.rows["marks"] = marks("2026-03-30")
    assert run(DAG, AT, {"date": "2026-03-20", "force": True}) == CHANGES
    assert launched(google)[0] == ingest("aurora,bergwerk,citrine", "2026-03-20", "2026-03-20")


def test_the_day_is_yesterday_where_midnight_comes_last(run, google):
    run("ingest_daily_sources__asia__shop", "2026-03-31T01:10:00+09:00")
    assert launched(google)[0][1]["to"] == "2026-03-30"


def test_a_client_without_a_file_fails_at_once_and_is_told(run, google):
    del google.objects["clients/citrine.yaml"]
    states = run(DAG, AT)
    assert (states["plan"], states["run"]) == ("failed", "failed")
    assert google.launches == []
    (channel, slack), (other, pager) = google.told
    assert (channel, other) == ("slack", "pagerduty/v2/enqueue")
    assert "task plan failed for good" in slack["text"]
    assert "schedule.yaml names client `citrine`, and there is no gs://lake/clients/citrine.yaml" in slack["text"]
    assert pager["dedup_key"] == f"{DAG}/failed"


def test_a_variable_that_is_missing_is_named(run, google, monkeypatch):
    monkeypatch.delenv("AIRFLOW_VAR_SUBNETWORK")
    monkeypatch.delenv("AIRFLOW_VAR_TEMP_LOCATION")
    assert run(DAG, AT)["run"] == "failed"
    assert "Airflow variables are missing: subnetwork, temp_location" in google.told[0][1]["text"]


def test_everything_that_the_job_is_launched_with(run, google):
    run(DAG, AT)
    launch = google.launches[0]["launchParameter"]
    name = launch["jobName"]
    assert name.startswith("bosco-ingest-ingest-daily-sources-europe-shop-") and len(name) <= 63
    assert launch == {
        "jobName": name,
        "containerSpecGcsPath": "gs://lake/templates/ingest.json",
        "parameters": {
            "clientsLocation": "gs://lake/clients",
            "rawLocation": "gs://lake/raw",
            "stagedRowsLocation": "gs://lake/staged",
            "connectorsLocation": "gs://lake/connectors",
            "warehouseProject": "test-project",
            "warehouseLocation": "EU",
            "clientIds": "aurora,bergwerk,citrine",
            "sources": "shopify,klaviyo",
            "from": "2025-12-31",
            "to": "2026-03-30",
            "requestId": name,
        },
        "environment": {
            "serviceAccountEmail": "worker@test-project.iam.gserviceaccount.com",
            "subnetwork": "regions/europe-west1/subnetworks/dataflow",
            "ipConfiguration": "WORKER_IP_PRIVATE",
            "tempLocation": "gs://lake/temp/ingest",
            "kmsKeyName": "projects/test-project/locations/europe-west1/keyRings/r/cryptoKeys/k",
            "additionalUserLabels": {
                "app": "bosco",
                "environment": "dev",
                "template": "ingest",
                "tier": "europe",
                "sources": "shop",
            },
        },
    }


def test_waits_as_long_as_the_job_runs(run, google):
    google.states["ingest"] = ["JOB_STATE_QUEUED", "JOB_STATE_PENDING", "JOB_STATE_RUNNING", "JOB_STATE_DONE"]
    assert run(DAG, AT) == FULL
    assert len([name for name in google.polls if "bosco-ingest" in name]) == 4


@pytest.mark.parametrize("state", ["JOB_STATE_FAILED", "JOB_STATE_CANCELLED", "JOB_STATE_DRAINED"])
def test_a_job_that_does_not_end_well_is_launched_again_under_its_name(run, google, state):
    google.states["ingest"] = [state, "JOB_STATE_DONE"]
    assert run(DAG, AT) == FULL
    names = [each["launchParameter"]["jobName"] for each in google.launches]
    assert len(names) == 2 and names[0] == names[1]
    assert google.told == []


def test_a_job_that_never_ends_well_fails_the_run_after_three_retries(run, google):
    google.states["ingest"] = ["JOB_STATE_FAILED"]
    states = run(DAG, AT)
    assert (states["read_full"], states["outcome_of_read_full"], states["run"]) == ("failed", "upstream_failed", "failed")
    assert len(google.launches) == 4
    assert [channel for channel, _ in google.told] == ["slack", "pagerduty/v2/enqueue"]


def test_one_job_that_fails_takes_nothing_from_the_other(run, google):
    google.rows["marks"] = marks("2026-03-29", citrine=None)
    google.states["ingest citrine"] = ["JOB_STATE_FAILED"]
    states = run(DAG, AT)
    assert (states["read_full"], states["outcome_of_read_changes"]) == ("failed", "success")
    assert (states["done"], states["run"]) == ("upstream_failed", "failed")


def test_a_launch_whose_answer_was_lost_is_not_launched_twice(run, google):
    google.answers["ingest"] = [FakeGoogle.LOST]
    google.states["ingest"] = ["JOB_STATE_RUNNING", "JOB_STATE_DONE"]
    assert run(DAG, AT) == FULL
    assert len(google.launches) == len(google.jobs) == 1


def test_a_launch_that_is_refused_is_tried_again(run, google):
    google.answers["ingest"] = [403, 429]
    assert run(DAG, AT) == FULL
    assert len(google.jobs) == 1


@pytest.mark.parametrize(
    ("summary", "state", "told"),
    [
        ({"status": "FAILED", "error": "no commit"}, "failed", "The run ended as FAILED: no commit"),
        ({"status": "SOMETHING"}, "failed", "The run ended as SOMETHING"),
        ("{", "failed", "cannot be read"),
        (None, "failed", "there is no summary gs://lake/raw/_runs/jobs/bosco-ingest-"),
        (
            {"status": "PARTIAL", "sources": [{"clientId": "aurora", "source": "shopify", "failed": 1, "parked": 0}]},
            "success",
            "PARTIAL. not whole: aurora/shopify; gs://lake/raw/_runs/jobs/",
        ),
    ],
)
def test_what_the_summary_says_is_the_outcome(run, google, summary, state, told):
    google.summaries["ingest"] = summary
    states = run(DAG, AT)
    assert (states["read_full"], states["outcome_of_read_full"], states["run"]) == ("success", state, state)
    assert told in google.told[0][1]["text"]
