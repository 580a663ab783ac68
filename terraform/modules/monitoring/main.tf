# Who is told of what. An alert names the runbook to open; there is none without one.

locals {
  channels = concat([for c in google_monitoring_notification_channel.email : c.name], var.channels)

  log_alerts = {
    run_failed    = { severity = "ERROR", above = 0, runbook = "a-slice-failed.md", title = "a run failed" }
    not_published = { severity = "ERROR", above = 0, runbook = "quality-breaker.md", title = "figures were not published" }
    dead_letter   = { severity = "WARNING", above = 0, runbook = "dead-letters.md", title = "rows were refused" }
    messages_wait = { severity = "ERROR", above = 2, runbook = "late-data.md", title = "messages landed and are not applied" }
    schema_drift  = { severity = "WARNING", above = 0, runbook = "schema-drift.md", title = "a source changed its schema" }
    quota_used_up = { severity = "WARNING", above = 20, runbook = "quota-exhausted.md", title = "a vendor's quota is used up" }
  }

  # Metrics Google keeps itself. hours: how long it has to be so.
  metric_alerts = { for name, alert in {
    job_failed = {
      severity = "ERROR", runbook = "a-slice-failed.md", title = "a Dataflow job failed", above = 0, seconds = 0
      filter   = "metric.type=\"dataflow.googleapis.com/job/is_failed\" AND resource.type=\"dataflow_job\""
      align    = "ALIGN_MAX", reduce = "REDUCE_SUM", group = ["resource.label.job_name"], period = 300
    }
    google_quota = {
      severity = "WARNING", runbook = "quota-exhausted.md", title = "a quota of Google's is used up", above = 0, seconds = 0
      filter   = "metric.type=\"serviceruntime.googleapis.com/quota/exceeded\" AND resource.type=\"consumer_quota\""
      align    = "ALIGN_COUNT_TRUE", reduce = "REDUCE_SUM", group = ["metric.label.quota_metric"], period = 300
    }
    queries_cost = {
      severity = "WARNING", runbook = "costs-more.md", title = "queries cost more than planned", above = var.daily_query_tebibytes * 1099511627776, seconds = 0
      filter   = "metric.type=\"bigquery.googleapis.com/query/scanned_bytes_billed\" AND resource.type=\"global\""
      align    = "ALIGN_SUM", reduce = "REDUCE_SUM", group = [], period = 86400
    }
    secret_old = {
      severity = "WARNING", runbook = "rotate-a-secret.md", title = "a secret is to be renewed", above = 0, seconds = 0
      filter   = "metric.type=\"pubsub.googleapis.com/topic/send_message_operation_count\" AND resource.type=\"pubsub_topic\" AND resource.labels.topic_id=\"secret-rotation\""
      align    = "ALIGN_SUM", reduce = "REDUCE_SUM", group = [], period = 3600
    }
    dead_messages = {
      severity = "ERROR", runbook = "dead-letters.md", title = "messages could not be handled", above = 0, seconds = 300
      filter   = "metric.type=\"pubsub.googleapis.com/subscription/num_undelivered_messages\" AND resource.type=\"pubsub_subscription\" AND resource.labels.subscription_id=one_of(${join(",", [for s in var.dead_subscriptions : "\"${s}\""])})"
      align    = "ALIGN_MAX", reduce = "REDUCE_SUM", group = ["resource.label.subscription_id"], period = 300
    }
    streaming_lags = {
      severity = "ERROR", runbook = "late-data.md", title = "the streaming job lags", above = 900, seconds = 900
      filter   = "metric.type=\"dataflow.googleapis.com/job/system_lag\" AND resource.type=\"dataflow_job\" AND resource.labels.job_name=\"bosco-streaming\""
      align    = "ALIGN_MAX", reduce = "REDUCE_MAX", group = [], period = 300
    }
    dag_failed = {
      severity = "ERROR", runbook = "a-slice-failed.md", title = "a DAG run failed", above = 0, seconds = 0
      filter   = "metric.type=\"composer.googleapis.com/workflow/run_count\" AND resource.type=\"cloud_composer_workflow\" AND metric.labels.state=\"failed\""
      align    = "ALIGN_SUM", reduce = "REDUCE_SUM", group = ["resource.label.workflow_name"], period = 300
    }
    # The hourly check is red as long as a client's figures are not there by 08:00 of its own time.
    late = {
      severity = "CRITICAL", runbook = "late-data.md", title = "a client's figures are late", above = 0, seconds = 0
      filter   = "metric.type=\"composer.googleapis.com/workflow/task/run_count\" AND resource.type=\"cloud_composer_workflow\" AND resource.labels.workflow_name=\"dq_watchdog\" AND metric.labels.task_name=\"freshness\" AND metric.labels.state=\"failed\""
      align    = "ALIGN_SUM", reduce = "REDUCE_SUM", group = [], period = 3600
    }
    airflow_ill = {
      severity = "CRITICAL", runbook = "late-data.md", title = "Airflow is not healthy", above = 0.5, seconds = 900
      filter   = "metric.type=\"composer.googleapis.com/environment/healthy\" AND resource.type=\"cloud_composer_environment\""
      align    = "ALIGN_FRACTION_TRUE", reduce = "REDUCE_MIN", group = [], period = 300, below = true
    }
    } : name => alert if lookup({
      dead_messages  = length(var.dead_subscriptions) > 0
      streaming_lags = var.with_streaming
      dag_failed     = var.with_composer
      late           = var.with_composer
      airflow_ill    = var.with_composer
  }, name, true) }
}

