"""Tells people, over the channels that schedule.yaml names. Addresses and secrets are in Airflow's connections."""

from __future__ import annotations

import logging
from typing import Any

from airflow.providers.pagerduty.notifications.pagerduty import PagerdutyNotifier
from airflow.providers.slack.notifications.slack_webhook import SlackWebhookNotifier
from airflow.providers.smtp.notifications.smtp import SmtpNotifier

from bosco.schedule import Channel, Schedule

LOG = logging.getLogger(__name__)
_FAILED = (
    "{{ dag.dag_id }}: task {{ ti.task_id }} failed for good, run {{ run_id }}. "
    "{{ exception | default('It was killed.') }} Log: {{ ti.log_url }}"
)
_SEVERITY = {"failed": "error", "late": "error", "held_back": "warning", "found": "warning", "warnings": "info"}


def arguments(channel: Channel, occasion: str, dag_id: str, text: str) -> dict[str, Any]:
    """What the channel's notifier is made with; plain values, so that it can be made again elsewhere."""
    if channel.kind == "slack":
        return {"slack_webhook_conn_id": channel.connection, "text": text}
    if channel.kind == "pagerduty":
        return {
            "pagerduty_events_conn_id": channel.connection,
            "summary": text,
            "severity": _SEVERITY[occasion],
            "dedup_key": f"{dag_id}/{occasion}",
        }
    return {
        "smtp_conn_id": channel.connection,
        "to": list(channel.to),
        "subject": f"Bosco: {dag_id} {occasion.replace('_', ' ')}",
        "html_content": text,
    }


_NOTIFIERS: dict[str, Any] = {"slack": SlackWebhookNotifier, "pagerduty": PagerdutyNotifier, "email": SmtpNotifier}


def notifiers(schedule: Schedule, occasion: str, dag_id: str, text: str) -> list[Any]:
    """A notifier of each channel of an occasion. ``text`` may be a Jinja template over the task's context."""
    made = []
    for name in schedule.told[occasion]:
        channel = schedule.channels[name]
        said = arguments(channel, occasion, dag_id, text)
        notifier = _NOTIFIERS[channel.kind](**said)
        notifier.said = said
        made.append(notifier)
    return made


def failure_notifiers(schedule: Schedule, dag_id: str) -> list[Any]:
    """Those of a task that failed for good."""
    return notifiers(schedule, "failed", dag_id, _FAILED)


def tell(schedule: Schedule, occasion: str, dag_id: str, text: str, context: Any) -> None:
    """Tells it now. A channel that does not answer is logged and stops neither the other channels nor the run."""
    for notifier in notifiers(schedule, occasion, dag_id, "{{ told }}"):
        try:
            notifier({**context, "told": text})
        except Exception:
            LOG.exception("Could not tell over %s", type(notifier).__name__)
