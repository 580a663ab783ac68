# What has to be there before Terraform can keep a state: its bucket, its key, and the account it runs as. Applied once for each
# project, by an owner of it; the owner is not needed afterwards.

locals {
  state_bucket = "${var.project_id}-terraform-state"
  key          = "projects/${var.project_id}/locations/${var.region}/keyRings/bosco-terraform/cryptoKeys/state"
  deployer     = "bosco-deployer@${var.project_id}.iam.gserviceaccount.com"

  # What the modules make, kind by kind. Neither owner nor editor; roles that read data or secrets are left out.
  roles = [
    "roles/accesscontextmanager.policyReader",
    "roles/apigateway.admin",
    "roles/artifactregistry.admin",
    "roles/browser",
    "roles/cloudkms.admin",
    "roles/composer.admin",
    "roles/compute.networkAdmin",
    "roles/compute.securityAdmin",
    "roles/datacatalog.categoryAdmin",
    "roles/dataflow.developer",
    "roles/dns.admin",
    "roles/iam.serviceAccountAdmin",
    "roles/iap.admin",
    "roles/logging.configWriter",
    "roles/monitoring.editor",
    "roles/pubsub.admin",
    "roles/run.admin",
    "roles/serviceusage.serviceUsageAdmin",
    "roles/storagetransfer.admin",
  ]

  # The roles the modules grant in the project, which are all the deployer may grant: it cannot make itself or anybody an owner.
  grantable = [
    "roles/bigquery.jobUser",
    "roles/bigquery.metadataViewer",
    "roles/bigquery.readSessionUser",
    "roles/bigquery.resourceViewer",
    "roles/browser",
    "roles/composer.user",
    "roles/composer.worker",
    "roles/dataflow.developer",
    "roles/dataflow.viewer",
    "roles/dataflow.worker",
    "roles/datalineage.producer",
    "roles/iam.serviceAccountViewer",
    "roles/logging.logWriter",
    "roles/logging.viewer",
    "roles/monitoring.dashboardViewer",
    "roles/monitoring.editor",
    "roles/monitoring.metricWriter",
    "roles/monitoring.viewer",
    "roles/pubsub.viewer",
    "roles/secretmanager.viewer",
    "roles/serviceusage.serviceUsageConsumer",
    "roles/storage.bucketViewer",
    "projects/${var.project_id}/roles/boscoJobLauncher",
    "projects/${var.project_id}/roles/boscoWarehouseWriter",
  ]
}

resource "google_project_service" "on" {
  for_each = toset([
    "cloudkms.googleapis.com",
    "cloudresourcemanager.googleapis.com",
    "iam.googleapis.com",
    "iamcredentials.googleapis.com",
    "serviceusage.googleapis.com",
    "storage.googleapis.com",
    "sts.googleapis.com",
  ])
  project            = var.project_id
  service            = each.value
  disable_on_destroy = false
}

data "google_project" "this" {
  project_id = var.project_id
}

# Asking for it makes it.
data "google_storage_project_service_account" "agent" {
  project    = var.project_id
  depends_on = [google_project_service.on]
}

module "key" {
  source     = "../modules/kms"
  project_id = var.project_id
  name       = "bosco-terraform"
  location   = var.region
  keys       = { state = { storage = "serviceAccount:service-${data.google_project.this.number}@gs-project-accounts.iam.gserviceaccount.com" } }
  depends_on = [google_project_service.on, data.google_storage_project_service_account.agent]
}

resource "google_storage_bucket" "state" {
  #checkov:skip=CKV_GCP_62:every apply is in the audit log; the bucket is read by one account
  project                     = var.project_id
  name                        = local.state_bucket
  location                    = var.region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = false
  labels                      = { system = "bosco", managed-by = "terraform", holds = "terraform-state" }

  encryption {
    default_kms_key_name = module.key.keys["state"]
  }
  versioning {
    enabled = true
  }
  soft_delete_policy {
    retention_duration_seconds = 2592000
  }
  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      num_newer_versions         = 50
      days_since_noncurrent_time = 180
      with_state                 = "ARCHIVED"
    }
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "google_service_account" "deployer" {
  project      = var.project_id
  account_id   = "bosco-deployer"
  display_name = "Bosco deployer"
  description  = "Terraform runs as this account. It has no key: people and builds take its role for an hour."
}

resource "google_project_iam_member" "deployer" {
  #checkov:skip=CKV_GCP_42:Terraform makes these kinds of things, so its account administers them, kind by kind; it has no key, and what it may grant is limited below
  #checkov:skip=CKV_GCP_49:it makes service accounts and hands them to jobs; who uses it is in the audit log and told by an alert
  for_each = toset(local.roles)
  project  = var.project_id
  role     = each.value
  member   = "serviceAccount:${local.deployer}"

  depends_on = [google_service_account.deployer]
}

resource "google_project_iam_member" "grants" {
  #checkov:skip=CKV_GCP_42:its condition limits it to the listed roles, which tests/check_plan_test.py checks
  #checkov:skip=CKV_GCP_49:its condition limits it to the listed roles, none of which lets be somebody else
  project = var.project_id
  role    = "roles/resourcemanager.projectIamAdmin"
  member  = "serviceAccount:${local.deployer}"

  condition {
    title       = "only the roles the modules grant"
    description = "Neither owner nor editor, nor any role that could grant those."
    expression  = "api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly([${join(", ", [for r in local.grantable : "'${r}'"])}])"
  }

  depends_on = [google_service_account.deployer]
}

