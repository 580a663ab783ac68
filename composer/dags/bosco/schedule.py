"""schedule.yaml as values. Wrong files are refused with all their mistakes at once."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path

from bosco import kinds
from bosco.promise import keeps, westmost
from bosco.reading import Problems, Section, load

CHECKS = ("freshness", "volume", "drift")
OCCASIONS = ("failed", "late", "held_back", "found", "warnings")
POOLS = ("daily", "backfill")


@dataclass(frozen=True)
class Tier:
    """Clients that are served alike, with the zone of each; ``zone`` is the one whose midnight comes last."""

    name: str
    clients: dict[str, str]
    zone: str
    offset: timedelta


@dataclass(frozen=True)
class Group:
    """Sources that are ready at the same time after midnight."""

    name: str
    connectors: list[str]
    latency: timedelta
    history: timedelta


@dataclass(frozen=True)
class Channel:
    """A way to tell people; the connection holds its address and secret."""

    kind: str
    connection: str
    to: tuple[str, ...]


@dataclass(frozen=True)
class Retries:
    """How often a task is tried again, and how long after: doubled each time up to the longest."""

    count: int
    delay: timedelta
    longest: timedelta


@dataclass(frozen=True)
class Late:
    """So long after it should have begun, a run that is not done is late."""

    ingest: timedelta
    analytics: timedelta
    erase: timedelta


@dataclass(frozen=True)
class Window:
    """The part of a day in which chunks of a backfill begin."""

    begins: time
    ends: time
    zone: str


@dataclass(frozen=True)
class Ingest:
    """One DAG of the ingest: a group of sources of a tier of clients, at a time of day."""

    tier: Tier
    group: Group

    @property
    def dag_id(self) -> str:
        """Such as ingest_daily_sources__europe__ads."""
        return f"ingest_daily_sources__{self.tier.name}__{self.group.name}"

    @property
    def after_midnight(self) -> timedelta:
        """When it begins, after the last midnight of the tier."""
        return self.group.latency + self.tier.offset

    @property
    def cron(self) -> str:
        """When it begins, in the tier's zone."""
        minutes = int(self.after_midnight.total_seconds()) // 60
        return f"{minutes % 60} {minutes // 60} * * *"


@dataclass(frozen=True)
class Schedule:
    """All of the file."""

    ready_by: time
    start: date
    retries: Retries
    late: Late
    tiers: list[Tier]
    groups: list[Group]
    analytics_minute: int
    everything: bool
    watchdog_minute: int
    checks: list[str]
    chunk: timedelta
    backfill_workers: int
    backfill_flexrs: bool
    window: Window
    erase_cron: str
    erase_zone: str
    pools: dict[str, int]
    channels: dict[str, Channel]
    told: dict[str, list[str]]

    @property
    def ingests(self) -> list[Ingest]:
        """One of each tier and group of sources."""
        return [Ingest(tier, group) for tier in self.tiers for group in self.groups]

    @property
    def clients(self) -> list[str]:
        """All clients of all tiers."""
        return sorted(client for tier in self.tiers for client in tier.clients)

    @property
    def connectors(self) -> list[str]:
        """All sources of all groups."""
        return sorted(connector for group in self.groups for connector in group.connectors)


def schedule_file() -> Path:
    """The file beside the DAGs (as deployed) or above them (as in the repository); ``BOSCO_SCHEDULE`` names another one."""
    if named := os.environ.get("BOSCO_SCHEDULE"):
        return Path(named)
    dags = Path(__file__).resolve().parent.parent
    beside = dags / "schedule.yaml"
    return beside if beside.exists() else dags.parent / "schedule.yaml"


