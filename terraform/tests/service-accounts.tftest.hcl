mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "123456789012" }
  }
}
mock_provider "google-beta" {}

variables {
  project_id      = "bosco-test"
  with_composer   = true
  with_api        = true
  with_webhook    = true
  with_recovery   = true
  with_streaming  = true
  composer_bucket = "bosco-test-composer"
  deployer        = "bosco-deployer@bosco-test.iam.gserviceaccount.com"
}

run "one_account_a_job" {
  command = plan
  module {
    source = "../modules/service-accounts"
  }

  assert {
    condition     = sort(keys(google_service_account.account)) == tolist(["api", "composer", "erase", "gateway", "ingest", "marts", "recovery", "streaming", "webhook"])
    error_message = "accounts: ${join(", ", keys(google_service_account.account))}"
  }
  assert {
    condition     = sort(keys(google_project_iam_member.worker)) == tolist(["erase", "ingest", "marts", "streaming"]) && alltrue([for w in google_project_iam_member.worker : w.condition[0].expression == "resource.service != \"storage.googleapis.com\""])
    error_message = "workers get no bucket by their role"
  }
  assert {
    condition     = strcontains(google_project_iam_member.composer[0].condition[0].expression, "buckets/bosco-test-composer/") && !strcontains(google_project_iam_member.composer[0].condition[0].expression, "startsWith(\"projects/_/buckets/bosco-test-composer\")")
    error_message = "Composer has its own bucket, and none whose name begins alike"
  }
  assert {
    condition     = sort([for g in google_project_iam_member.role : g.role if g.member == "serviceAccount:bosco-webhook@bosco-test.iam.gserviceaccount.com"]) == tolist(["roles/logging.logWriter", "roles/monitoring.metricWriter"])
    error_message = "the webhook may write logs and metrics, and to its topic"
  }
  assert {
    condition     = length([for g in google_project_iam_member.role : g if g.member == "serviceAccount:bosco-gateway@bosco-test.iam.gserviceaccount.com"]) == 0
    error_message = "the gateway has no role in the project"
  }
  assert {
    condition     = toset([for s in google_service_account_iam_member.starts_as : s.member]) == toset(["serviceAccount:bosco-composer@bosco-test.iam.gserviceaccount.com"]) && length(google_service_account_iam_member.starts_as) == 4
    error_message = "Composer may be the four workers, nobody else may"
  }
}

run "small" {
  command = plan
  module {
    source = "../modules/service-accounts"
  }
  variables {
    with_composer  = false
    with_api       = false
    with_webhook   = false
    with_recovery  = false
    with_streaming = false
    operators      = ["engineers@agency.example"]
  }

  assert {
    condition     = sort(keys(google_service_account.account)) == tolist(["erase", "ingest", "marts"]) && length(google_project_iam_member.composer) == 0
    error_message = "no account for what does not run"
  }
  assert {
    condition     = toset([for s in google_service_account_iam_member.starts_as : s.member]) == toset(["group:engineers@agency.example"])
    error_message = "engineers start jobs by hand"
  }
}
