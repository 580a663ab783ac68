# A key ring of one location and its keys. Key rings and keys cannot be deleted in Google Cloud; what is encrypted with a destroyed
# version is lost for good.

locals {
  users = merge([for key, members in var.keys : {
    for word, member in members : "${key}/${word}" => { key = key, member = member }
  }]...)
  names = { for key in keys(var.keys) : key =>
  "projects/${var.project_id}/locations/${var.location}/keyRings/${var.name}/cryptoKeys/${key}" }
}

resource "google_kms_key_ring" "this" {
  project  = var.project_id
  name     = var.name
  location = var.location
}

resource "google_kms_crypto_key" "key" {
  for_each                   = var.keys
  name                       = each.key
  key_ring                   = google_kms_key_ring.this.id
  purpose                    = "ENCRYPT_DECRYPT"
  rotation_period            = var.rotation
  destroy_scheduled_duration = "2592000s" # 30 days in which a destroyed version can be restored
  labels                     = var.labels

  version_template {
    algorithm        = "GOOGLE_SYMMETRIC_ENCRYPTION"
    protection_level = var.protection
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "google_kms_crypto_key_iam_member" "user" {
  for_each      = local.users
  crypto_key_id = local.names[each.value.key]
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = each.value.member
  depends_on    = [google_kms_crypto_key.key]
}