def read_schedule(file: Path) -> Schedule:
    """Reads the file; ``ScheduleError`` with every mistake."""
    problems = Problems(file)
    root = load(file, problems)
    root.take("version", kinds.one_of("1"))
    promise = root.section("promise")
    ready_by = promise.take("ready_by", kinds.CLOCK)
    promise.end()
    start, retries = _runs(root.section("runs"))
    late = _late(root.section("late"))
    analytics = root.section("analytics")
    minute = analytics.take("minute", kinds.number(0, 59))
    watchdog = root.section("watchdog")
    backfill = root.section("backfill")
    erase = root.section("erase")
    channels, told = _alerts(root.section("alerts"))
    schedule = Schedule(
        ready_by=ready_by,
        start=start,
        retries=retries,
        late=late,
        tiers=_tiers(root.section("tiers")),
        groups=_groups(root.section("sources")),
        analytics_minute=minute,
        everything=analytics.take("everything", kinds.FLAG, False),
        watchdog_minute=watchdog.take("minute", kinds.number(0, 59)),
        checks=watchdog.all("checks", kinds.one_of(*CHECKS)),
        chunk=backfill.take("chunk", kinds.DURATION),
        backfill_workers=backfill.take("max_workers", kinds.number(1, 1000)),
        backfill_flexrs=backfill.take("flexrs", kinds.FLAG, False),
        window=_window(backfill.section("window")),
        erase_cron=erase.take("cron", kinds.CRON),
        erase_zone=erase.take("time_zone", kinds.ZONE),
        pools=_pools(root.section("pools")),
        channels=channels,
        told=told,
    )
    if schedule.chunk < timedelta(days=1):
        backfill.wrong("chunk", "is shorter than a day", "Write a duration such as 7d.")
    for section in (analytics, watchdog, backfill, erase, root):
        section.end()
    problems.check()
    sources = root.section("sources")
    for ingest in schedule.ingests:
        if why := keeps(ready_by, ingest.tier, ingest.after_midnight, late.ingest, minute, late.analytics):
            sources.wrong(
                ingest.group.name,
                f"the clients of tier `{ingest.tier.name}` cannot have their figures at {ready_by:%H:%M}: {why}",
                "Lower its latency, the tier's offset or what counts as late, or split the tier by time zone.",
            )
    problems.check()
    return schedule


def _runs(section: Section) -> tuple[date, Retries]:
    start = section.take("start", kinds.DAY)
    retries = Retries(
        section.take("retries", kinds.number(0, 10)),
        section.take("retry_delay", kinds.DURATION),
        section.take("retry_delay_max", kinds.DURATION),
    )
    section.end()
    return start, retries


def _late(section: Section) -> Late:
    late = Late(*(section.take(key, kinds.DURATION) for key in ("ingest", "analytics", "erase")))
    section.end()
    return late


def _tiers(section: Section) -> list[Tier]:
    tiers = []
    tier_of: dict[str, str] = {}
    for name, each in section.named(kinds.NAME):
        clients = each.section("clients").values(kinds.ZONE)
        for client in clients:
            if client in tier_of:
                each.wrong("clients", f"`{client}` is in tier `{tier_of[client]}` too", "Keep it in one of them.")
            tier_of[client] = name
        zone = westmost(set(clients.values()))
        if clients and zone is None:
            each.wrong("clients", "in some months another zone has the last midnight", "Split the tier.")
        tiers.append(Tier(name, clients, zone or "UTC", each.take("offset", kinds.DURATION, timedelta(0))))
        each.end()
    return tiers


def _groups(section: Section) -> list[Group]:
    groups = []
    group_of: dict[str, str] = {}
    for name, each in section.named(kinds.NAME):
        connectors = each.all("connectors", kinds.NAME)
        for connector in connectors:
            if connector in group_of:
                each.wrong("connectors", f"`{connector}` is in `{group_of[connector]}` too", "Keep it in one of them.")
            group_of[connector] = name
        groups.append(Group(name, connectors, each.take("latency", kinds.DURATION), each.take("history", kinds.DURATION)))
        each.end()
    return groups


def _window(section: Section) -> Window:
    window = Window(section.take("from", kinds.CLOCK), section.take("to", kinds.CLOCK), section.take("time_zone", kinds.ZONE))
    if window.begins == window.ends:
        section.wrong("to", "is when it begins, so there is no window", "Write another hour.")
    section.end()
    return window


def _pools(section: Section) -> dict[str, int]:
    pools = {name: section.take(name, kinds.number(1, 1000)) for name in POOLS}
    section.end()
    return pools


def _alerts(section: Section) -> tuple[dict[str, Channel], dict[str, list[str]]]:
    channels = {}
    for name, each in section.section("channels").named(kinds.NAME):
        kind = each.take("kind", kinds.one_of("slack", "pagerduty", "email"))
        to = tuple(each.all("to", kinds.TEXT)) if kind == "email" else ()
        channels[name] = Channel(kind, each.take("connection", kinds.NAME), to)
        each.end()
    told = {occasion: section.all(occasion, kinds.one_of(*channels or ("slack",))) for occasion in OCCASIONS}
    section.end()
    return channels, told
