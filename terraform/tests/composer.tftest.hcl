mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "123456789012" }
  }
}
mock_provider "google-beta" {}

variables {
  project_id      = "bosco-test"
  region          = "europe-west1"
  network         = "projects/bosco-test/global/networks/bosco"
  subnetwork      = "projects/bosco-test/regions/europe-west1/subnetworks/bosco-workers"
  service_account = "bosco-composer@bosco-test.iam.gserviceaccount.com"
  kms_key         = "projects/bosco-test/locations/europe-west1/keyRings/bosco/cryptoKeys/composer"
  bucket          = "bosco-test-composer"
  image_version   = "composer-3-airflow-2.10.5-build.12"
  variables       = { raw_location = "gs://bosco-test-raw/raw" }
}

run "private_with_our_key_and_the_dags_variables" {
  command = plan
  module {
    source = "../modules/composer"
  }

  assert {
    condition     = google_composer_environment.this.config[0].enable_private_environment && google_composer_environment.this.config[0].enable_private_builds_only
    error_message = "no external addresses, also not while packages are built"
  }
  assert {
    condition     = !contains(keys(google_composer_environment.this.config[0].software_config[0].airflow_config_overrides), "secrets-backend")
    error_message = "no look into Secret Manager unless there are connections"
  }
  assert {
    condition     = google_composer_environment.this.config[0].encryption_config[0].kms_key_name == var.kms_key && google_composer_environment.this.config[0].node_config[0].service_account == var.service_account
    error_message = "our key, our account"
  }
  assert {
    condition     = google_composer_environment.this.config[0].software_config[0].env_variables == tomap({ AIRFLOW_VAR_RAW_LOCATION = "gs://bosco-test-raw/raw" })
    error_message = "Airflow reads AIRFLOW_VAR_… as variables"
  }
  assert {
    condition     = google_composer_environment.this.config[0].recovery_config[0].scheduled_snapshots_config[0].enabled == false && google_composer_environment.this.config[0].resilience_mode == "STANDARD_RESILIENCE"
    error_message = "small unless asked for more"
  }
  assert {
    condition     = google_composer_environment.this.config[0].workloads_config[0].triggerer[0].count == 1
    error_message = "deferred tasks need a triggerer"
  }
}

run "resilient_with_snapshots" {
  command = plan
  module {
    source = "../modules/composer"
  }
  variables {
    resilient  = true
    snapshots  = "gs://bosco-test-composer/snapshots"
    web_ranges = { office = "203.0.113.0/24" }
  }

  assert {
    condition     = google_composer_environment.this.config[0].workloads_config[0].scheduler[0].count == 2 && google_composer_environment.this.config[0].recovery_config[0].scheduled_snapshots_config[0].snapshot_location == "gs://bosco-test-composer/snapshots"
    error_message = "two schedulers, a snapshot a day"
  }
  assert {
    condition     = [for r in google_composer_environment.this.config[0].web_server_network_access_control[0].allowed_ip_range : r.value] == ["203.0.113.0/24"]
    error_message = "from the office alone"
  }
}

run "connections_lie_in_secret_manager" {
  command = plan
  module {
    source = "../modules/composer"
  }
  variables {
    connections_in_secrets = true
    pypi_packages          = { "apache-airflow-providers-slack" = "" }
  }

  assert {
    condition     = jsondecode(google_composer_environment.this.config[0].software_config[0].airflow_config_overrides["secrets-backend_kwargs"]).connections_prefix == "airflow-connections"
    error_message = "where Airflow looks"
  }
  assert {
    condition     = jsondecode(google_composer_environment.this.config[0].software_config[0].airflow_config_overrides["secrets-backend_kwargs"]).variables_prefix == null
    error_message = "variables come from Terraform"
  }
  assert {
    condition     = !google_composer_environment.this.config[0].enable_private_builds_only
    error_message = "packages are fetched while the environment is built"
  }
}

run "only_composer_3" {
  command = plan
  module {
    source = "../modules/composer"
  }
  variables {
    image_version = "composer-2.9.7-airflow-2.9.3"
  }
  expect_failures = [var.image_version]
}

run "names_of_variables" {
  command = plan
  module {
    source = "../modules/composer"
  }
  variables {
    variables = { "raw-location" = "gs://bosco-test-raw/raw" }
  }
  expect_failures = [var.variables]
}

run "sizes" {
  command = plan
  module {
    source = "../modules/composer"
  }
  variables {
    size = "tiny"
  }
  expect_failures = [var.size]
}
