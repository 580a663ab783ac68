mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "123456789012" }
  }
}
mock_provider "google-beta" {}

run "agents_follow_the_number" {
  command = plan
  module {
    source = "../modules/project"
  }
  variables {
    project_id            = "bosco-test"
    organisation_policies = false
    extra_services        = ["googleads.googleapis.com"]
  }

  assert {
    condition     = output.agents["pubsub"] == "service-123456789012@gcp-sa-pubsub.iam.gserviceaccount.com"
    error_message = "the agent of Pub/Sub: ${output.agents["pubsub"]}"
  }
  assert {
    condition     = length(google_project_service.on) == length(local.services) && contains(keys(google_project_service.on), "googleads.googleapis.com")
    error_message = "each API once, the asked ones too"
  }
  assert {
    condition     = alltrue([for s in google_project_service.on : !s.disable_on_destroy])
    error_message = "destroying an environment must not switch off APIs that others of the project use"
  }
  assert {
    condition     = alltrue([for c in google_project_iam_audit_config.reads : length(c.audit_log_config) == 3]) && contains(keys(google_project_iam_audit_config.reads), "secretmanager.googleapis.com")
    error_message = "reads of secrets are logged"
  }
  assert {
    condition     = length(google_org_policy_policy.forbidden) == 0 && length(google_org_policy_policy.no_external_address) == 0
    error_message = "no organisation policies unless asked for"
  }
}

run "organisation_policies_forbid_keys_and_public_buckets" {
  command = plan
  module {
    source = "../modules/project"
  }
  variables {
    project_id            = "bosco-test"
    organisation_policies = true
  }

  assert {
    condition = alltrue([for name in ["iam.disableServiceAccountKeyCreation", "storage.publicAccessPrevention", "storage.uniformBucketLevelAccess"] :
    google_org_policy_policy.forbidden[name].spec[0].rules[0].enforce == "TRUE"])
    error_message = "keys and public buckets are forbidden"
  }
  assert {
    condition     = google_org_policy_policy.no_external_address[0].spec[0].rules[0].deny_all == "TRUE"
    error_message = "machines get no external address"
  }
}

run "names_of_services_are_checked" {
  command = plan
  module {
    source = "../modules/project"
  }
  variables {
    project_id            = "bosco-test"
    organisation_policies = false
    extra_services        = ["googleads"]
  }
  expect_failures = [var.extra_services]
}
