mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "123456789012" }
  }
}
mock_provider "google-beta" {}

variables {
  project_id = "bosco-test"
  name       = "bosco"
  location   = "europe-west1"
  keys = {
    storage  = { storage = "serviceAccount:service-1@gs-project-accounts.iam.gserviceaccount.com" }
    dataflow = { dataflow = "serviceAccount:service-1@dataflow-service-producer-prod.iam.gserviceaccount.com", compute = "serviceAccount:service-1@compute-system.iam.gserviceaccount.com" }
  }
}

run "keys_are_renewed_and_used_by_their_agents_alone" {
  command = plan
  module {
    source = "../modules/kms"
  }

  assert {
    condition     = alltrue([for k in google_kms_crypto_key.key : k.rotation_period == "7776000s" && k.destroy_scheduled_duration == "2592000s"])
    error_message = "a new version after 90 days, 30 days to restore a destroyed one"
  }
  assert {
    condition     = { for word, u in google_kms_crypto_key_iam_member.user : word => u.role } == { "storage/storage" = "roles/cloudkms.cryptoKeyEncrypterDecrypter", "dataflow/dataflow" = "roles/cloudkms.cryptoKeyEncrypterDecrypter", "dataflow/compute" = "roles/cloudkms.cryptoKeyEncrypterDecrypter" }
    error_message = "each user of each key, and nobody else"
  }
  assert {
    condition     = google_kms_crypto_key_iam_member.user["dataflow/compute"].crypto_key_id == output.keys["dataflow"] && output.keys["dataflow"] == "projects/bosco-test/locations/europe-west1/keyRings/bosco/cryptoKeys/dataflow"
    error_message = "a user is granted its own key: ${output.keys["dataflow"]}"
  }
}

run "keys_stay_in_the_eu" {
  command = plan
  module {
    source = "../modules/kms"
  }
  variables {
    location = "us-east1"
  }
  expect_failures = [var.location]
}

run "rotation_is_at_most_90_days" {
  command = plan
  module {
    source = "../modules/kms"
  }
  variables {
    rotation = "31536000s"
  }
  expect_failures = [var.rotation]
}

run "protection_is_one_of_two" {
  command = plan
  module {
    source = "../modules/kms"
  }
  variables {
    protection = "EXTERNAL"
  }
  expect_failures = [var.protection]
}
