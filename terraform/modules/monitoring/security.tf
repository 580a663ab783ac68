# What nobody but Terraform should do, and reads of secrets by others than the jobs: told at the first line of the audit log.

locals {
  activity    = "log_id(\"cloudaudit.googleapis.com/activity\")"
  data_access = "log_id(\"cloudaudit.googleapis.com/data_access\")"
  by          = "protoPayload.authenticationInfo.principalEmail"

  watched = merge({
    access_changed = {
      severity = "CRITICAL", title = "access was changed by hand"
      filter   = "${local.activity} AND protoPayload.methodName=~\"[sS]etIamPolicy$\" AND NOT ${local.by}=\"${var.deployer}\" AND NOT ${local.by}=~\"^service-[0-9]+@\""
    }
    secret_read = {
      severity = "CRITICAL", title = "a secret was read by somebody else than the jobs"
      filter   = "${local.data_access} AND protoPayload.methodName=~\"AccessSecretVersion$\" AND NOT (${join(" OR ", [for email in var.secret_readers : "${local.by}=\"${email}\""])})"
    }
    key_destroyed = {
      severity = "CRITICAL", title = "a version of a key is to be destroyed or disabled"
      filter   = "${local.activity} AND protoPayload.methodName=~\"(DestroyCryptoKeyVersion|UpdateCryptoKeyVersion)$\""
    }
    account_key_made = {
      severity = "CRITICAL", title = "a key of a service account was made"
      filter   = "${local.activity} AND protoPayload.methodName=~\"CreateServiceAccountKey$\""
    }
    }, var.environment == "prod" ? {
    # That Terraform changes things is expected. That a person made it do so is worth a look; elsewhere people do all day.
    deployer_taken = {
      severity = "WARNING", title = "Terraform was run by a person"
      filter   = "${local.data_access} AND protoPayload.methodName=\"GenerateAccessToken\" AND protoPayload.request.name=~\"${var.deployer}$\""
    }
  } : {})
}

resource "google_monitoring_alert_policy" "watched" {
  for_each              = local.watched
  project               = var.project_id
  display_name          = "Bosco ${var.environment}: ${each.value.title}"
  combiner              = "OR"
  severity              = each.value.severity
  notification_channels = local.channels

  conditions {
    display_name = each.value.title
    condition_matched_log {
      filter = each.value.filter
      label_extractors = {
        who  = "EXTRACT(${local.by})"
        what = "EXTRACT(protoPayload.resourceName)"
      }
    }
  }

  documentation {
    mime_type = "text/markdown"
    subject   = "Bosco ${var.environment}: ${each.value.title}"
    content   = "What to do: docs/runbooks/access-changed.md"
  }

  alert_strategy {
    auto_close = "604800s"
    notification_rate_limit {
      period = "300s"
    }
  }
}
