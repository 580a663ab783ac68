"""build_analytics, run in Airflow."""

from __future__ import annotations

import pytest

DAG = "build_analytics"
AT = "2026-03-31T05:05:00+00:00"
BUILT = {
    **dict.fromkeys(("plan", "marts", "outcome", "quality_breaker", "published", "done", "run"), "success"),
    "nothing_to_do": "skipped",
}


@pytest.fixture(autouse=True)
def stale(google):
    """Something changed since the marts were built."""
    google.rows["stale"] = [{"partitions": 3}]
    google.summaries["marts"] = {"status": "PUBLISHED"}


def test_builds_and_publishes_what_changed(run, google):
    assert run(DAG, AT) == BUILT
    launch = google.launches[0]["launchParameter"]
    assert launch["parameters"] == {
        "everything": "false",
        "rawLocation": "gs://lake/raw",
        "warehouseProject": "test-project",
        "warehouseLocation": "EU",
        "requestId": launch["jobName"],
    }
    assert launch["environment"]["serviceAccountEmail"] == "marts@test-project.iam.gserviceaccount.com"
    assert google.told == []


def test_does_nothing_when_nothing_changed(run, google):
    google.rows["stale"] = [{"partitions": 0}]
    assert run(DAG, AT) == {
        **dict.fromkeys(("marts", "outcome", "quality_breaker", "published"), "skipped"),
        **dict.fromkeys(("plan", "nothing_to_do", "done", "run"), "success"),
    }
    assert google.launches == []


def test_builds_everything_when_told_so(run, google):
    google.rows["stale"] = [{"partitions": 0}]
    assert run(DAG, AT, {"everything": True}) == BUILT
    assert google.launches[0]["launchParameter"]["parameters"]["everything"] == "true"


def test_the_breaker_keeps_the_figures_before(run, google):
    google.summaries["marts"] = {
        "status": "NOT_PUBLISHED",
        "checks": [{"name": "order_revenue", "failedRows": 2}, {"name": "fx_missing", "failedRows": 0}],
    }
    assert run(DAG, AT) == {**BUILT, "published": "skipped"}
    assert [channel for channel, _ in google.told] == ["slack", "mail"]
    assert "checks failed, readers keep the figures before. checks broken: order_revenue;" in google.told[1][1]["text"]
    assert google.told[1][1]["to"] == ["data-platform@example.com"]


def test_warnings_are_published_and_told(run, google):
    google.summaries["marts"] = {"status": "WARNINGS", "checks": [{"name": "volume_same_weekday", "failedRows": 1}]}
    assert run(DAG, AT) == BUILT
    assert [channel for channel, _ in google.told] == ["slack"]
    assert "WARNINGS. checks broken: volume_same_weekday" in google.told[0][1]["text"]


@pytest.mark.parametrize("summary", [{"status": "FAILED"}, None])
def test_without_a_good_end_nothing_counts_as_published(run, google, summary):
    google.summaries["marts"] = summary
    states = run(DAG, AT)
    assert (states["outcome"], states["quality_breaker"], states["published"]) == (
        "failed",
        "upstream_failed",
        "upstream_failed",
    )
    assert states["run"] == "failed"


def test_a_warehouse_that_cannot_be_asked_is_no_reason_to_skip(run, google):
    google.rows["stale"] = 403
    states = run(DAG, AT)
    assert (states["plan"], states["run"]) == ("failed", "failed")
    assert len(google.queries) == 4
    assert google.launches == []


def test_a_channel_that_is_down_does_not_stop_the_others(run, google, monkeypatch):
    monkeypatch.setenv("AIRFLOW_CONN_BOSCO_SLACK", '{"conn_type": "slackwebhook", "password": "http://127.0.0.1:9/"}')
    google.summaries["marts"] = {"status": "NOT_PUBLISHED"}
    assert run(DAG, AT) == {**BUILT, "published": "skipped"}
    assert [channel for channel, _ in google.told] == ["mail"]
