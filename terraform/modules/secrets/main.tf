# Entries of Secret Manager. Each reader is granted each secret: nobody may read all of them.

locals {
  readers = merge([for id, secret in var.secrets : {
    for email in secret.readers : "${id}/${split("@", email)[0]}" => { secret = id, email = email }
  }]...)
  writers = merge([for id, secret in var.secrets : {
    for email in secret.writers : "${id}/${split("@", email)[0]}" => { secret = id, email = email }
  }]...)
}

resource "google_secret_manager_secret" "secret" {
  for_each            = var.secrets
  project             = var.project_id
  secret_id           = each.key
  version_destroy_ttl = "604800s" # 7 days in which a destroyed version can be restored
  deletion_protection = true
  labels = merge(var.labels, { for name, value in { client = each.value.client, source = each.value.source } :
  name => value if value != null })

  replication {
    user_managed {
      replicas {
        location = var.region
        customer_managed_encryption {
          kms_key_name = var.kms_key
        }
      }
    }
  }

  rotation {
    rotation_period    = "${each.value.remind_days * 86400}s"
    next_rotation_time = timeadd(plantimestamp(), "${each.value.remind_days * 24}h")
  }

  topics {
    name = var.rotation_topic
  }

  # The time is that of the first apply; Google moves it on.
  lifecycle {
    ignore_changes = [rotation[0].next_rotation_time]
  }
}

resource "google_secret_manager_secret_iam_member" "reader" {
  for_each  = local.readers
  project   = var.project_id
  secret_id = google_secret_manager_secret.secret[each.value.secret].secret_id
  role      = "roles/secretmanager.secretAccessor"
  member    = "serviceAccount:${each.value.email}"
}

resource "google_secret_manager_secret_iam_member" "writer" {
  for_each  = local.writers
  project   = var.project_id
  secret_id = google_secret_manager_secret.secret[each.value.secret].secret_id
  role      = "roles/secretmanager.secretVersionManager"
  member    = "serviceAccount:${each.value.email}"
}