# Buckets, datasets and secrets. Values of secrets and objects it cannot read; the datasets it makes it owns, because a dataset has to
# have an owner.
resource "google_project_iam_custom_role" "steward" {
  project     = var.project_id
  role_id     = "boscoSteward"
  title       = "Bosco steward"
  description = "Makes and changes buckets, datasets, views and secrets; reads neither objects nor values."
  permissions = [
    "bigquery.dataPolicies.create",
    "bigquery.dataPolicies.delete",
    "bigquery.dataPolicies.get",
    "bigquery.dataPolicies.getIamPolicy",
    "bigquery.dataPolicies.list",
    "bigquery.dataPolicies.setIamPolicy",
    "bigquery.dataPolicies.update",
    "bigquery.datasets.create",
    "bigquery.datasets.delete",
    "bigquery.datasets.get",
    "bigquery.datasets.getIamPolicy",
    "bigquery.datasets.setIamPolicy",
    "bigquery.datasets.update",
    "bigquery.tables.create",
    "bigquery.tables.delete",
    "bigquery.tables.get",
    "bigquery.tables.list",
    "bigquery.tables.update",
    "bigquery.transfers.get",
    "bigquery.transfers.update",
    "secretmanager.locations.get",
    "secretmanager.locations.list",
    "secretmanager.secrets.create",
    "secretmanager.secrets.delete",
    "secretmanager.secrets.get",
    "secretmanager.secrets.getIamPolicy",
    "secretmanager.secrets.list",
    "secretmanager.secrets.setIamPolicy",
    "secretmanager.secrets.update",
    "storage.buckets.create",
    "storage.buckets.delete",
    "storage.buckets.get",
    "storage.buckets.getIamPolicy",
    "storage.buckets.list",
    "storage.buckets.setIamPolicy",
    "storage.buckets.update",
  ]
}

resource "google_project_iam_member" "steward" {
  project = var.project_id
  role    = "projects/${var.project_id}/roles/boscoSteward"
  member  = "serviceAccount:${local.deployer}"

  depends_on = [google_service_account.deployer, google_project_iam_custom_role.steward]
}

# Roles of ours are made here and not by the deployer: whoever may change a role could put anything into it.
# What is needed to start, watch, drain and cancel a job, and no more: roles/dataflow.developer would also let it read all jobs' data.
resource "google_project_iam_custom_role" "launcher" {
  project     = var.project_id
  role_id     = "boscoJobLauncher"
  title       = "Bosco job launcher"
  description = "Starts Dataflow templates and follows their jobs."
  permissions = [
    "dataflow.jobs.cancel",
    "dataflow.jobs.create",
    "dataflow.jobs.get",
    "dataflow.jobs.list",
    "dataflow.messages.list",
    "dataflow.metrics.get",
    "resourcemanager.projects.get",
  ]
}

# Jobs that write the warehouse look up what became of jobs of others, and end the session a killed writer left behind (ADR 13).
resource "google_project_iam_custom_role" "warehouse_writer" {
  project     = var.project_id
  role_id     = "boscoWarehouseWriter"
  title       = "Bosco warehouse writer"
  description = "Runs queries and loads, sees and ends those of other writers, takes values about persons out of the job history."
  permissions = [
    "bigquery.jobs.create",
    "bigquery.jobs.get",
    "bigquery.jobs.update",
    "bigquery.jobs.delete",
    "bigquery.config.get",
  ]
}

# Knowing that a file is there, not what is in it.
resource "google_project_iam_custom_role" "lister" {
  project     = var.project_id
  role_id     = "boscoObjectLister"
  title       = "Bosco object lister"
  description = "Sees the names of objects."
  permissions = ["storage.objects.list"]
}

# Its own state.
resource "google_storage_bucket_iam_member" "state" {
  bucket = google_storage_bucket.state.name
  role   = "roles/storage.objectUser"
  member = "serviceAccount:${local.deployer}"

  depends_on = [google_service_account.deployer]
}

resource "google_service_account_iam_member" "deployer" {
  for_each           = var.deployers
  service_account_id = google_service_account.deployer.name
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = each.value
}

# Builds prove who they are by a token of theirs; nobody keeps a key.
resource "google_iam_workload_identity_pool" "builds" {
  count                     = var.github_repository == null ? 0 : 1
  project                   = var.project_id
  workload_identity_pool_id = "bosco-builds"
  display_name              = "Bosco builds"
}

resource "google_iam_workload_identity_pool_provider" "github" {
  #checkov:skip=CKV_GCP_125:the condition names one repository and one branch; the check cannot read it before the variables are known
  count                              = var.github_repository == null ? 0 : 1
  project                            = var.project_id
  workload_identity_pool_id          = google_iam_workload_identity_pool.builds[0].workload_identity_pool_id
  workload_identity_pool_provider_id = "github"
  display_name                       = "GitHub"
  attribute_condition                = "assertion.sub == 'repo:${var.github_repository}:ref:refs/heads/${var.github_branch}'"
  attribute_mapping = {
    "google.subject"       = "assertion.sub"
    "attribute.repository" = "assertion.repository"
  }
  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com"
  }
}

resource "google_service_account_iam_member" "builds" {
  count              = var.github_repository == null ? 0 : 1
  service_account_id = google_service_account.deployer.name
  role               = "roles/iam.workloadIdentityUser"
  member             = "principalSet://iam.googleapis.com/projects/${data.google_project.this.number}/locations/global/workloadIdentityPools/bosco-builds/attribute.repository/${var.github_repository}"

  depends_on = [google_iam_workload_identity_pool_provider.github]
}
