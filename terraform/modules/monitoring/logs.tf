# What is counted from our own logs. Every line the product writes is an object with `event`, and where they apply `run_id`,
# `client_id` and `source`; the names of events stand here and in the code that writes them.

locals {
  # labels: fields of the line that the count is kept apart by. Never run_id: each run would be a series of its own.
  counted = {
    run_failed    = { event = "run_finished", also = "jsonPayload.status=\"FAILED\"", labels = ["client_id", "source"], text = "Runs that failed" }
    not_published = { event = "run_finished", also = "jsonPayload.status=\"NOT_PUBLISHED\"", labels = [], text = "Runs whose figures were not published because a check failed" }
    slice_failed  = { event = "slice_failed", also = null, labels = ["client_id", "source"], text = "Slices that failed" }
    dead_letter   = { event = "dead_letters", also = null, labels = ["client_id", "source"], text = "Slices with rows that were refused" }
    schema_drift  = { event = "schema_drift", also = null, labels = ["source"], text = "Streams that differ from their contract" }
    quota_used_up = { event = "quota_used_up", also = null, labels = ["client_id", "source"], text = "Slices parked because a vendor's quota is used up" }
  }
}

resource "google_logging_metric" "counted" {
  for_each    = local.counted
  project     = var.project_id
  name        = "bosco/${each.key}"
  description = each.value.text
  filter = join(" AND ", compact([
    "jsonPayload.event=\"${each.value.event}\"",
    each.value.also,
  ]))
  label_extractors = { for label in each.value.labels : label => "EXTRACT(jsonPayload.${label})" }

  metric_descriptor {
    metric_kind  = "DELTA"
    value_type   = "INT64"
    unit         = "1"
    display_name = each.value.text

    dynamic "labels" {
      for_each = each.value.labels
      content {
        key        = labels.value
        value_type = "STRING"
      }
    }
  }
}

# What nobody but Terraform's account should do, and reads of secrets by others than the jobs.
locals {
  watched = {
    access_changed = {
      text   = "Access was changed by somebody other than Terraform"
      filter = "log_id(\"cloudaudit.googleapis.com/activity\") AND protoPayload.methodName=~\"(SetIamPolicy|setIamPolicy)$\" AND NOT protoPayload.authenticationInfo.principalEmail=\"${var.deployer}\" AND NOT protoPayload.authenticationInfo.principalEmail=~\"^service-[0-9]+@\""
    }
    secret_read = {
      text   = "A secret was read by somebody other than the jobs"
      filter = "log_id(\"cloudaudit.googleapis.com/data_access\") AND protoPayload.methodName=\"google.cloud.secretmanager.v1.SecretManagerService.AccessSecretVersion\" AND NOT (${join(" OR ", [for email in var.secret_readers : "protoPayload.authenticationInfo.principalEmail=\"${email}\""])})"
    }
    key_destroyed = {
      text   = "A version of a key is to be destroyed"
      filter = "log_id(\"cloudaudit.googleapis.com/activity\") AND protoPayload.methodName=~\"(DestroyCryptoKeyVersion|UpdateCryptoKeyVersion)$\""
    }
    # Changes by Terraform are expected; that a person made them is worth a look, because its account may do much.
    deployer_taken = {
      text   = "Somebody took the role of Terraform's account"
      filter = "log_id(\"cloudaudit.googleapis.com/data_access\") AND protoPayload.methodName=\"GenerateAccessToken\" AND protoPayload.request.name=~\"${var.deployer}$\""
    }
    account_key_made = {
      text   = "A key of a service account was made"
      filter = "log_id(\"cloudaudit.googleapis.com/activity\") AND protoPayload.methodName=~\"CreateServiceAccountKey$\""
    }
  }
}

resource "google_logging_metric" "watched" {
  for_each    = local.watched
  project     = var.project_id
  name        = "bosco/${each.key}"
  description = each.value.text
  filter      = each.value.filter

  metric_descriptor {
    metric_kind  = "DELTA"
    value_type   = "INT64"
    unit         = "1"
    display_name = each.value.text
  }
}
