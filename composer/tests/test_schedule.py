"""schedule.yaml: what it says, and what is said about wrong ones."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from bosco.promise import westmost
from bosco.reading import ScheduleError
from bosco.schedule import Schedule, read_schedule

REPOSITORY = Path(__file__).resolve().parent.parent.parent
TEXT = (REPOSITORY / "composer/schedule.yaml").read_text()


def read(tmp_path: Path, *changes: tuple[str, str]) -> Schedule:
    """The repository's schedule with some of its text replaced."""
    text = TEXT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file = tmp_path / "schedule.yaml"
    file.write_text(text)
    return read_schedule(file)


def line(text: str) -> int:
    """The line of the repository's schedule that has it."""
    return next(i for i, each in enumerate(TEXT.splitlines(), 1) if text in each)


def test_every_ingest_begins_after_the_last_midnight_of_its_tier(schedule):
    assert {each.dag_id.removeprefix("ingest_daily_sources__"): (each.cron, each.tier.zone) for each in schedule.ingests} == {
        "europe__ads": ("0 3 * * *", "Europe/London"),
        "europe__web": ("30 4 * * *", "Europe/London"),
        "europe__shop": ("0 1 * * *", "Europe/London"),
        "europe__rates": ("30 0 * * *", "Europe/London"),
        "america__ads": ("0 3 * * *", "America/New_York"),
        "america__web": ("30 4 * * *", "America/New_York"),
        "america__shop": ("0 1 * * *", "America/New_York"),
        "america__rates": ("30 0 * * *", "America/New_York"),
        "asia__ads": ("10 3 * * *", "Asia/Tokyo"),
        "asia__web": ("40 4 * * *", "Asia/Tokyo"),
        "asia__shop": ("10 1 * * *", "Asia/Tokyo"),
        "asia__rates": ("40 0 * * *", "Asia/Tokyo"),
    }


def test_every_client_and_source_of_the_repository_is_scheduled_with_its_own_zone(schedule):
    files = [yaml.safe_load(file.read_text()) for file in sorted((REPOSITORY / "clients").glob("*.yaml"))]
    zones = {client: zone for tier in schedule.tiers for client, zone in tier.clients.items()}
    assert zones == {each["id"]: each["time_zone"] for each in files}
    used = {connection["connector"] for each in files for connection in each["connections"]}
    assert used == set(schedule.connectors)


WRONG = yaml.safe_load((Path(__file__).parent / "wrong_schedules.yaml").read_text())


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case["says"].split(" ")[0])
def test_says_what_is_wrong_where_and_how_to_mend_it(tmp_path, case):
    with pytest.raises(ScheduleError) as e:
        read(tmp_path, (case["instead_of"], case["write"]))
    at = line(case["instead_of"]) + case.get("below", 0)
    said = str(e.value).splitlines()
    assert f"schedule.yaml:{at} {case['says']}" in said
    assert case.get("besides", said[0]) in said


def test_says_everything_that_is_wrong_at_once(tmp_path):
    with pytest.raises(ScheduleError) as e:
        read(tmp_path, ("  retries: 3", "  retries: x"), ("  minute: 40", "  minute: 75"), ("  daily: 8", "  daily: 0"))
    assert [each.split(" ")[1] for each in str(e.value).splitlines()] == [
        "runs.retries:",
        "watchdog.minute:",
        "pools.daily:",
    ]


def test_a_time_that_breaks_the_promise_is_refused(tmp_path):
    with pytest.raises(ScheduleError) as e:
        read(tmp_path, ("latency: 4h30m", "latency: 5h45m"))
    lines = str(e.value).splitlines()
    assert len(lines) == 3
    assert (
        f"schedule.yaml:{line('  web:') + 1} sources.web: the clients of tier `europe` cannot have their figures at "
        "08:00: `aurora` has them at 09:05 of its clock at worst. Lower its latency, the tier's offset or what counts "
        "as late, or split the tier by time zone."
    ) in lines


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "schedule.yaml:1 is empty or has no keys"),
        ("- a", "schedule.yaml:1 is empty or has no keys"),
        ("a: [", "schedule.yaml:1 is no YAML"),
    ],
)
def test_says_when_it_is_no_schedule_at_all(tmp_path, text, what):
    file = tmp_path / "schedule.yaml"
    file.write_text(text)
    with pytest.raises(ScheduleError, match=what):
        read_schedule(file)
    with pytest.raises(ScheduleError, match="cannot be read"):
        read_schedule(tmp_path / "none.yaml")


@pytest.mark.parametrize(
    ("zones", "last"),
    [
        ({"Europe/Berlin", "Europe/London"}, "Europe/London"),
        ({"Europe/Berlin", "Europe/Zurich"}, "Europe/Berlin"),
        ({"America/New_York", "America/Toronto"}, "America/New_York"),
        ({"Europe/London", "Africa/Casablanca"}, "Europe/London"),
        ({"America/Phoenix", "America/Los_Angeles"}, "America/Los_Angeles"),
        ({"America/Sao_Paulo", "America/Santiago", "America/New_York"}, "America/New_York"),
        ({"America/Phoenix", "America/Denver", "America/Mazatlan"}, "America/Mazatlan"),
        ({"Australia/Sydney", "Asia/Vladivostok"}, "Asia/Vladivostok"),
        ({"Australia/Adelaide", "Australia/Brisbane"}, None),
        (set(), None),
    ],
)
def test_the_last_midnight_is_known_or_the_tier_has_to_be_split(zones, last):
    assert westmost(zones) == last


def test_durations_add_up():
    from bosco.kinds import DURATION

    assert DURATION.read("1d2h3m") == timedelta(days=1, hours=2, minutes=3)
    for wrong in ("", "1", "m", "3m2h", "1w"):
        with pytest.raises(ValueError, match=wrong or "^$"):
            DURATION.read(wrong)
