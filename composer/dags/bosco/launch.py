"""Starts a Dataflow Flex Template and waits for its end without holding a worker."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from airflow.providers.google.cloud.operators.dataflow import DataflowStartFlexTemplateOperator
from airflow.providers.google.cloud.triggers.dataflow import DataflowJobStatusTrigger
from googleapiclient.errors import HttpError

from bosco.airflow_api import AirflowException
from bosco.parameters import parameters_of
from bosco.settings import Settings, read_settings

_ENDED = {
    "JOB_STATE_DONE",
    "JOB_STATE_FAILED",
    "JOB_STATE_CANCELLED",
    "JOB_STATE_UPDATED",
    "JOB_STATE_DRAINED",
}


def job_name(template: str, dag_id: str, run_id: str, task_id: str, map_index: int) -> str:
    """The same for every try of a task in a run: Dataflow runs one job of a name at a time."""
    digest = hashlib.sha256("\n".join([dag_id, run_id, task_id, str(map_index)]).encode()).hexdigest()
    readable = re.sub(r"[^a-z0-9]+", "-", f"{template}-{dag_id}".lower()).strip("-")
    return f"bosco-{readable[:40].rstrip('-')}-{digest[:12]}"


class LaunchTemplate(DataflowStartFlexTemplateOperator):
    """
    Launches a template, or goes on with the job that an earlier try of the task left running.

    The task ends well only when the job is done; cancelled and drained ones fail it, which the operator above waits for
    for ever. Returns the job's name, by which its summary is found.
    """

    template_fields = (*DataflowStartFlexTemplateOperator.template_fields, "parameters")

    def __init__(
        self,
        *,
        template: str,
        parameters: dict[str, str],
        labels: dict[str, str],
        workers: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(
            body={},
            location="",
            deferrable=True,
            append_job_name=False,
            expected_terminal_state="JOB_STATE_DONE",
            poll_sleep=kwargs.pop("poll_sleep", 20),
            **kwargs,
        )
        self.template = template
        self.parameters = parameters
        self.labels = labels
        self.workers = workers or {}

    def execute(self, context: Any) -> None:
        """Launches and waits."""
        settings = read_settings()
        self.project_id, self.location = settings.project, settings.region
        name = self._name(context)
        job_id = self._running(name)
        if job_id:
            self.log.info("Job %s (%s) of an earlier try still runs; waiting for it", name, job_id)
        else:
            job_id = self._launch(name, self.launch_body(name, settings))
        self.defer(
            trigger=DataflowJobStatusTrigger(
                job_id=job_id,
                expected_statuses={"JOB_STATE_DONE"},
                project_id=self.project_id,
                location=self.location,
                gcp_conn_id=self.gcp_conn_id,
                poll_sleep=self.poll_sleep,
            ),
            method_name="ended",
            timeout=self.execution_timeout,
        )

    def ended(self, context: Any, event: dict[str, str]) -> str:
        """Fails unless the job is done."""
        name = self._name(context)
        if event["status"] != "success":
            raise AirflowException(f"Dataflow job {name} did not end well: {event['message']}")
        return name

    def launch_body(self, name: str, settings: Settings) -> dict[str, Any]:
        """The request."""
        labels = {"app": "bosco", "template": self.template, **self.labels}
        if settings.environment:
            labels["environment"] = settings.environment
        environment: dict[str, Any] = {
            "serviceAccountEmail": settings.account_of(self.template),
            "subnetwork": settings.subnetwork,
            "ipConfiguration": "WORKER_IP_PRIVATE",
            # A folder of its own: the accounts of other templates may neither read nor change what this job stages.
            "tempLocation": f"{settings.temp_location}/{self.template}",
            "additionalUserLabels": labels,
            **self.workers,
        }
        if settings.kms_key:
            environment["kmsKeyName"] = settings.kms_key
        return {
            "launchParameter": {
                "jobName": name,
                "containerSpecGcsPath": f"{settings.template_location}/{self.template}.json",
                "parameters": parameters_of(self.template, settings, {**self.parameters, "requestId": name}),
                "environment": environment,
            }
        }

    def _name(self, context: Any) -> str:
        ti = context["ti"]
        return job_name(self.template, ti.dag_id, ti.run_id, ti.task_id, ti.map_index)

    def _launch(self, name: str, body: dict[str, Any]) -> str:
        try:
            job = self.hook.launch_job_with_flex_template(body=body, location=self.location, project_id=self.project_id)
        except HttpError as e:
            # The answer of an earlier request was lost, and the job began in between.
            job_id = self._running(name) if e.resp.status == 409 else None
            if job_id is None:
                raise
            return job_id
        return job["id"]

    def _running(self, name: str) -> str | None:
        jobs = self.hook.get_conn().projects().locations().jobs()
        request = jobs.list(projectId=self.project_id, location=self.location, name=name)
        while request is not None:
            answer = request.execute(num_retries=self.hook.num_retries)
            for job in answer.get("jobs", []):
                if job["name"] == name and job["currentState"] not in _ENDED:
                    return job["id"]
            request = jobs.list_next(request, answer)
        return None
