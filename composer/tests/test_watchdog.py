"""dq_watchdog, run in Airflow."""

from __future__ import annotations

DAG = "dq_watchdog"
FINE = {"freshness": "success", "volume": "success", "drift": "success", "run": "success"}
LATE = {"client_id": "aurora", "source": "shopify", "stream": "orders", "complete_to": "2026-03-28"}


def test_is_quiet_while_all_is_well(run, google):
    assert run(DAG, "2026-03-31T08:40:00+00:00") == FINE
    assert google.told == []
    asked = {each["labels"]["query"]: each["queryParameters"] for each in google.queries}
    assert set(asked) == {"freshness", "volume", "drift"}
    assert {each["name"]: each["parameterValue"]["value"] for each in asked["freshness"]} == {
        "now": "2026-03-31 08:40:00+00:00",
        "ready_by": "08:00",
    }


def test_tells_what_is_new_and_stays_red_as_long_as_it_lasts(run, google):
    google.rows["freshness"] = [LATE]
    assert run(DAG, "2026-04-01T08:40:00+00:00") == {**FINE, "freshness": "failed", "run": "failed"}
    assert [(channel, body["text"]) for channel, body in google.told] == [
        ("slack", "freshness:\nclient_id aurora, source shopify, stream orders, complete_to 2026-03-28")
    ]
    google.rows["freshness"] = [LATE, {**LATE, "client_id": "ember"}]
    google.told.clear()
    assert run(DAG, "2026-04-01T09:40:00+00:00")["freshness"] == "failed"
    assert [body["text"] for _, body in google.told] == [
        "freshness:\nclient_id ember, source shopify, stream orders, complete_to 2026-03-28"
    ]
    google.told.clear()
    assert run(DAG, "2026-04-01T10:40:00+00:00")["freshness"] == "failed"
    assert google.told == []
    google.rows["freshness"] = []
    assert run(DAG, "2026-04-01T11:40:00+00:00") == FINE


def test_a_check_that_cannot_be_made_is_told_as_a_failure(run, google):
    google.rows["drift"] = 403
    assert run(DAG, "2026-04-02T08:40:00+00:00") == {**FINE, "drift": "failed", "run": "failed"}
    assert [channel for channel, _ in google.told] == ["slack", "pagerduty/v2/enqueue"]
    assert "task drift failed for good" in google.told[0][1]["text"]
