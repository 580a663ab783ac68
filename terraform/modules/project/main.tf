# The project itself: which APIs are on, what is logged, what nobody may do in it, and who Google's own agents are.

locals {
  services = setunion(var.extra_services, [
    "accesscontextmanager.googleapis.com",
    "apigateway.googleapis.com",
    "artifactregistry.googleapis.com",
    "bigquery.googleapis.com",
    "bigquerydatapolicy.googleapis.com",
    "bigquerydatatransfer.googleapis.com",
    "bigquerystorage.googleapis.com",
    "billingbudgets.googleapis.com",
    "cloudkms.googleapis.com",
    "cloudresourcemanager.googleapis.com",
    "composer.googleapis.com",
    "compute.googleapis.com",
    "containerscanning.googleapis.com",
    "datacatalog.googleapis.com",
    "dataflow.googleapis.com",
    "datalineage.googleapis.com",
    "dns.googleapis.com",
    "iam.googleapis.com",
    "iamcredentials.googleapis.com",
    "iap.googleapis.com",
    "logging.googleapis.com",
    "monitoring.googleapis.com",
    "orgpolicy.googleapis.com",
    "pubsub.googleapis.com",
    "run.googleapis.com",
    "secretmanager.googleapis.com",
    "servicecontrol.googleapis.com",
    "servicemanagement.googleapis.com",
    "serviceusage.googleapis.com",
    "storage.googleapis.com",
    "storagetransfer.googleapis.com",
  ])

  # Google's agents that use our keys. They are only there once somebody asked for them; their addresses follow the project's number.
  asked = {
    artifacts = "artifactregistry.googleapis.com"
    composer  = "composer.googleapis.com"
    dataflow  = "dataflow.googleapis.com"
    iap       = "iap.googleapis.com"
    pubsub    = "pubsub.googleapis.com"
    run       = "run.googleapis.com"
    secrets   = "secretmanager.googleapis.com"
    transfer  = "bigquerydatatransfer.googleapis.com"
  }
  number = data.google_project.this.number
  agents = {
    artifacts = "service-${local.number}@gcp-sa-artifactregistry.iam.gserviceaccount.com"
    bigquery  = "bq-${local.number}@bigquery-encryption.iam.gserviceaccount.com"
    composer  = "service-${local.number}@cloudcomposer-accounts.iam.gserviceaccount.com"
    compute   = "service-${local.number}@compute-system.iam.gserviceaccount.com"
    copies    = "project-${local.number}@storage-transfer-service.iam.gserviceaccount.com"
    dataflow  = "service-${local.number}@dataflow-service-producer-prod.iam.gserviceaccount.com"
    iap       = "service-${local.number}@gcp-sa-iap.iam.gserviceaccount.com"
    pubsub    = "service-${local.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
    run       = "service-${local.number}@serverless-robot-prod.iam.gserviceaccount.com"
    secrets   = "service-${local.number}@gcp-sa-secretmanager.iam.gserviceaccount.com"
    storage   = "service-${local.number}@gs-project-accounts.iam.gserviceaccount.com"
    transfer  = "service-${local.number}@gcp-sa-bigquerydatatransfer.iam.gserviceaccount.com"
  }

  # Reads of these are logged for each access, because a read is the theft. Reads of data would cost more than they tell; BigQuery
  # logs them anyway.
  audited = toset([
    "cloudkms.googleapis.com",
    "iam.googleapis.com",
    "iap.googleapis.com",
    "secretmanager.googleapis.com",
    "sts.googleapis.com",
  ])

  forbidden = var.organisation_policies ? toset([
    "compute.skipDefaultNetworkCreation",
    "iam.automaticIamGrantsForDefaultServiceAccounts",
    "iam.disableServiceAccountKeyCreation",
    "iam.disableServiceAccountKeyUpload",
    "storage.publicAccessPrevention",
    "storage.uniformBucketLevelAccess",
  ]) : toset([])
}

data "google_project" "this" {
  project_id = var.project_id
}

resource "google_project_service" "on" {
  for_each           = local.services
  project            = var.project_id
  service            = each.value
  disable_on_destroy = false
}

resource "google_project_service_identity" "agent" {
  for_each   = local.asked
  provider   = google-beta
  project    = var.project_id
  service    = each.value
  depends_on = [google_project_service.on]
}

# Asking for these two makes them.
data "google_storage_project_service_account" "agent" {
  project    = var.project_id
  depends_on = [google_project_service.on]
}

data "google_storage_transfer_project_service_account" "agent" {
  project    = var.project_id
  depends_on = [google_project_service.on]
}

data "google_bigquery_default_service_account" "agent" {
  project    = var.project_id
  depends_on = [google_project_service.on]
}

resource "google_project_iam_audit_config" "reads" {
  for_each = local.audited
  project  = var.project_id
  service  = each.value

  audit_log_config {
    log_type = "ADMIN_READ"
  }
  audit_log_config {
    log_type = "DATA_READ"
  }
  audit_log_config {
    log_type = "DATA_WRITE"
  }
}

resource "google_org_policy_policy" "forbidden" {
  for_each = local.forbidden
  name     = "projects/${var.project_id}/policies/${each.value}"
  parent   = "projects/${var.project_id}"

  spec {
    rules {
      enforce = "TRUE"
    }
  }
}

resource "google_org_policy_policy" "no_external_address" {
  count  = var.organisation_policies ? 1 : 0
  name   = "projects/${var.project_id}/policies/compute.vmExternalIpAccess"
  parent = "projects/${var.project_id}"

  spec {
    rules {
      deny_all = "TRUE"
    }
  }
}
