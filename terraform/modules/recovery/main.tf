# Copies in another region: of the raw pages, from which everything can be made again, and of the datasets people work with, so that
# they can go on while it is. What is erased here is erased there by the next copy.

resource "google_storage_bucket" "raw" {
  #checkov:skip=CKV_GCP_62:a copy, written by one agent; see the bucket it is made from
  project                     = var.project_id
  name                        = "${var.raw_bucket}-copy"
  location                    = var.region
  storage_class               = "COLDLINE"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = var.deletable
  labels                      = merge(var.labels, { holds = "raw-pages-copy" })

  encryption {
    default_kms_key_name = var.storage_key
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
      age            = var.raw_keep_days
      with_state     = "LIVE"
      matches_suffix = [".json.gz", "/slice.json"]
    }
  }
  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      days_since_noncurrent_time = 7
      with_state                 = "ARCHIVED"
    }
  }
}

resource "google_storage_bucket_iam_member" "reads" {
  for_each = toset(["roles/storage.objectViewer", "roles/storage.legacyBucketReader"])
  bucket   = var.raw_bucket
  role     = each.value
  member   = "serviceAccount:${var.transfer_agent}"
}

resource "google_storage_bucket_iam_member" "writes" {
  for_each = toset(["roles/storage.objectUser", "roles/storage.legacyBucketWriter"])
  bucket   = google_storage_bucket.raw.name
  role     = each.value
  member   = "serviceAccount:${var.transfer_agent}"
}

resource "google_storage_transfer_job" "raw" {
  project     = var.project_id
  description = "Copies raw pages to ${var.region} every night"

  transfer_spec {
    gcs_data_source {
      bucket_name = var.raw_bucket
    }
    gcs_data_sink {
      bucket_name = google_storage_bucket.raw.name
    }
    transfer_options {
      delete_objects_unique_in_sink              = true
      overwrite_objects_already_existing_in_sink = false
      overwrite_when                             = "DIFFERENT"
    }
  }

  schedule {
    schedule_start_date {
      year  = 2026
      month = 1
      day   = 1
    }
    start_time_of_day {
      hours   = 10
      minutes = 0
      seconds = 0
      nanos   = 0
    }
    repeat_interval = "86400s"
  }

  logging_config {
    log_actions       = ["COPY", "DELETE"]
    log_action_states = ["FAILED"]
  }

  depends_on = [google_storage_bucket_iam_member.reads, google_storage_bucket_iam_member.writes]
}

resource "google_bigquery_dataset" "copy" {
  for_each                   = var.datasets
  project                    = var.project_id
  dataset_id                 = "${each.key}_copy"
  description                = "Copy of ${each.key} in ${var.region}, of last night. Nobody works with it until it is needed"
  location                   = var.region
  labels                     = merge(var.labels, { layer = "copy" })
  delete_contents_on_destroy = var.deletable

  default_encryption_configuration {
    kms_key_name = var.bigquery_key
  }
  access {
    role          = "OWNER"
    user_by_email = var.owner
  }
  access {
    role          = "WRITER"
    user_by_email = var.account
  }
}

resource "google_bigquery_data_transfer_config" "copy" {
  for_each               = var.datasets
  project                = var.project_id
  location               = var.region
  display_name           = "copy of ${each.key}"
  data_source_id         = "cross_region_copy"
  destination_dataset_id = google_bigquery_dataset.copy[each.key].dataset_id
  schedule               = "every day 10:30"
  service_account_name   = var.account

  params = {
    source_project_id           = var.project_id
    source_dataset_id           = each.key
    overwrite_destination_table = "true"
  }

  encryption_configuration {
    kms_key_name = var.bigquery_key
  }
}
