mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "123456789012" }
  }
}
mock_provider "google-beta" {}

variables {
  project_id     = "bosco-test"
  region         = "europe-west4"
  raw_bucket     = "bosco-test-raw"
  storage_key    = "projects/bosco-test/locations/europe-west4/keyRings/bosco-recovery/cryptoKeys/storage"
  bigquery_key   = "projects/bosco-test/locations/europe-west4/keyRings/bosco-recovery/cryptoKeys/bigquery"
  transfer_agent = "project-1@storage-transfer-service.iam.gserviceaccount.com"
  account        = "bosco-recovery@bosco-test.iam.gserviceaccount.com"
  owner          = "bosco-deployer@bosco-test.iam.gserviceaccount.com"
  datasets       = ["silver", "gold"]
  raw_keep_days  = 1100
}

run "copies_in_another_region_with_keys_of_it" {
  command = plan
  module {
    source = "../modules/recovery"
  }

  assert {
    condition     = google_storage_bucket.raw.encryption[0].default_kms_key_name == var.storage_key && google_storage_bucket.raw.public_access_prevention == "enforced"
    error_message = "the copied bucket"
  }
  assert {
    condition     = google_storage_transfer_job.raw.transfer_spec[0].transfer_options[0].delete_objects_unique_in_sink
    error_message = "what is erased is erased in the copy"
  }
  assert {
    condition     = { for name, c in google_bigquery_data_transfer_config.copy : name => c.params["source_dataset_id"] } == { silver = "silver", gold = "gold" } && alltrue([for c in google_bigquery_data_transfer_config.copy : c.data_source_id == "cross_region_copy" && c.encryption_configuration[0].kms_key_name == var.bigquery_key])
    error_message = "the copied datasets"
  }
  assert {
    condition     = alltrue([for d in google_bigquery_dataset.copy : toset([for a in d.access : "${a.role} ${a.user_by_email}"]) == toset(["OWNER ${var.owner}", "WRITER ${var.account}"])])
    error_message = "nobody reads a copy until it is needed"
  }
  assert {
    condition     = sort(keys(google_storage_bucket_iam_member.reads)) == tolist(["roles/storage.legacyBucketReader", "roles/storage.objectViewer"])
    error_message = "the copier does not write what it copies"
  }
}

run "copies_stay_in_the_eu" {
  command = plan
  module {
    source = "../modules/recovery"
  }
  variables {
    region = "us-central1"
  }
  expect_failures = [var.region]
}