resource "google_monitoring_notification_channel" "email" {
  for_each     = var.emails
  project      = var.project_id
  display_name = "Bosco ${var.environment}: ${each.key}"
  type         = "email"
  labels       = { email_address = each.value }
}

resource "google_monitoring_alert_policy" "log" {
  for_each              = local.log_alerts
  project               = var.project_id
  display_name          = "Bosco ${var.environment}: ${each.value.title}"
  combiner              = "OR"
  severity              = each.value.severity
  notification_channels = local.channels

  conditions {
    display_name = each.value.title
    condition_threshold {
      filter = join(" AND ", [
        "metric.type=\"logging.googleapis.com/user/bosco/${each.key}\"",
        "resource.type=\"dataflow_step\"",
      ])
      comparison      = "COMPARISON_GT"
      threshold_value = each.value.above
      duration        = "0s"
      aggregations {
        alignment_period     = "600s"
        per_series_aligner   = "ALIGN_SUM"
        cross_series_reducer = "REDUCE_SUM"
        group_by_fields = [for label in try(setintersection(local.counted[each.key].labels, ["client_id", "source"]), []) :
        "metric.label.${label}"]
      }
    }
  }

  documentation {
    mime_type = "text/markdown"
    subject   = "Bosco ${var.environment}: ${each.value.title}"
    content   = "What to do: docs/runbooks/${each.value.runbook}"
  }

  alert_strategy {
    auto_close = "86400s"
  }

  depends_on = [google_logging_metric.counted]
}

resource "google_monitoring_alert_policy" "metric" {
  for_each              = local.metric_alerts
  project               = var.project_id
  display_name          = "Bosco ${var.environment}: ${each.value.title}"
  combiner              = "OR"
  severity              = each.value.severity
  notification_channels = local.channels

  conditions {
    display_name = each.value.title
    condition_threshold {
      filter          = each.value.filter
      comparison      = try(each.value.below, false) ? "COMPARISON_LT" : "COMPARISON_GT"
      threshold_value = each.value.above
      duration        = "${each.value.seconds}s"
      aggregations {
        alignment_period     = "${each.value.period}s"
        per_series_aligner   = each.value.align
        cross_series_reducer = each.value.reduce
        group_by_fields      = each.value.group
      }
    }
  }

  documentation {
    mime_type = "text/markdown"
    subject   = "Bosco ${var.environment}: ${each.value.title}"
    content   = "What to do: docs/runbooks/${each.value.runbook}"
  }

  alert_strategy {
    auto_close = "86400s"
  }
}

# Silence is no good news: where the hourly check itself does not run, nothing else would tell.
resource "google_monitoring_alert_policy" "silence" {
  count                 = var.with_composer ? 1 : 0
  project               = var.project_id
  display_name          = "Bosco ${var.environment}: the hourly check does not run"
  combiner              = "OR"
  severity              = "CRITICAL"
  notification_channels = local.channels

  conditions {
    display_name = "no check for three hours"
    condition_absent {
      filter   = "metric.type=\"composer.googleapis.com/workflow/run_count\" AND resource.type=\"cloud_composer_workflow\" AND resource.labels.workflow_name=\"dq_watchdog\""
      duration = "10800s"
      aggregations {
        alignment_period     = "3600s"
        per_series_aligner   = "ALIGN_SUM"
        cross_series_reducer = "REDUCE_SUM"
      }
    }
  }

  documentation {
    mime_type = "text/markdown"
    content   = "What to do: docs/runbooks/late-data.md"
  }
}
