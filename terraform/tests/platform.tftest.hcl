mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "123456789012" }
  }
}
mock_provider "google-beta" {}

variables {
  environment = "dev"
  project_id  = "bosco-test"
  deployer    = "bosco-deployer@bosco-test.iam.gserviceaccount.com"
  alerts      = { emails = { engineers = "oncall@agency.example" } }
}

run "the_least_that_works" {
  command = plan
  module {
    source = "../modules/platform"
  }

  assert {
    condition     = length(module.composer) == 0 && length(module.streaming) == 0 && length(module.services) == 0 && length(module.recovery) == 0 && length(module.perimeter) == 0
    error_message = "nothing that costs money while nobody uses it"
  }
  assert {
    condition     = sort(keys(output.service_accounts)) == tolist(["erase", "ingest", "marts"])
    error_message = "accounts: ${join(", ", keys(output.service_accounts))}"
  }
  assert {
    condition     = output.airflow_variables["raw_location"] == "gs://bosco-test-raw/raw" && output.airflow_variables["worker_service_account"] == "bosco-ingest@bosco-test.iam.gserviceaccount.com"
    error_message = "what the DAGs read"
  }
  assert {
    condition = length(setsubtract(["project", "region", "raw_location", "staged_rows_location", "clients_location", "connectors_location", "template_location",
    "worker_service_account", "marts_service_account", "erase_service_account", "subnetwork", "temp_location", "kms_key", "requests_location", "warehouse_location"], keys(output.airflow_variables))) == 0
    error_message = "each variable of composer/dags"
  }
  assert {
    condition     = toset(output.environment.row_access.everything) == toset([for name in ["ingest", "marts", "erase"] : "serviceAccount:bosco-${name}@bosco-test.iam.gserviceaccount.com"])
    error_message = "jobs see all rows, also once there are row access policies"
  }
}

run "a_release_is_a_folder_of_templates" {
  command = plan
  module {
    source = "../modules/platform"
  }
  variables {
    release = "1.2.3"
  }

  assert {
    condition     = output.airflow_variables["template_location"] == "gs://bosco-test-templates/templates/1.2.3"
    error_message = output.airflow_variables["template_location"]
  }
}

run "a_release_is_no_path" {
  command = plan
  module {
    source = "../modules/platform"
  }
  variables {
    release = "../../other"
  }
  expect_failures = [var.release]
}

run "regions_of_the_eu" {
  command = plan
  module {
    source = "../modules/platform"
  }
  variables {
    region = "europe-west2"
  }
  expect_failures = [var.region]
}

run "an_id_of_a_project" {
  command = plan
  module {
    source = "../modules/platform"
  }
  variables {
    project_id = "Bosco Prod"
  }
  expect_failures = [var.project_id]
}

run "somebody_is_told" {
  command = plan
  module {
    source = "../modules/platform"
  }
  variables {
    alerts = {}
  }
  expect_failures = [var.alerts]
}

run "groups_are_addresses" {
  command = plan
  module {
    source = "../modules/platform"
  }
  variables {
    groups = { engineers = "group:engineers@agency.example" }
  }
  expect_failures = [var.groups]
}

run "prod_is_not_thrown_away" {
  command = plan
  module {
    source = "../modules/platform"
  }
  variables {
    environment = "prod"
    throwaway   = true
  }
  expect_failures = [var.throwaway]
}

run "a_webhook_needs_a_reader" {
  command = plan
  module {
    source = "../modules/platform"
  }
  variables {
    webhook = { image = "europe-west1-docker.pkg.dev/bosco-test/bosco/bosco-ingest:1", hooks = ["aurora-shop"] }
  }
  expect_failures = [var.webhook]
}

run "polls_are_a_minute_apart" {
  command = plan
  module {
    source = "../modules/platform"
  }
  variables {
    streaming = { poll_seconds = 5 }
  }
  expect_failures = [var.streaming]
}
