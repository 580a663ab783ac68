"""Reads the pages of the benchmark's flat case with dlt into JSON files. usage: ROOT FOLDER"""
import sys

import dlt
from dlt.sources.rest_api import rest_api_source

root, folder = sys.argv[1:3]
source = rest_api_source({
    "client": {"base_url": root},
    "resources": [{
        "name": "flat",
        "endpoint": {
            "path": "flat",
            "data_selector": "data",
            "paginator": {"type": "page_number", "base_page": 0, "page_param": "page", "total_path": None},
        },
    }],
})
pipeline = dlt.pipeline(
    "bench",
    pipelines_dir=folder + "/pipelines",
    destination=dlt.destinations.filesystem(bucket_url="file://" + folder + "/out"),
    dataset_name="bench",
)
pipeline.run(source, loader_file_format="jsonl")
print(pipeline.last_trace.last_normalize_info.row_counts["flat"])
