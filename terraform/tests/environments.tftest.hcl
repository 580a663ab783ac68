mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "123456789012" }
  }
}
mock_provider "google-beta" {}

run "dev_is_small" {
  command = plan
  module {
    source = "../environments/dev"
  }

  assert {
    condition     = output.airflow_variables["environment"] == "dev" && output.dags == null && sort(keys(output.service_accounts)) == tolist(["erase", "ingest", "marts"])
    error_message = "no Airflow, no job that runs all day"
  }
  assert {
    condition     = output.airflow_variables["project"] == "bosco-dev"
    error_message = "its own project"
  }
}

run "staging_is_like_prod_but_small" {
  command = plan
  module {
    source = "../environments/staging"
  }

  assert {
    condition     = output.dags == "gs://bosco-staging-composer/dags" && output.airflow_variables["environment"] == "staging"
    error_message = "Airflow runs"
  }
  assert {
    condition     = !contains(keys(output.service_accounts), "recovery") && length(output.egress_addresses) == 0
    error_message = "nothing is copied, no fixed address"
  }
}

run "prod_has_what_can_run_before_an_image_is_there" {
  command = plan
  module {
    source = "../environments/prod"
  }

  assert {
    condition     = length(setsubtract(["composer", "erase", "ingest", "marts", "recovery"], keys(output.service_accounts))) == 0
    error_message = "all of it"
  }
  assert {
    condition     = length(output.egress_addresses) == 2
    error_message = "addresses for vendors' allow lists"
  }
  assert {
    condition     = !anytrue([for member in output.environment.row_access.everything : strcontains(member, "engineers")])
    error_message = "engineers do not see all rows"
  }
  assert {
    condition     = alltrue([for name, place in output.airflow_variables : startswith(place, "gs://bosco-prod-") if endswith(name, "_location") && name != "warehouse_location"])
    error_message = "all in its own buckets"
  }
}
