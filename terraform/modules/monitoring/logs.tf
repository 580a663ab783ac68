# What is counted from our own logs. A line that is counted has the field `event`, and where they apply `run_id`, `client_id`, `source`:
# the code's LogFields puts them into SLF4J's MDC, which Dataflow's workers write under `custom_data`. Names of events stand here and there.

locals {
  # labels: fields of the line that the count is kept apart by. Never run_id: each run would be a series of its own.
  counted = {
    run_failed    = { event = "run_finished", also = "jsonPayload.custom_data.status=\"FAILED\"", labels = [], text = "Runs that failed" }
    not_published = { event = "run_finished", also = "jsonPayload.custom_data.status=\"NOT_PUBLISHED\"", labels = [], text = "Runs whose figures were not published because a check failed" }
    slice_failed  = { event = "slice_failed", also = null, labels = ["client_id", "source"], text = "Slices that failed" }
    dead_letter   = { event = "dead_letters", also = null, labels = ["client_id", "source"], text = "Slices with rows that were refused" }
    messages_wait = { event = "messages_wait", also = null, labels = [], text = "Commits of messages that failed, and rows that BigQuery did not take" }
    schema_drift  = { event = "schema_drift", also = null, labels = ["source"], text = "Streams that differ from their contract" }
    quota_used_up = { event = "quota_used_up", also = null, labels = ["client_id", "source"], text = "Slices parked because a vendor's quota is used up" }
  }
}

resource "google_logging_metric" "counted" {
  for_each    = local.counted
  project     = var.project_id
  name        = "bosco/${each.key}"
  description = each.value.text
  filter = join(" AND ", compact([
    "jsonPayload.custom_data.event=\"${each.value.event}\"",
    each.value.also,
  ]))
  label_extractors = { for label in each.value.labels : label => "EXTRACT(jsonPayload.custom_data.${label})" }

  metric_descriptor {
    metric_kind  = "DELTA"
    value_type   = "INT64"
    unit         = "1"
    display_name = each.value.text

    dynamic "labels" {
      for_each = each.value.labels
      content {
        key        = labels.value
        value_type = "STRING"
      }
    }
  }
}
