"""Asks the reference implementation (airbyte-cdk) what it does with a conformance case.

Reads one job a line from standard input and writes one answer a line to standard output, both JSON:

  job     {"verb": "read|check|discover|spec", "manifest": TEXT, "config": {}, "catalog": {}, "state": [], "now": ISO, "moving": false, "shipped": false}
  answer  {"messages": [protocol messages], "error": null | {"kind": CLASS, "message": TEXT}, "endless": false}

Every job runs in a forked child, so that nothing is left over from the one before and the imports are paid once. The clock stands
at `now`; a wait takes no time and is told as a message of type WAIT, and it moves the clock only when the job says `moving`.
"""
import io
import json
import logging
import os
import signal
import sys
import tempfile
import threading
import time

for name in list(os.environ):
    if name.lower() in ("http_proxy", "https_proxy", "all_proxy"):
        del os.environ[name]
os.environ["NO_PROXY"] = "*"

import orjson
from airbyte_cdk.models import (
    AirbyteMessageSerializer,
    AirbyteStateMessageSerializer,
    ConfiguredAirbyteCatalogSerializer,
)
from airbyte_cdk.sources.declarative.concurrent_declarative_source import ConcurrentDeclarativeSource
from airbyte_cdk.utils.traced_exception import AirbyteTracedException
from airbyte_cdk.utils.yaml_loader import safe_load_yaml
from freezegun import freeze_time

import twins

LONGEST = 60  # seconds of real time that a case may take
MOST_WAITS = 400
real_sleep = time.sleep
real_stdout = os.fdopen(os.dup(1), "w")


class Waits:
    """Stands in for time.sleep: notes what was asked for and returns at once."""

    def __init__(self, clock, moving, note, give_up):
        self.clock, self.moving, self.note, self.give_up = clock, moving, note, give_up
        self.lock = threading.Lock()
        self.count = 0

    def __call__(self, seconds):
        caller = sys._getframe(1).f_globals.get("__name__", "")
        if caller.endswith("partition_enqueuer"):
            real_sleep(0.001)  # one thread makes room for another; no wait that a source would see
            return
        if seconds <= 0:
            return
        with self.lock:
            self.count += 1
            self.note({"type": "WAIT", "seconds": round(float(seconds), 3)})
            if self.count > MOST_WAITS:
                self.give_up()
            if self.moving:
                self.clock.tick(float(seconds))
        real_sleep(0)


def understood(manifest):
    """Our own manifests as the reference knows them: without what only we have, custom components by their Python twins.

    It refuses primary keys of nested fields, which change nothing that is read.
    """
    if isinstance(manifest, dict):
        filters = manifest.get("response_filters")
        if isinstance(filters, list):
            kept = [each for each in filters if each.get("action") != "QUOTA_EXHAUSTED"]
            manifest = {**manifest, "response_filters": kept}
        key = manifest.get("primary_key")
        if isinstance(key, list) and any(isinstance(each, list) for each in key):
            manifest = {name: value for name, value in manifest.items() if name != "primary_key"}
        name = manifest.get("class_name")
        if isinstance(name, str) and hasattr(twins, name):
            manifest = {**manifest, "class_name": "twins." + name}
        return {key: understood(value) for key, value in manifest.items()}
    return [understood(each) for each in manifest] if isinstance(manifest, list) else manifest


def plain(message):
    return orjson.loads(orjson.dumps(AirbyteMessageSerializer.dump(message), default=str))


def failure(error):
    traced = error if isinstance(error, AirbyteTracedException) else AirbyteTracedException.from_exception(error)
    return plain(traced.as_airbyte_message())


def ask(job, note):
    config = job["config"]
    catalog = ConfiguredAirbyteCatalogSerializer.load(job["catalog"]) if job["verb"] == "read" else None
    state = [AirbyteStateMessageSerializer.load(each) for each in job.get("state") or []]
    manifest = safe_load_yaml(job["manifest"])
    if job.get("shipped"):
        manifest = understood(manifest)
    source = ConcurrentDeclarativeSource(
        catalog=catalog, config=config, state=state, source_config=manifest
    )
    logger = logging.getLogger("airbyte")
    verb = job["verb"]
    if verb == "spec":
        note({"type": "SPEC", "spec": json.loads(orjson.dumps(source.spec(logger), default=lambda o: str(o)))})
    elif verb == "check":
        status = source.check(logger, config)
        note({"type": "CONNECTION_STATUS", "connectionStatus": {"status": status.status.value, "message": status.message}})
    elif verb == "discover":
        found = source.discover(logger, config)
        note({"type": "CATALOG", "catalog": json.loads(orjson.dumps(found, default=str))})
    else:
        for message in source.read(logger, config, catalog, state):
            note(plain(message))


def child(job, clock):
    answer = {"messages": [], "error": None, "endless": False}
    done = threading.Lock()

    def finish():
        if not done.acquire(blocking=False):
            real_sleep(LONGEST)
        real_stdout.write(json.dumps(answer) + "\n")
        real_stdout.flush()
        os._exit(0)

    def give_up(*_):
        answer["endless"] = True
        finish()

    def note(message):
        answer["messages"].append(message)

    signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, LONGEST)
    clock.move_to(job["now"])
    time.sleep = Waits(clock, job["moving"], note, give_up)
    printed = io.StringIO()
    sys.stdout = printed
    try:
        ask(job, note)
    except BaseException as error:
        answer["error"] = {"kind": type(error).__name__, "message": str(error)[:2000]}
        note(failure(error))
    for line in printed.getvalue().splitlines():
        if line.startswith("{"):
            note(json.loads(line))
    finish()


def main():
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # some components leave files where they run
        serve()


def serve():
    # Not started anew for each job: it walks through all modules.
    freezer = freeze_time(
        "2026-01-15T12:00:00Z", tick=False, ignore=["pydantic", "threading", "queue", "concurrent", "asyncio"]
    )
    clock = freezer.start()
    for line in sys.stdin:
        job = json.loads(line)
        pid = os.fork()
        if pid == 0:
            sys.stdin = None
            child(job, clock)
        _, status = os.waitpid(pid, 0)
        if status != 0:
            real_stdout.write(json.dumps({"messages": [], "error": {"kind": "Died", "message": str(status)}, "endless": False}) + "\n")
            real_stdout.flush()


if __name__ == "__main__":
    main()
