# The buckets. What they hold and how long differs; that they are private, encrypted with our key and governed by IAM alone does not.

locals {
  # keep: days after which an object goes. cold: days after which it moves to cheaper classes. versions: whether overwritten and
  # deleted objects can be brought back.
  buckets = merge({
    raw       = { keep = var.raw_keep_days, cold = true, versions = true, holds = "raw-pages" }
    staged    = { keep = 7, cold = false, versions = false, holds = "temporary" }
    temp      = { keep = 3, cold = false, versions = false, holds = "temporary" }
    templates = { keep = 730, cold = false, versions = true, holds = "templates" }
    config    = { keep = null, cold = false, versions = true, holds = "configuration" }
    requests  = { keep = 45, cold = false, versions = false, holds = "erasure-requests" }
    }, var.with_composer ? {
    composer = { keep = null, cold = false, versions = true, holds = "dags" }
  } : {})
  # Of raw, pages go with what makes their slice complete. The lists of erased persons (`_privacy/`) stay: without them, a source that
  # still sends a person would bring the person back.
  expires = { raw = [".json.gz", "/slice.json"] }
  names   = { for name in keys(local.buckets) : name => "${var.project_id}-${name}" }
}

resource "google_storage_bucket" "bucket" {
  #checkov:skip=CKV_GCP_62:access is in the audit logs (secrets, keys) and in Cloud Storage's own usage metrics; access logs of every page written would cost more than they tell
  #checkov:skip=CKV_GCP_78:versioned where something is worth bringing back; what is on its way or names a person who wants to be forgotten is not
  for_each                    = local.buckets
  project                     = var.project_id
  name                        = local.names[each.key]
  location                    = var.location
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = var.deletable || each.value.holds == "temporary"
  labels                      = merge(var.labels, { holds = each.value.holds })

  encryption {
    # Airflow's bucket has to have the key of its environment.
    default_kms_key_name = each.key == "composer" ? coalesce(var.composer_kms_key, var.kms_key) : var.kms_key
  }

  versioning {
    enabled = each.value.versions
  }

  # Soft delete of what is temporary anyway would be paid for and never used.
  soft_delete_policy {
    retention_duration_seconds = contains(["temporary", "erasure-requests"], each.value.holds) ? 0 : var.undo_days * 86400
  }

  dynamic "lifecycle_rule" {
    for_each = each.value.keep == null ? [] : [each.value.keep]
    content {
      action {
        type = "Delete"
      }
      condition {
        age            = lifecycle_rule.value
        with_state     = "LIVE"
        matches_suffix = lookup(local.expires, each.key, null)
      }
    }
  }

  dynamic "lifecycle_rule" {
    for_each = each.value.versions ? [var.undo_days] : []
    content {
      action {
        type = "Delete"
      }
      condition {
        days_since_noncurrent_time = lifecycle_rule.value
        with_state                 = "ARCHIVED"
      }
    }
  }

  # Pages are read again within days, then only by a rebuild.
  dynamic "lifecycle_rule" {
    for_each = each.value.cold ? { NEARLINE = 60, COLDLINE = 180 } : {}
    content {
      action {
        type          = "SetStorageClass"
        storage_class = lifecycle_rule.key
      }
      condition {
        age        = lifecycle_rule.value
        with_state = "LIVE"
      }
    }
  }

  lifecycle_rule {
    action {
      type = "AbortIncompleteMultipartUpload"
    }
    condition {
      age        = 1
      with_state = "ANY"
    }
  }
}

resource "google_storage_bucket_iam_member" "access" {
  for_each = var.access
  bucket   = google_storage_bucket.bucket[each.value.bucket].name
  role     = each.value.role
  member   = each.value.member

  dynamic "condition" {
    for_each = length(each.value.prefixes) == 0 ? [] : [each.value.prefixes]
    content {
      title       = "folders"
      description = "Objects under ${join(", ", condition.value)}"
      # The second half is for listing, which is asked of the bucket.
      expression = join(" || ", flatten([for prefix in condition.value : [
        "resource.name.startsWith(\"projects/_/buckets/${local.names[each.value.bucket]}/objects/${prefix}\")",
        "api.getAttribute(\"storage.googleapis.com/objectListPrefix\", \"\").startsWith(\"${prefix}\")",
      ]]))
    }
  }
}
