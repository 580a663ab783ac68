mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "123456789012" }
  }
}
mock_provider "google-beta" {}

variables {
  project_id    = "bosco-test"
  location      = "europe-west1"
  kms_key       = "projects/bosco-test/locations/europe-west1/keyRings/bosco/cryptoKeys/storage"
  with_composer = true
}

run "each_bucket_is_private_encrypted_and_forgets" {
  command = plan
  module {
    source = "../modules/storage"
  }

  assert {
    condition     = sort(keys(google_storage_bucket.bucket)) == tolist(["composer", "config", "raw", "requests", "staged", "temp", "templates"])
    error_message = "the buckets: ${join(", ", keys(google_storage_bucket.bucket))}"
  }
  assert {
    condition = alltrue([for b in google_storage_bucket.bucket :
      b.uniform_bucket_level_access && b.public_access_prevention == "enforced" && b.location == "europe-west1"
    && b.encryption[0].default_kms_key_name == var.kms_key])
    error_message = "private, in the region, with our key"
  }
  assert {
    condition     = alltrue([for b in google_storage_bucket.bucket : length([for r in b.lifecycle_rule : r if one(r.action).type == "Delete"]) > 0])
    error_message = "each says when something is deleted"
  }
  assert {
    condition     = one([for r in google_storage_bucket.bucket["raw"].lifecycle_rule : one(r.condition).age if one(r.action).type == "Delete" && one(r.condition).with_state == "LIVE"]) == 1100
    error_message = "raw pages are kept three years"
  }
  assert {
    condition     = one([for r in google_storage_bucket.bucket["raw"].lifecycle_rule : join(" ", one(r.condition).matches_suffix) if one(r.action).type == "Delete" && one(r.condition).with_state == "LIVE"]) == ".json.gz /slice.json"
    error_message = "lists of erased persons are kept for ever"
  }
  assert {
    condition     = [for r in google_storage_bucket.bucket["raw"].lifecycle_rule : "${one(r.action).storage_class}@${one(r.condition).age}" if one(r.action).type == "SetStorageClass"] == ["COLDLINE@180", "NEARLINE@60"]
    error_message = "raw pages get cheaper with age"
  }
  assert {
    condition     = google_storage_bucket.bucket["raw"].versioning[0].enabled && google_storage_bucket.bucket["raw"].soft_delete_policy[0].retention_duration_seconds == 604800
    error_message = "a raw page deleted by mistake comes back"
  }
  assert {
    condition     = alltrue([for name in ["temp", "staged", "requests"] : !google_storage_bucket.bucket[name].versioning[0].enabled && google_storage_bucket.bucket[name].soft_delete_policy[0].retention_duration_seconds == 0])
    error_message = "nothing is kept of what is temporary, nor of who wants to be forgotten"
  }
  assert {
    condition     = alltrue([for name, b in google_storage_bucket.bucket : b.force_destroy == contains(["temp", "staged"], name)])
    error_message = "terraform destroy deletes only what is temporary"
  }
}

run "a_grant_may_be_limited_to_a_folder" {
  command = plan
  module {
    source = "../modules/storage"
  }
  variables {
    access = {
      whole  = { bucket = "raw", role = "roles/storage.objectUser", member = "serviceAccount:ingest@bosco-test.iam.gserviceaccount.com" }
      folder = { bucket = "raw", role = "roles/storage.objectUser", member = "serviceAccount:marts@bosco-test.iam.gserviceaccount.com", prefixes = ["raw/_runs/"] }
    }
  }

  assert {
    condition     = length(google_storage_bucket_iam_member.access["whole"].condition) == 0
    error_message = "without a prefix there is no condition"
  }
  assert {
    condition = (
      strcontains(google_storage_bucket_iam_member.access["folder"].condition[0].expression, "resource.name.startsWith(\"projects/_/buckets/bosco-test-raw/objects/raw/_runs/\")") &&
      strcontains(google_storage_bucket_iam_member.access["folder"].condition[0].expression, "objectListPrefix\", \"\").startsWith(\"raw/_runs/\")")
    )
    error_message = "objects of the folder, and listing them"
  }
}

run "airflows_bucket_has_the_key_of_its_environment" {
  command = plan
  module {
    source = "../modules/storage"
  }
  variables {
    composer_kms_key = "projects/bosco-test/locations/europe-west1/keyRings/bosco/cryptoKeys/composer"
  }

  assert {
    condition     = google_storage_bucket.bucket["composer"].encryption[0].default_kms_key_name == var.composer_kms_key && google_storage_bucket.bucket["raw"].encryption[0].default_kms_key_name == var.kms_key
    error_message = "each with its own"
  }
}

run "without_composer_there_is_no_bucket_for_it" {
  command = plan
  module {
    source = "../modules/storage"
  }
  variables {
    with_composer = false
    deletable     = true
    raw_keep_days = 400
  }

  assert {
    condition     = !contains(keys(google_storage_bucket.bucket), "composer") && alltrue([for b in google_storage_bucket.bucket : b.force_destroy])
    error_message = "a project that is thrown away"
  }
}

run "nothing_is_for_everybody" {
  command = plan
  module {
    source = "../modules/storage"
  }
  variables {
    access = { public = { bucket = "raw", role = "roles/storage.objectViewer", member = "allUsers" } }
  }
  expect_failures = [var.access]
}

run "a_folder_ends" {
  command = plan
  module {
    source = "../modules/storage"
  }
  variables {
    access = { folder = { bucket = "raw", role = "roles/storage.objectUser", member = "serviceAccount:marts@bosco-test.iam.gserviceaccount.com", prefixes = ["raw/_runs"] } }
  }
  expect_failures = [var.access]
}

run "raw_is_kept_a_year_at_least" {
  command = plan
  module {
    source = "../modules/storage"
  }
  variables {
    raw_keep_days = 30
  }
  expect_failures = [var.raw_keep_days]
}

run "an_erasure_is_done_within_the_month" {
  command = plan
  module {
    source = "../modules/storage"
  }
  variables {
    undo_days = 20
  }
  expect_failures = [var.undo_days]
}
