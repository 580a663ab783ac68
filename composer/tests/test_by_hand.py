"""What people start by hand, and erase_subject, run in Airflow."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from bosco import backfill
from bosco.backfill import chunks, within
from bosco.erasure import waiting
from bosco.schedule import Window
from test_ingest import launched

AT = "2026-03-31T12:00:00+00:00"


@pytest.fixture(autouse=True)
def always_open(monkeypatch):
    """The hour at which the tests run is none of their business."""
    monkeypatch.setattr(backfill, "within", lambda _window, _now: True)


def test_backfills_chunk_by_chunk_from_the_newest_on(run, google):
    states = run("backfill", AT, {"from": "2026-03-01", "to": "2026-03-10", "clientIds": ["ember"]})
    assert states == {
        "plan": "success",
        **{f"chunk.{name}[{i}]": "success" for name in ("window", "ingest", "outcome") for i in (0, 1)},
        "run": "success",
    }
    read = [parameters for template, parameters in launched(google) if template == "ingest"]
    assert sorted(read, key=lambda each: each["from"]) == [
        {"from": "2026-03-01", "to": "2026-03-03", "clientIds": "ember"},
        {"from": "2026-03-04", "to": "2026-03-10", "clientIds": "ember"},
    ]
    assert len({each["launchParameter"]["jobName"] for each in google.launches}) == 2
    for each in google.launches:
        environment = each["launchParameter"]["environment"]
        assert (environment["flexrsGoal"], environment["maxWorkers"]) == ("FLEXRS_COST_OPTIMIZED", 2)


def test_a_chunk_that_fails_stops_no_other(run, google):
    google.states["ingest 2026-03-04"] = ["JOB_STATE_FAILED"]
    states = run("backfill", AT, {"from": "2026-03-01", "to": "2026-03-10", "sources": ["shopify"]})
    ends = [(states[f"chunk.ingest[{i}]"], states[f"chunk.outcome[{i}]"]) for i in (0, 1)]
    assert ends == [("failed", "upstream_failed"), ("success", "success")]
    assert states["run"] == "failed"


def test_refuses_days_and_names_that_make_no_sense(run, google):
    conf = {"from": "2999-01-02", "to": "2999-01-01", "clientIds": ["aurora", "nobody"], "sources": ["nothing"]}
    assert run("backfill", AT, conf)["plan"] == "failed"
    said = google.told[0][1]["text"]
    for each in (
        "`to` 2999-01-01 is before `from` 2999-01-02",
        "`to` 2999-01-01 is not over yet",
        "`clientIds` names nobody; there are aurora,",
        "`sources` names nothing; there are ecb-rates,",
    ):
        assert each in said
    assert google.launches == []


@pytest.mark.parametrize(
    ("first", "last", "parts"),
    [
        ("2026-03-01", "2026-03-01", ["03-01/03-01"]),
        ("2026-03-01", "2026-03-07", ["03-01/03-07"]),
        ("2026-02-27", "2026-03-06", ["02-28/03-06", "02-27/02-27"]),
    ],
)
def test_chunks_hold_every_day_once(first, last, parts):
    made = chunks(date.fromisoformat(first), date.fromisoformat(last), 7)
    assert [f"{begins:%m-%d}/{ends:%m-%d}" for begins, ends in made] == parts


@pytest.mark.parametrize(
    ("begins", "ends", "now", "inside"),
    [
        (10, 22, "09:59", False),
        (10, 22, "10:00", True),
        (10, 22, "21:59", True),
        (10, 22, "22:00", False),
        (22, 4, "23:00", True),
        (22, 4, "03:59", True),
        (22, 4, "12:00", False),
    ],
)
def test_chunks_begin_within_the_window_of_its_zone(begins, ends, now, inside):
    window = Window(time(begins), time(ends), "Europe/Berlin")
    moment = datetime.fromisoformat(f"2026-07-01T{now}:00+02:00").astimezone(UTC)
    assert within(window, moment) is inside


@pytest.mark.parametrize(
    ("dag", "conf"),
    [
        ("replay", {"errorCode": "BOSCO-2001", "clientIds": "aurora,ember", "from": "2026-03-01"}),
        ("replay", {}),
        ("refine", {"runIds": "2026-03-30-abc,2026-03-29-abc"}),
        ("rebuild", {"from": "2026-03-01", "to": "2026-03-31"}),
    ],
)
def test_what_is_in_the_raw_zone_is_done_again(run, google, dag, conf):
    assert run(dag, AT, conf) == {dag: "success", "outcome": "success", "run": "success"}
    assert launched(google) == [(dag, conf)]


def test_erases_when_there_are_requests(run, google):
    google.objects["requests/2026-03-30-1.json"] = b"{}"
    states = run("erase_subject", "2026-03-30T20:00:00+02:00")
    assert states == {
        **dict.fromkeys(("plan", "erase", "outcome", "done", "run"), "success"),
        "nothing_to_do": "skipped",
    }
    launch = google.launches[0]["launchParameter"]
    assert launch["parameters"]["requestsLocation"] == "gs://lake/requests"
    assert not [name for name in launch["parameters"] if "subject" in name.lower()]
    assert launch["environment"]["serviceAccountEmail"] == "erase@test-project.iam.gserviceaccount.com"


def test_erases_nothing_without_requests(run, google):
    google.objects.update({"requests/r1.yaml": b"", "requests/notes.txt": b"", "requests/older/r2.yaml": b""})
    google.rows["erased"] = [{"request_id": "r1", "times": 1}]
    states = run("erase_subject", "2026-03-30T20:00:00+02:00")
    assert (states["erase"], states["nothing_to_do"], states["run"]) == ("skipped", "success", "success")
    assert google.launches == []


@pytest.mark.parametrize(
    ("files", "done", "wanted"),
    [
        ([], {}, False),
        (["r1.yaml"], {}, True),
        (["r1.yaml", "r2.yaml"], {"r1": 1}, True),
        (["r1.yaml", "r1.json"], {"r1": 1}, True),
        (["r1.yaml", "r1.json"], {"r1": 2}, False),
        (["r1.txt"], {}, False),
    ],
)
def test_no_request_goes_unnoticed(files, done, wanted):
    assert waiting(files, done) is wanted


def test_an_erasure_that_failed_is_told(run, google):
    google.objects["requests/2026-03-30-1.json"] = b"{}"
    google.summaries["erase"] = {"status": "FAILED", "error": "a table is locked"}
    assert run("erase_subject", "2026-03-30T20:00:00+02:00")["run"] == "failed"
    assert "a table is locked" in google.told[0][1]["text"]
