mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "123456789012" }
  }
}
mock_provider "google-beta" {}

variables {
  policy         = "123456789012"
  name           = "bosco_test"
  project_number = "210987654321"
}

run "first_only_logged" {
  command = plan
  module {
    source = "../modules/perimeter"
  }

  assert {
    condition     = google_access_context_manager_service_perimeter.this.use_explicit_dry_run_spec && length(google_access_context_manager_service_perimeter.this.status) == 0 && google_access_context_manager_service_perimeter.this.spec[0].resources == toset(["projects/210987654321"])
    error_message = "a dry run refuses nothing"
  }
  assert {
    condition     = length(google_access_context_manager_access_level.trusted) == 0
    error_message = "an access level without conditions would be refused"
  }
}

run "then_enforced" {
  command = plan
  module {
    source = "../modules/perimeter"
  }
  variables {
    enforced        = true
    trusted_ranges  = ["203.0.113.0/24"]
    trusted_members = ["serviceAccount:bosco-deployer@bosco-test.iam.gserviceaccount.com"]
  }

  assert {
    condition     = length(setsubtract(["bigquery.googleapis.com", "storage.googleapis.com", "secretmanager.googleapis.com", "pubsub.googleapis.com"], google_access_context_manager_service_perimeter.this.status[0].restricted_services)) == 0 && length(google_access_context_manager_service_perimeter.this.spec) == 0
    error_message = "data stays inside"
  }
  assert {
    condition     = length(google_access_context_manager_access_level.trusted[0].basic[0].conditions) == 2 && google_access_context_manager_access_level.trusted[0].basic[0].combining_function == "OR"
    error_message = "from the office or as the deployer"
  }
}

run "a_policy_is_a_number" {
  command = plan
  module {
    source = "../modules/perimeter"
  }
  variables {
    policy = "default"
  }
  expect_failures = [var.policy]
}
