mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "123456789012" }
  }
}
mock_provider "google-beta" {}

variables {
  project_id      = "bosco-test"
  region          = "europe-west1"
  name            = "bosco-streaming"
  template        = "gs://bosco-test-templates/templates/ingest.json"
  parameters      = { mode = "streaming", rawLocation = "gs://bosco-test-raw/raw" }
  service_account = "bosco-streaming@bosco-test.iam.gserviceaccount.com"
  subnetwork      = "regions/europe-west1/subnetworks/bosco-workers"
  kms_key         = "projects/bosco-test/locations/europe-west1/keyRings/bosco/cryptoKeys/dataflow"
  temp_location   = "gs://bosco-test-temp/streaming"
}

run "private_bounded_and_drained" {
  command = plan
  module {
    source = "../modules/dataflow"
  }

  assert {
    condition     = google_dataflow_flex_template_job.job.ip_configuration == "WORKER_IP_PRIVATE" && google_dataflow_flex_template_job.job.kms_key_name == var.kms_key
    error_message = "private addresses, our key"
  }
  assert {
    condition     = google_dataflow_flex_template_job.job.on_delete == "drain" && google_dataflow_flex_template_job.job.enable_streaming_engine
    error_message = "what was read is finished"
  }
  assert {
    condition     = google_dataflow_flex_template_job.job.max_workers == 3
    error_message = "the most it can cost is bounded"
  }
}

run "no_secret_is_a_parameter" {
  command = plan
  module {
    source = "../modules/dataflow"
  }
  variables {
    parameters = { apiToken = "x" }
  }
  expect_failures = [var.parameters]
}

run "a_template_is_a_specification" {
  command = plan
  module {
    source = "../modules/dataflow"
  }
  variables {
    template = "ingest"
  }
  expect_failures = [var.template]
}

run "workers_are_bounded" {
  command = plan
  module {
    source = "../modules/dataflow"
  }
  variables {
    max_workers = 1000
  }
  expect_failures = [var.max_workers]
}
