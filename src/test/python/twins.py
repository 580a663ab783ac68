"""Our custom components once more, for the reference: cases with them can be asked there too."""
from dataclasses import InitVar, dataclass, field
from typing import Any, List, Mapping

from airbyte_cdk.sources.declarative.extractors.record_extractor import RecordExtractor


def at(value, path):
    for key in path:
        value = (value or {}).get(key) if isinstance(value, dict) else None
    return value


@dataclass
class MapEntriesExtractor(RecordExtractor):
    parameters: InitVar[Mapping[str, Any]]
    key_fields: List[str] = field(default_factory=list)
    value_field: str = "value"
    field_path: List[str] = field(default_factory=list)
    copied_fields: List[str] = field(default_factory=list)

    def extract_records(self, response):
        answer = response.json()
        start = {name: answer[name] for name in self.copied_fields if name in answer}
        yield from self.walk(at(answer, self.field_path) or {}, self.key_fields, start)

    def walk(self, entries, keys, record):
        for key, value in entries.items():
            found = {**record, keys[0]: key}
            if len(keys) > 1:
                yield from self.walk(value, keys[1:], found)
            else:
                yield {**found, self.value_field: value}


@dataclass
class HeaderRowsExtractor(RecordExtractor):
    parameters: InitVar[Mapping[str, Any]]

    def extract_records(self, response):
        answer = response.json()
        names = [
            [each["name"] for each in answer.get(group, [])] for group in ("dimensionHeaders", "metricHeaders")
        ]
        about = answer.get("metadata") or {}
        said = {} if about.get("currencyCode") is None else {"currencyCode": about["currencyCode"]}
        said["is_sampled"] = bool(about.get("samplingMetadatas"))
        said["is_thresholded"] = bool(about.get("subjectToThresholding"))
        said["has_other_row"] = bool(about.get("dataLossFromOtherRow"))
        for row in answer.get("rows", []):
            record = {}
            for group, values in zip(names, ("dimensionValues", "metricValues")):
                record.update({name: each["value"] for name, each in zip(group, row.get(values, []))})
            record.update(said)
            yield record
