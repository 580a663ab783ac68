# The datasets. Their access lists are whole: who is not named here has no access, also not the project's viewers and editors, whom
# BigQuery would let in by default. READER, WRITER and OWNER are how BigQuery itself calls dataViewer, dataEditor and dataOwner in
# such a list; they are about one dataset and not the basic roles of a project.

locals {
  # Names of datasets have no dashes.
  client_datasets = { for id in keys(var.clients) : id => "client_${replace(id, "-", "_")}" }
  client_views = merge([for id, client in var.clients : {
    for table in client.tables : "${id}/${table}" => { client = id, table = table }
  }]...)
}

resource "google_bigquery_dataset" "dataset" {
  for_each                        = var.datasets
  project                         = var.project_id
  dataset_id                      = each.key
  friendly_name                   = each.key
  description                     = each.value.description
  location                        = var.location
  labels                          = merge(var.labels, { layer = each.key })
  default_table_expiration_ms     = each.value.expire_days == null ? null : each.value.expire_days * 86400000
  default_partition_expiration_ms = each.value.expire_days == null ? null : each.value.expire_days * 86400000
  max_time_travel_hours           = tostring(each.value.time_travel)
  delete_contents_on_destroy      = var.deletable

  default_encryption_configuration {
    kms_key_name = var.kms_key
  }

  access {
    role          = "OWNER"
    user_by_email = var.owner
  }
  dynamic "access" {
    for_each = each.value.writer_accounts
    content {
      role          = "WRITER"
      user_by_email = access.value
    }
  }
  dynamic "access" {
    for_each = each.value.writer_groups
    content {
      role           = "WRITER"
      group_by_email = access.value
    }
  }
  dynamic "access" {
    for_each = setsubtract(each.value.reader_accounts, each.value.writer_accounts)
    content {
      role          = "READER"
      user_by_email = access.value
    }
  }
  dynamic "access" {
    for_each = setsubtract(each.value.reader_groups, each.value.writer_groups)
    content {
      role           = "READER"
      group_by_email = access.value
    }
  }
  # Views of clients may read the tables their readers may not.
  dynamic "access" {
    for_each = each.key == var.shared_dataset ? local.client_datasets : {}
    content {
      dataset {
        target_types = ["VIEWS"]
        dataset {
          project_id = var.project_id
          dataset_id = google_bigquery_dataset.client[access.key].dataset_id
        }
      }
    }
  }
}

# A client's own dataset: views that show its rows alone. Its readers have no access to the tables behind.
resource "google_bigquery_dataset" "client" {
  for_each                   = local.client_datasets
  project                    = var.project_id
  dataset_id                 = each.value
  friendly_name              = each.key
  description                = "What ${each.key} may read: views of its own rows"
  location                   = var.location
  labels                     = merge(var.labels, { layer = "client", client = each.key })
  delete_contents_on_destroy = var.deletable

  default_encryption_configuration {
    kms_key_name = var.kms_key
  }

  access {
    role          = "OWNER"
    user_by_email = var.owner
  }
  dynamic "access" {
    for_each = var.clients[each.key].groups
    content {
      role           = "READER"
      group_by_email = access.value
    }
  }
}

resource "google_bigquery_table" "client_view" {
  #checkov:skip=CKV_GCP_80:a view holds no data; its dataset has our key
  #checkov:skip=CKV_GCP_121:a view holds no data and is made again by the next apply
  for_each            = local.client_views
  project             = var.project_id
  dataset_id          = google_bigquery_dataset.client[each.value.client].dataset_id
  table_id            = each.value.table
  description         = "Rows of ${each.value.client} in ${var.shared_dataset}.${each.value.table}"
  labels              = merge(var.labels, { client = each.value.client })
  deletion_protection = false

  view {
    use_legacy_sql = false
    query          = "SELECT * FROM `${var.project_id}.${var.shared_dataset}.${each.value.table}` WHERE client_id = '${each.value.client}'"
  }

  depends_on = [google_bigquery_dataset.dataset]
}
