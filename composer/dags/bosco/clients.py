"""The clients' files, as far as scheduling asks for them."""

from __future__ import annotations

import yaml

from bosco.airflow_api import AirflowFailException
from bosco.google_cloud import read_object


def sources_of(location: str, clients: list[str], connectors: list[str]) -> dict[str, list[str]]:
    """Which of the connectors each client has a connection of."""
    found = {}
    for client in clients:
        uri = f"{location}/{client}.yaml"
        text = read_object(uri)
        if text is None:
            raise AirflowFailException(
                f"schedule.yaml names client `{client}`, and there is no {uri}. Upload the file or take the client out."
            )
        try:
            has = {each["connector"] for each in yaml.safe_load(text)["connections"]}
        except (yaml.YAMLError, KeyError, TypeError) as e:
            raise AirflowFailException(f"{uri} is no file of a client: {e}. Check it with `./bosco plan`.") from e
        found[client] = [each for each in connectors if each in has]
    return found
