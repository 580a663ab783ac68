# One account a job, with what the job needs in the whole project. What an account may do with one bucket, dataset, secret or topic
# is said where that is made; keys of accounts are never made.

locals {
  accounts = {
    ingest    = "Reads vendors, writes raw pages and rows (templates ingest, refine, replay, rebuild)"
    streaming = "Polls vendors and reads events all day (template ingest in streaming mode)"
    marts     = "Builds and publishes marts (template marts)"
    erase     = "Erases subjects (template erase)"
    composer  = "Starts the jobs and watches them (Airflow)"
    api       = "Answers queries (Cloud Run)"
    webhook   = "Takes events of vendors and puts them into a topic (Cloud Run)"
    gateway   = "Calls the webhook on behalf of vendors (API Gateway)"
    recovery  = "Copies datasets to another region (BigQuery Data Transfer)"
  }
  wanted  = { composer = var.with_composer, streaming = var.with_streaming, api = var.with_api, webhook = var.with_webhook, gateway = var.with_webhook, recovery = var.with_recovery }
  made    = { for name, purpose in local.accounts : name => purpose if lookup(local.wanted, name, true) }
  emails  = { for name in keys(local.made) : name => "bosco-${name}@${var.project_id}.iam.gserviceaccount.com" }
  workers = setintersection(["ingest", "streaming", "marts", "erase"], keys(local.made))
  starters = merge(
    [for name in local.workers : merge(
      var.with_composer ? { "${name}/composer" = { name = name, member = "serviceAccount:${local.emails["composer"]}" } } : {},
      { for group in var.operators : "${name}/${split("@", group)[0]}" => { name = name, member = "group:${group}" } },
    )]...
  )

  roles = {
    ingest    = [local.warehouse_writer, "roles/monitoring.metricWriter", "roles/logging.logWriter", "roles/datalineage.producer"]
    streaming = [local.warehouse_writer, "roles/monitoring.metricWriter", "roles/logging.logWriter", "roles/datalineage.producer"]
    marts     = [local.warehouse_writer, "roles/monitoring.metricWriter", "roles/logging.logWriter", "roles/datalineage.producer"]
    erase     = [local.warehouse_writer, "roles/monitoring.metricWriter", "roles/logging.logWriter"]
    composer  = ["roles/bigquery.jobUser", local.launcher]
    api       = ["roles/bigquery.jobUser", "roles/bigquery.readSessionUser", "roles/monitoring.metricWriter", "roles/logging.logWriter"]
    webhook   = ["roles/monitoring.metricWriter", "roles/logging.logWriter"]
    gateway   = []
    recovery  = ["roles/bigquery.jobUser", "roles/logging.logWriter"]
  }
  # Made by bootstrap, because whoever may change roles could give them anything.
  launcher         = "projects/${var.project_id}/roles/boscoJobLauncher"
  warehouse_writer = "projects/${var.project_id}/roles/boscoWarehouseWriter"
  grants = merge([for name in keys(local.made) : {
    for role in local.roles[name] : "${name}/${trimprefix(role, "projects/${var.project_id}/")}" => { name = name, role = role }
  }]...)
}

resource "google_service_account" "account" {
  for_each     = local.made
  project      = var.project_id
  account_id   = "bosco-${each.key}"
  display_name = "Bosco ${each.key}"
  description  = each.value
}

resource "google_project_iam_member" "role" {
  for_each = local.grants
  project  = var.project_id
  role     = each.value.role
  member   = "serviceAccount:${local.emails[each.value.name]}"

  depends_on = [google_service_account.account]
}

# The worker's role would let every worker read and write every bucket of the project; what it may do with a bucket is granted there.
resource "google_project_iam_member" "worker" {
  for_each = local.workers
  project  = var.project_id
  role     = "roles/dataflow.worker"
  member   = "serviceAccount:${local.emails[each.value]}"

  condition {
    title       = "buckets are granted one by one"
    description = "All of the worker's role but objects of buckets."
    expression  = "resource.service != \"storage.googleapis.com\""
  }

  depends_on = [google_service_account.account]
}

# Composer's role likewise: of buckets it needs its own alone, not the raw zone and not the requests of people to be forgotten.
resource "google_project_iam_member" "composer" {
  #checkov:skip=CKV_GCP_49:the role Composer needs; it may be only the accounts of the jobs it starts
  count   = var.with_composer ? 1 : 0
  project = var.project_id
  role    = "roles/composer.worker"
  member  = "serviceAccount:${local.emails["composer"]}"

  condition {
    title       = "of buckets its own alone"
    description = "All of Composer's role, for objects only those of its own bucket."
    expression  = "resource.service != \"storage.googleapis.com\" || resource.name.startsWith(\"projects/_/buckets/${var.composer_bucket}/\") || resource.name == \"projects/_/buckets/${var.composer_bucket}\""
  }

  depends_on = [google_service_account.account]
}

# Whoever starts a job as a worker's account has to be allowed to be it: Composer, and engineers where they start jobs by hand.
resource "google_service_account_iam_member" "starts_as" {
  for_each           = local.starters
  service_account_id = "projects/${var.project_id}/serviceAccounts/${local.emails[each.value.name]}"
  role               = "roles/iam.serviceAccountUser"
  member             = each.value.member

  depends_on = [google_service_account.account]
}

# Terraform itself hands accounts to what it makes: to Airflow, to the services, to the job that runs all day.
resource "google_service_account_iam_member" "deployer" {
  for_each           = local.made
  service_account_id = "projects/${var.project_id}/serviceAccounts/${local.emails[each.key]}"
  role               = "roles/iam.serviceAccountUser"
  member             = "serviceAccount:${var.deployer}"

  depends_on = [google_service_account.account]
}
