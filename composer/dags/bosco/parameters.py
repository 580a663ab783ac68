"""What each template is given in every run, besides what its task says."""

from __future__ import annotations

from bosco.settings import Settings

_FILES = ("clientsLocation", "rawLocation", "stagedRowsLocation", "connectorsLocation")
_WAREHOUSE = ("warehouseProject", "warehouseLocation")
_OF = {
    "ingest": _FILES + _WAREHOUSE,
    "refine": _FILES + _WAREHOUSE,
    "marts": ("rawLocation", *_WAREHOUSE),
    "rebuild": _FILES + _WAREHOUSE,
    "replay": _FILES + _WAREHOUSE,
    "erase": ("requestsLocation", *_FILES, *_WAREHOUSE),
}


def parameters_of(template: str, settings: Settings, own: dict[str, str]) -> dict[str, str]:
    """All parameters of a launch; what is empty is left out, so that the template's default holds."""
    everywhere = {
        "clientsLocation": settings.clients_location,
        "rawLocation": settings.raw_location,
        "stagedRowsLocation": settings.staged_rows_location,
        "connectorsLocation": settings.connectors_location,
        "requestsLocation": settings.requests_location,
        "warehouseProject": settings.project,
        "warehouseLocation": settings.warehouse_location,
    }
    given = {name: everywhere[name] for name in _OF[template]} | own
    return {name: str(value) for name, value in given.items() if value not in (None, "", "None")}
