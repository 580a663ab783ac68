"""Reads a manifest with airbyte-cdk as its command line does. usage: MANIFEST CONFIG CATALOG"""
import json
import sys

from airbyte_cdk.entrypoint import launch
from airbyte_cdk.sources.declarative.concurrent_declarative_source import (
    ConcurrentDeclarativeSource as Source,
)

manifest, config, catalog = sys.argv[1:4]
source = Source(
    catalog=Source.read_catalog(catalog),
    config=Source.read_config(config),
    state=[],
    source_config=json.load(open(manifest)),
)
launch(source, ["read", "--config", config, "--catalog", catalog])
