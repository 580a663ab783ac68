# What the rest of the product has to know of an environment. Names are the same everywhere: Airflow variables, the object
# environment.json in the bucket of configuration, and Terraform's outputs.

locals {
  locations = {
    raw         = "gs://${module.storage.buckets["raw"]}/raw"
    staged_rows = "gs://${module.storage.buckets["staged"]}/staged"
    temp        = "gs://${module.storage.buckets["temp"]}"
    template    = "gs://${module.storage.buckets["templates"]}/templates${var.release == null ? "" : "/${var.release}"}"
    clients     = "gs://${module.storage.buckets["config"]}/clients"
    connectors  = "gs://${module.storage.buckets["config"]}/connectors"
    requests    = "gs://${module.storage.buckets["requests"]}/requests"
  }

  airflow = {
    environment            = var.environment
    project                = var.project_id
    region                 = var.region
    warehouse_location     = var.bigquery_location
    raw_location           = local.locations["raw"]
    staged_rows_location   = local.locations["staged_rows"]
    clients_location       = local.locations["clients"]
    connectors_location    = local.locations["connectors"]
    template_location      = local.locations["template"]
    temp_location          = local.locations["temp"]
    requests_location      = local.locations["requests"]
    worker_service_account = local.account["ingest"]
    marts_service_account  = local.account["marts"]
    erase_service_account  = local.account["erase"]
    subnetwork             = module.network.dataflow_subnetwork
    kms_key                = module.keys.keys["dataflow"]
  }

  # For row access policies, which the code that makes the tables makes with them: who sees all rows, and who sees a client's alone.
  # Once a table has one policy, whoever is in none sees no row; so the jobs are named too.
  row_access = {
    everything = concat(
      [for name in local.workers : local.member[name]],
      local.with_recovery ? [local.member["recovery"]] : [],
      var.api == null ? [] : [local.member["api"]],
      local.with_composer ? [local.member["composer"]] : [],
      [for group in concat(local.engineer_readers, local.analysts, local.ml) : "group:${group}"],
    )
    clients = { for id, client in var.clients : id => sort([for group in client.groups : "group:${group}"]) }
  }

  told = merge(local.airflow, {
    artifact_repository = module.artifacts.repository
    row_access          = local.row_access
    secrets             = module.secrets.references
    egress_addresses    = module.network.egress_addresses
  })
}

resource "google_storage_bucket_object" "environment" {
  bucket       = module.storage.buckets["config"]
  name         = "environment.json"
  content_type = "application/json"
  content      = jsonencode(merge(local.told, { policy_tags = module.governance.policy_tags }))
  depends_on   = [module.storage]
}

output "environment" {
  description = "What the rest of the product has to know of this environment, as in environment.json."
  value       = merge(local.told, { policy_tags = module.governance.policy_tags })
}

output "airflow_variables" {
  description = "The Airflow variables the DAGs read."
  value       = local.airflow
}

output "buckets" {
  description = "Names of the buckets."
  value       = module.storage.buckets
}

output "service_accounts" {
  description = "Addresses of the service accounts, by what they do."
  value       = module.service_accounts.emails
}

output "artifact_repository" {
  description = "Where images are pushed to."
  value       = module.artifacts.repository
}

output "egress_addresses" {
  description = "Addresses vendors see us under, where they are fixed."
  value       = module.network.egress_addresses
}

output "addresses" {
  description = "Where people and vendors reach us: Airflow, API, webhook."
  value = merge(
    local.with_composer ? { airflow = module.composer[0].airflow } : {},
    local.with_services ? module.services[0].addresses : {},
  )
}

output "dags" {
  description = "Where DAGs are uploaded to; null without Airflow."
  value       = local.with_composer ? module.composer[0].dags : null
}
