resource "google_storage_bucket" "right" {
  project                     = local.project
  name                        = "bosco-wrong-right"
  location                    = "europe-west1"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  labels                      = { holds = "raw-pages" }
  encryption {
    default_kms_key_name = local.key
  }
  versioning {
    enabled = true
  }
  soft_delete_policy {
    retention_duration_seconds = 604800
  }
  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      age = 400
    }
  }
  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      days_since_noncurrent_time = 7
    }
  }
}

# The same bucket, each time with one thing wrong.
locals {
  wrong_buckets = {
    no_key          = { breaks = "cmek", key = null }
    public          = { breaks = "public", prevention = "inherited" }
    single_objects  = { breaks = "public", uniform = false }
    for_ever        = { breaks = "retention", age = null }
    old_versions    = { breaks = "retention", noncurrent = null }
    no_undo         = { breaks = "retention", undo = 0 }
    no_versions     = { breaks = "retention", versions = false, noncurrent = null }
    erased_too_late = { breaks = "retention", noncurrent = 60 }
    abroad          = { breaks = "location", location = "us-central1" }
    london          = { breaks = "location", location = "europe-west2" }
  }
}

resource "google_storage_bucket" "wrong" { # breaks: as each.value.breaks says
  for_each                    = local.wrong_buckets
  project                     = local.project
  name                        = "bosco-wrong-${replace(each.key, "_", "-")}"
  location                    = lookup(each.value, "location", "europe-west1")
  uniform_bucket_level_access = lookup(each.value, "uniform", true)
  public_access_prevention    = lookup(each.value, "prevention", "enforced")
  labels                      = { holds = "raw-pages", breaks = each.value.breaks }
  dynamic "encryption" {
    for_each = lookup(each.value, "key", local.key) == null ? [] : [local.key]
    content {
      default_kms_key_name = encryption.value
    }
  }
  versioning {
    enabled = lookup(each.value, "versions", true)
  }
  soft_delete_policy {
    retention_duration_seconds = lookup(each.value, "undo", 604800)
  }
  dynamic "lifecycle_rule" {
    for_each = compact([lookup(each.value, "age", 400)])
    content {
      action {
        type = "Delete"
      }
      condition {
        age = lifecycle_rule.value
      }
    }
  }
  dynamic "lifecycle_rule" {
    for_each = compact([lookup(each.value, "noncurrent", 7)])
    content {
      action {
        type = "Delete"
      }
      condition {
        days_since_noncurrent_time = lifecycle_rule.value
      }
    }
  }
}

resource "google_bigquery_dataset" "no_key" { # breaks: cmek
  project    = local.project
  dataset_id = "no_key"
  location   = "EU"
  access {
    role          = "OWNER"
    user_by_email = local.deployer
  }
}

resource "google_bigquery_dataset" "no_list" { # breaks: public
  project    = local.project
  dataset_id = "no_list"
  location   = "EU"
  default_encryption_configuration {
    kms_key_name = local.key
  }
}

resource "google_bigquery_dataset" "owned_by_a_group" { # breaks: basic-role
  project    = local.project
  dataset_id = "owned_by_a_group"
  location   = "EU"
  default_encryption_configuration {
    kms_key_name = local.key
  }
  access {
    role           = "OWNER"
    group_by_email = "engineers@example.com"
  }
}

resource "google_bigquery_dataset" "projects_readers" { # breaks: basic-role
  project    = local.project
  dataset_id = "projects_readers"
  location   = "EU"
  default_encryption_configuration {
    kms_key_name = local.key
  }
  access {
    role          = "OWNER"
    user_by_email = local.deployer
  }
  access {
    role          = "READER"
    special_group = "projectReaders"
  }
}

resource "google_bigquery_dataset" "everybody" { # breaks: public
  project    = local.project
  dataset_id = "everybody"
  location   = "EU"
  default_encryption_configuration {
    kms_key_name = local.key
  }
  access {
    role          = "OWNER"
    user_by_email = local.deployer
  }
  access {
    role       = "READER"
    iam_member = "allUsers"
  }
}

resource "google_bigquery_dataset" "staging" { # breaks: retention
  project    = local.project
  dataset_id = "staging"
  location   = "EU"
  default_encryption_configuration {
    kms_key_name = local.key
  }
  access {
    role          = "OWNER"
    user_by_email = local.deployer
  }
}

resource "google_bigquery_table" "no_key" { # breaks: cmek
  project    = local.project
  dataset_id = "gold"
  table_id   = "no_key"
}

resource "google_pubsub_topic" "no_key" { # breaks: cmek
  project                    = local.project
  name                       = "no-key"
  message_retention_duration = "604800s"
  message_storage_policy {
    allowed_persistence_regions = ["europe-west1"]
  }
}

resource "google_pubsub_topic" "forgets" { # breaks: retention
  project      = local.project
  name         = "forgets"
  kms_key_name = local.key
  message_storage_policy {
    allowed_persistence_regions = ["europe-west1"]
  }
}

resource "google_pubsub_topic" "abroad" { # breaks: location
  project                    = local.project
  name                       = "abroad"
  kms_key_name               = local.key
  message_retention_duration = "604800s"
  message_storage_policy {
    allowed_persistence_regions = ["europe-west1", "us-east1"]
  }
}

resource "google_pubsub_subscription" "vanishes" { # breaks: retention
  project = local.project
  name    = "vanishes"
  topic   = "projects/bosco-wrong/topics/events"
}

resource "google_secret_manager_secret" "no_key" { # breaks: cmek
  project             = local.project
  secret_id           = "no-key"
  version_destroy_ttl = "604800s"
  replication {
    user_managed {
      replicas {
        location = "europe-west1"
      }
    }
  }
  rotation {
    rotation_period    = "2592000s"
    next_rotation_time = "2027-01-01T00:00:00Z"
  }
  topics {
    name = "projects/bosco-wrong/topics/secret-rotation"
  }
}

resource "google_secret_manager_secret" "anywhere" { # breaks: cmek retention
  project   = local.project
  secret_id = "anywhere"
  replication {
    auto {}
  }
}

resource "google_kms_crypto_key" "never_new" { # breaks: rotation
  name     = "never-new"
  key_ring = "projects/bosco-wrong/locations/europe-west1/keyRings/bosco"
}

resource "google_kms_key_ring" "abroad" { # breaks: location
  project  = local.project
  name     = "abroad"
  location = "global"
}

resource "google_logging_project_bucket_config" "forgets" { # breaks: retention
  project        = local.project
  location       = "europe-west1"
  bucket_id      = "forgets"
  retention_days = 30
  cmek_settings {
    kms_key_name = local.key
  }
}

resource "google_artifact_registry_repository" "moves" { # breaks: cmek retention
  project       = local.project
  location      = "europe-west1"
  repository_id = "moves"
  format        = "DOCKER"
}

resource "google_sql_database_instance" "unknown" { # breaks: unknown-kind
  project          = local.project
  name             = "unknown"
  region           = "europe-west1"
  database_version = "POSTGRES_17"
}
