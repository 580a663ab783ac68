mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "123456789012" }
  }
}
mock_provider "google-beta" {}

variables {
  project_id            = "bosco-test"
  project_number        = "123456789012"
  environment           = "prod"
  emails                = { engineers = "oncall@agency.example" }
  channels              = ["projects/bosco-test/notificationChannels/42"]
  with_composer         = true
  with_api              = true
  with_streaming        = true
  dead_subscriptions    = ["events-dead"]
  daily_query_tebibytes = 2
  budget                = { billing_account = "01ABCD-23EF45-6789AB", amount = 3000, currency = "EUR" }
  deployer              = "bosco-deployer@bosco-test.iam.gserviceaccount.com"
  secret_readers        = ["bosco-ingest@bosco-test.iam.gserviceaccount.com"]
}

run "what_goes_wrong_is_told" {
  command = plan
  module {
    source = "../modules/monitoring"
  }

  assert {
    condition     = length(setsubtract(["run_failed", "not_published", "dead_letter", "messages_wait", "schema_drift", "quota_used_up"], keys(google_monitoring_alert_policy.log))) == 0
    error_message = "alerts from logs: ${join(", ", keys(google_monitoring_alert_policy.log))}"
  }
  assert {
    condition     = length(setsubtract(["late", "job_failed", "dag_failed", "dead_messages", "google_quota", "queries_cost", "secret_old", "streaming_lags"], keys(google_monitoring_alert_policy.metric))) == 0
    error_message = "alerts from metrics: ${join(", ", keys(google_monitoring_alert_policy.metric))}"
  }
  assert {
    condition     = alltrue([for a in merge(google_monitoring_alert_policy.log, google_monitoring_alert_policy.metric) : can(regex("docs/runbooks/[a-z-]+\\.md$", a.documentation[0].content))])
    error_message = "each alert names a runbook"
  }
  assert {
    condition     = alltrue([for m in google_logging_metric.counted : startswith(m.filter, "jsonPayload.custom_data.event=\"") && !contains(keys(coalesce(m.label_extractors, {})), "run_id")])
    error_message = "metrics count our own events, and never keep runs apart"
  }
  assert {
    condition     = google_monitoring_alert_policy.metric["queries_cost"].conditions[0].condition_threshold[0].threshold_value == 2199023255552
    error_message = "two TiB of queries a day"
  }
  assert {
    condition     = length(google_monitoring_alert_policy.silence) == 1
    error_message = "silence is told too"
  }
}

run "promises" {
  command = plan
  module {
    source = "../modules/monitoring"
  }

  assert {
    condition     = google_monitoring_slo.freshness[0].goal == 0.99 && google_monitoring_slo.availability[0].goal == 0.999
    error_message = "fresh by 08:00, and 99.9 % available"
  }
  assert {
    condition     = sort(keys(google_monitoring_alert_policy.burn)) == tolist(["availability-fast", "availability-slow", "freshness-fast", "freshness-slow"])
    error_message = "told at two speeds"
  }
  assert {
    condition     = one(google_billing_budget.month[0].amount[0].specified_amount).units == "3000" && google_billing_budget.month[0].budget_filter[0].projects == toset(["projects/123456789012"])
    error_message = "the budget is this project's"
  }
  assert {
    condition     = length(google_monitoring_dashboard.dashboard) == 3 && alltrue([for d in google_monitoring_dashboard.dashboard : length(jsondecode(d.dashboard_json).mosaicLayout.tiles) >= 6])
    error_message = "dashboards are JSON with something on them"
  }
}

run "somebody_else_is_told_of" {
  command = plan
  module {
    source = "../modules/monitoring"
  }

  assert {
    condition     = contains(keys(google_monitoring_alert_policy.watched), "deployer_taken")
    error_message = "in prod, Terraform run by a person is told"
  }
  assert {
    condition     = strcontains(google_monitoring_alert_policy.watched["access_changed"].conditions[0].condition_matched_log[0].filter, var.deployer) && strcontains(google_monitoring_alert_policy.watched["secret_read"].conditions[0].condition_matched_log[0].filter, "bosco-ingest@")
    error_message = "changes of access by others than Terraform, reads of secrets by others than the jobs"
  }
}

run "small" {
  command = plan
  module {
    source = "../modules/monitoring"
  }
  variables {
    environment        = "dev"
    with_composer      = false
    with_api           = false
    with_streaming     = false
    dead_subscriptions = []
    budget             = null
  }

  assert {
    condition     = length(google_billing_budget.month) == 0 && length(google_monitoring_alert_policy.burn) == 0 && length(google_monitoring_alert_policy.silence) == 0 && !contains(keys(google_monitoring_alert_policy.metric), "dead_messages") && !contains(keys(google_monitoring_alert_policy.watched), "deployer_taken")
    error_message = "no alert on what is not there"
  }
}

run "a_channel_is_named_whole" {
  command = plan
  module {
    source = "../modules/monitoring"
  }
  variables {
    channels = ["pagerduty"]
  }
  expect_failures = [var.channels]
}

run "a_budget_names_an_account" {
  command = plan
  module {
    source = "../modules/monitoring"
  }
  variables {
    budget = { billing_account = "mine", amount = 10, currency = "EUR" }
  }
  expect_failures = [var.budget]
}
