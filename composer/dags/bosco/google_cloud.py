"""The few things tasks ask of Cloud Storage and BigQuery themselves."""

from __future__ import annotations

from datetime import datetime
from importlib.resources import files
from typing import Any

from bosco.settings import Settings

# Google's clients are imported by the tasks that use them: they take seconds, and DAGs are parsed again and again.
_MOST_BYTES = 10 * 1024**3


def _split(uri: str) -> tuple[str, str]:
    bucket, _, name = uri.removeprefix("gs://").partition("/")
    return bucket, name


def read_object(uri: str) -> str | None:
    """An object's text; nothing where there is none."""
    from airflow.providers.google.cloud.hooks.gcs import GCSHook
    from google.api_core.exceptions import NotFound

    bucket, name = _split(uri)
    try:
        return GCSHook().get_conn().bucket(bucket).blob(name).download_as_bytes().decode()
    except NotFound:
        return None


def objects(folder: str) -> list[str]:
    """Names of the objects right in a folder, without those of folders below it."""
    from airflow.providers.google.cloud.hooks.gcs import GCSHook

    bucket, name = _split(folder + "/")
    blobs = GCSHook().get_conn().list_blobs(bucket, prefix=name, delimiter="/")
    return [blob.name.removeprefix(name) for blob in blobs if blob.name != name]


def rows(query: str, settings: Settings, parameters: dict[str, datetime | str] | None = None) -> list[dict[str, Any]]:
    """The rows of ``sql/<query>.sql``."""
    from airflow.providers.google.cloud.hooks.bigquery import BigQueryHook
    from google.cloud.bigquery import QueryJobConfig, ScalarQueryParameter

    sql = files("bosco").joinpath(f"sql/{query}.sql").read_text(encoding="utf-8")
    config = QueryJobConfig(
        query_parameters=[
            ScalarQueryParameter(name, "TIMESTAMP" if isinstance(value, datetime) else "STRING", value)
            for name, value in (parameters or {}).items()
        ],
        maximum_bytes_billed=_MOST_BYTES,
        labels={"app": "bosco", "query": query},
    )
    client = BigQueryHook(use_legacy_sql=False).get_client(project_id=settings.project)
    return [dict(row) for row in client.query_and_wait(sql, job_config=config)]
