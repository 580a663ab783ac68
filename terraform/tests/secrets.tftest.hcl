mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "123456789012" }
  }
}
mock_provider "google-beta" {}

variables {
  project_id     = "bosco-test"
  region         = "europe-west1"
  kms_key        = "projects/bosco-test/locations/europe-west1/keyRings/bosco/cryptoKeys/secrets"
  rotation_topic = "projects/bosco-test/topics/secret-rotation"
  secrets = {
    aurora-google-ads = { client = "aurora", source = "google-ads", readers = ["bosco-ingest@bosco-test.iam.gserviceaccount.com"] }
    aurora-tiktok     = { client = "aurora", source = "tiktok-marketing", readers = ["bosco-ingest@bosco-test.iam.gserviceaccount.com"], writers = ["bosco-ingest@bosco-test.iam.gserviceaccount.com"], remind_days = 30 }
  }
}

run "entries_without_values" {
  command = plan
  module {
    source = "../modules/secrets"
  }

  assert {
    condition     = alltrue([for s in google_secret_manager_secret.secret : one(one(s.replication[0].user_managed).replicas).location == "europe-west1" && one(one(one(s.replication[0].user_managed).replicas).customer_managed_encryption).kms_key_name == var.kms_key])
    error_message = "in one region, with our key"
  }
  assert {
    condition     = google_secret_manager_secret.secret["aurora-tiktok"].rotation[0].rotation_period == "2592000s" && one(google_secret_manager_secret.secret["aurora-tiktok"].topics).name == var.rotation_topic
    error_message = "somebody is reminded"
  }
  assert {
    condition     = google_secret_manager_secret.secret["aurora-google-ads"].version_destroy_ttl == "604800s" && google_secret_manager_secret.secret["aurora-google-ads"].deletion_protection
    error_message = "a mistake can be undone"
  }
  assert {
    condition     = output.references["aurora-google-ads"] == "secretmanager:projects/bosco-test/secrets/aurora-google-ads"
    error_message = "what a client's file says: ${output.references["aurora-google-ads"]}"
  }
}

run "each_reader_is_granted_each_secret" {
  command = plan
  module {
    source = "../modules/secrets"
  }

  assert {
    condition     = sort(keys(google_secret_manager_secret_iam_member.reader)) == tolist(["aurora-google-ads/bosco-ingest", "aurora-tiktok/bosco-ingest"]) && sort(keys(google_secret_manager_secret_iam_member.writer)) == tolist(["aurora-tiktok/bosco-ingest"])
    error_message = "readers and writers"
  }
  assert {
    condition     = google_secret_manager_secret_iam_member.writer["aurora-tiktok/bosco-ingest"].role == "roles/secretmanager.secretVersionManager"
    error_message = "who renews a secret adds versions and retires old ones; a destroyed one can be restored for 7 days"
  }
}

run "an_id_is_lower_case" {
  command = plan
  module {
    source = "../modules/secrets"
  }
  variables {
    secrets = { Aurora_GoogleAds = {} }
  }
  expect_failures = [var.secrets]
}
