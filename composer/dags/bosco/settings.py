"""Where things are in this environment: Airflow variables, read when a task runs and never when DAGs are parsed."""

from __future__ import annotations

from dataclasses import dataclass, fields

from bosco.airflow_api import AirflowFailException, variable

_OPTIONAL = {
    "connectors_location",
    "environment",
    "erase_service_account",
    "kms_key",
    "marts_service_account",
    "warehouse_location",
}


@dataclass(frozen=True)
class Settings:
    """Each is an Airflow variable of the same name; as an environment variable ``AIRFLOW_VAR_<NAME>``."""

    environment: str
    project: str
    region: str
    warehouse_location: str
    raw_location: str
    staged_rows_location: str
    clients_location: str
    connectors_location: str
    template_location: str
    requests_location: str
    worker_service_account: str
    marts_service_account: str
    erase_service_account: str
    subnetwork: str
    temp_location: str
    kms_key: str

    def account_of(self, template: str) -> str:
        """The account that the workers of a template run as."""
        own = {"marts": self.marts_service_account, "erase": self.erase_service_account}.get(template)
        return own or self.worker_service_account


def read_settings() -> Settings:
    """All settings; says every missing one at once."""
    found = {each.name: variable(each.name) for each in fields(Settings)}
    missing = [name for name, value in found.items() if not value and name not in _OPTIONAL]
    if missing:
        raise AirflowFailException(f"Airflow variables are missing: {', '.join(missing)}. Set them, see composer/README.md.")
    return Settings(**{name: value.rstrip("/") for name, value in found.items()})
