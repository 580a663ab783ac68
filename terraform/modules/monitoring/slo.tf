# What we promise, and the alerts that say that a promise is being used up faster than it lasts.

resource "google_monitoring_custom_service" "bosco" {
  project      = var.project_id
  service_id   = "bosco"
  display_name = "Bosco ${var.environment}"
}

# The hourly check asks whether each client's figures of yesterday are there by 08:00 of its own time zone, and fails when they are not.
resource "google_monitoring_slo" "freshness" {
  count               = var.with_composer ? 1 : 0
  project             = var.project_id
  service             = google_monitoring_custom_service.bosco.service_id
  slo_id              = "fresh-by-eight"
  display_name        = "Yesterday's figures are there by 08:00"
  goal                = var.freshness_goal
  rolling_period_days = 28

  request_based_sli {
    good_total_ratio {
      good_service_filter  = "${local.freshness} AND metric.labels.state=\"success\""
      total_service_filter = local.freshness
    }
  }
}

resource "google_monitoring_slo" "availability" {
  count               = var.with_api ? 1 : 0
  project             = var.project_id
  service             = google_monitoring_custom_service.bosco.service_id
  slo_id              = "api-answers"
  display_name        = "The API answers"
  goal                = var.availability_goal
  rolling_period_days = 28

  request_based_sli {
    good_total_ratio {
      bad_service_filter   = "metric.type=\"run.googleapis.com/request_count\" AND resource.type=\"cloud_run_revision\" AND resource.labels.service_name=\"bosco-api\" AND metric.labels.response_code_class=\"5xx\""
      total_service_filter = "metric.type=\"run.googleapis.com/request_count\" AND resource.type=\"cloud_run_revision\" AND resource.labels.service_name=\"bosco-api\""
    }
  }
}

locals {
  freshness = "metric.type=\"composer.googleapis.com/workflow/task/run_count\" AND resource.type=\"cloud_composer_workflow\" AND resource.labels.workflow_name=\"dq_watchdog\" AND metric.labels.task_name=\"freshness\""
}

# Two speeds: what would use up the month's failures within two days wakes somebody, within ten days it is mended by day.
locals {
  slos = merge(
    var.with_composer ? { freshness = google_monitoring_slo.freshness[0].name } : {},
    var.with_api ? { availability = google_monitoring_slo.availability[0].name } : {},
  )
  burns = merge([for slo in concat(var.with_composer ? ["freshness"] : [], var.with_api ? ["availability"] : []) : {
    "${slo}-fast" = { slo = slo, rate = 14, window = "3600s", severity = "CRITICAL" }
    "${slo}-slow" = { slo = slo, rate = 3, window = "86400s", severity = "WARNING" }
  }]...)
}

resource "google_monitoring_alert_policy" "burn" {
  for_each              = local.burns
  project               = var.project_id
  display_name          = "Bosco ${var.environment}: ${each.value.slo} is being used up (${endswith(each.key, "fast") ? "fast" : "slowly"})"
  combiner              = "OR"
  severity              = each.value.severity
  notification_channels = local.channels

  conditions {
    display_name = "burn rate above ${each.value.rate}"
    condition_threshold {
      filter          = "select_slo_burn_rate(\"${local.slos[each.value.slo]}\", \"${each.value.window}\")"
      comparison      = "COMPARISON_GT"
      threshold_value = each.value.rate
      duration        = "0s"
    }
  }

  documentation {
    mime_type = "text/markdown"
    content   = "What to do: docs/runbooks/late-data.md"
  }
}

resource "google_billing_budget" "month" {
  count           = var.budget == null ? 0 : 1
  billing_account = var.budget.billing_account
  display_name    = "Bosco ${var.environment}"

  budget_filter {
    projects               = ["projects/${var.project_number}"]
    credit_types_treatment = "INCLUDE_ALL_CREDITS"
  }
  amount {
    specified_amount {
      currency_code = var.budget.currency
      units         = tostring(floor(var.budget.amount))
    }
  }
  dynamic "threshold_rules" {
    for_each = [0.5, 0.9, 1.0]
    content {
      threshold_percent = threshold_rules.value
      spend_basis       = "CURRENT_SPEND"
    }
  }
  threshold_rules {
    threshold_percent = 1.1
    spend_basis       = "FORECASTED_SPEND"
  }
  all_updates_rule {
    monitoring_notification_channels = slice(local.channels, 0, min(5, length(local.channels)))
    disable_default_iam_recipients   = true
  }
}

resource "google_monitoring_dashboard" "dashboard" {
  for_each       = fileset("${path.module}/dashboards", "*.json")
  project        = var.project_id
  dashboard_json = templatefile("${path.module}/dashboards/${each.value}", { environment = var.environment })
}
