"""Dataflow, Cloud Storage and BigQuery, as far as the DAGs ask them: REST on one port, the poll of jobs by gRPC on another."""

from __future__ import annotations

import json
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import grpc
from google.cloud import dataflow_v1beta3 as dataflow

ENDED = {"JOB_STATE_DONE", "JOB_STATE_FAILED", "JOB_STATE_CANCELLED", "JOB_STATE_DRAINED", "JOB_STATE_UPDATED"}


TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates"


def refused(template: str, given: dict[str, str]) -> str | None:
    """Why the service would refuse the parameters, by the template's own metadata."""
    file = TEMPLATES / template / "metadata.json"
    known = {each["name"]: each for each in json.loads(file.read_text())["parameters"]}
    for name, value in given.items():
        if name not in known:
            return f"{template} has no parameter {name}"
        if not isinstance(value, str) or not value:
            return f"{template}: {name} is no text, or empty"
        if any(not re.fullmatch(regex, value) for regex in known[name].get("regexes", [])):
            return f"{template}: {name} must not be {value}"
    missing = [name for name, each in known.items() if not each.get("isOptional", False) and name not in given]
    return f"{template}: {', '.join(missing)} missing" if missing else None


class FakeGoogle:
    """Keeps jobs, objects and the answers to queries. Like the real one it runs one job of a name at a time."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.reset()
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        threading.Thread(target=self.http.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        self.grpc = grpc.server(ThreadPoolExecutor(2))
        handler = grpc.unary_unary_rpc_method_handler(
            self._poll,
            request_deserializer=dataflow.GetJobRequest.deserialize,
            response_serializer=dataflow.Job.serialize,
        )
        self.grpc.add_generic_rpc_handlers(
            [grpc.method_handlers_generic_handler("google.dataflow.v1beta3.JobsV1Beta3", {"GetJob": handler})]
        )
        self.grpc_address = f"127.0.0.1:{self.grpc.add_insecure_port('127.0.0.1:0')}"
        self.grpc.start()

    def reset(self) -> None:
        """Forgets everything."""
        with self.lock:
            self.launches: list[dict[str, Any]] = []
            self.jobs: dict[str, dict[str, Any]] = {}
            self.polls: list[str] = []
            # By template: what the launches answer (an HTTP status, or LOST: the job begins and the answer does not come).
            # By template, or template and a parameter's value: the states that polls of its jobs see, one after the other,
            # the last one for ever.
            self.answers: dict[str, list[int]] = {}
            self.states: dict[str, list[str]] = {}
            self.summaries: dict[str, dict[str, Any] | str | None] = {}
            self.objects: dict[str, bytes] = {}
            self.rows: dict[str, list[dict[str, Any]] | int] = {}
            self.queries: list[dict[str, Any]] = []
            self.told: list[tuple[str, dict[str, Any]]] = []

    LOST = -1

    def launch(self, body: dict[str, Any]) -> tuple[int, Any]:
        """flexTemplates.launch."""
        with self.lock:
            parameter = body["launchParameter"]
            template = parameter["containerSpecGcsPath"].rsplit("/", 1)[1].removesuffix(".json")
            if wrong := refused(template, parameter["parameters"]):
                return 400, {"error": {"code": 400, "message": wrong}}
            self.launches.append(body)
            planned = self.answers.get(template, [])
            status = planned.pop(0) if planned else 200
            if status not in (200, self.LOST):
                return status, {"error": {"code": status, "message": f"launch of {template} refused"}}
            name = parameter["jobName"]
            if any(job["name"] == name and job["currentState"] not in ENDED for job in self.jobs.values()):
                return 409, {"error": {"code": 409, "message": f"There is already an active job named {name}"}}
            job_id = f"job-{len(self.jobs) + 1}"
            job = {"id": job_id, "name": name, "currentState": "JOB_STATE_QUEUED", "projectId": "test-project"}
            self.jobs[job_id] = {**job, "location": "europe-west1", "template": template, **parameter}
            if status == self.LOST:
                return 500, {"error": {"code": 500, "message": "the answer was lost"}}
            return 200, {"job": job}

    def _poll(self, request: Any, _context: Any) -> Any:
        with self.lock:
            job = self.jobs[request.job_id]
            self.polls.append(job["name"])
            keys = [job["template"], *(f"{job['template']} {value}" for value in job["parameters"].values())]
            states = next((self.states[key] for key in keys if key in self.states), ["JOB_STATE_DONE"])
            job["currentState"] = states.pop(0) if len(states) > 1 else states[0]
            if job["currentState"] == "JOB_STATE_DONE":
                self._summarise(job)
            return dataflow.Job(id=job["id"], name=job["name"], current_state=job["currentState"])

    def _summarise(self, job: dict[str, Any]) -> None:
        summary = self.summaries.get(job["template"], {"status": "COMPLETE"})
        if summary is not None:
            text = summary if isinstance(summary, str) else json.dumps(summary)
            self.objects[f"raw/_runs/jobs/{job['name']}/run_summary.json"] = text.encode()

    def query(self, body: dict[str, Any]) -> tuple[int, Any]:
        """jobs.query: the rows of the file whose name the label says."""
        self.queries.append(body)
        rows = self.rows.get(body["labels"]["query"], [])
        if isinstance(rows, int):
            return rows, {"error": {"code": rows, "message": "no access", "errors": [{"reason": "accessDenied"}]}}
        kinds = {"partitions": "INTEGER", "times": "INTEGER", "complete_to": "DATE", "is_rejected": "BOOLEAN"}
        names = list(rows[0]) if rows else ["client_id"]
        return 200, {
            "jobComplete": True,
            "jobReference": {"projectId": "test-project", "jobId": "query", "location": "EU"},
            "schema": {"fields": [{"name": name, "type": kinds.get(name, "STRING")} for name in names]},
            "rows": [{"f": [{"v": None if row[name] is None else str(row[name])} for name in names]} for row in rows],
            "totalRows": str(len(rows)),
        }


def _handler(fake: FakeGoogle) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *args: Any) -> None:
            """Says nothing."""

        def do_GET(self) -> None:
            url = urlsplit(self.path)
            query = {key: values[0] for key, values in parse_qs(url.query).items()}
            with fake.lock:
                if url.path.startswith("/v1b3/") and url.path.endswith("/jobs"):
                    jobs = [job for job in fake.jobs.values() if job["name"] == query["name"]]
                    self.answer(200, {"jobs": jobs})
                elif "/o/" in url.path:
                    name = unquote(url.path.split("/o/", 1)[1])
                    found = fake.objects.get(name)
                    self.answer(404 if found is None else 200, {} if found is None else found)
                elif url.path.endswith("/o"):
                    prefix = query.get("prefix", "")
                    names = [name for name in fake.objects if name.startswith(prefix)]
                    right = [name for name in names if "/" not in name.removeprefix(prefix)]
                    self.answer(200, {"items": [{"name": name} for name in right]})
                else:
                    self.answer(501, {"error": {"code": 501, "message": self.path}})

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])) or b"{}")
            path = urlsplit(self.path).path
            if path.endswith("/flexTemplates:launch"):
                self.answer(*fake.launch(body))
            elif path.endswith("/queries"):
                self.answer(*fake.query(body))
            elif path.startswith("/told/"):
                fake.told.append((path.removeprefix("/told/"), body))
                accepted = {"status": "success", "dedup_key": body.get("dedup_key", "")}
                self.answer(*((200, b"ok") if path.endswith("slack") else (202, accepted)))
            else:
                self.answer(501, {"error": {"code": 501, "message": self.path}})

        def answer(self, status: int, body: Any) -> None:
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    return Handler
