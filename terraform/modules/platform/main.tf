# One environment, whole. Each part is a module; here stands only who gets what from whom.

locals {
  labels = { system = "bosco", environment = var.environment, managed-by = "terraform" }

  # Machines and workers of all jobs stand in one file.
  streaming_defaults = yamldecode(file("${path.module}/../../../templates/defaults.yaml")).templates["ingest-streaming"].environment

  with_composer = var.composer != null
  with_services = var.api != null || var.webhook != null
  with_recovery = var.recovery_region != null

  account = module.service_accounts.emails
  member  = { for name, email in module.service_accounts.emails : name => "serviceAccount:${email}" }
  agent   = { for name, email in module.project.agents : name => "serviceAccount:${email}" }

  workers            = concat(["ingest", "marts", "erase"], var.streaming == null ? [] : ["streaming"])
  readers_of_vendors = [for name in local.workers : name if contains(["ingest", "streaming"], name)]
  worker_accounts    = [for name in local.workers : local.account[name]]
  engineers          = compact([var.groups.engineers])
  analysts           = compact([var.groups.analysts])
  ml                 = compact([var.groups.ml])
  privacy            = compact([var.groups.privacy])
  try_out            = var.environment == "dev"
  operate            = var.environment != "prod"
  engineer_readers   = var.engineers_see_data ? local.engineers : []
}

module "project" {
  source                = "../project"
  project_id            = var.project_id
  organisation_policies = var.organisation_policies
}

module "service_accounts" {
  source          = "../service-accounts"
  project_id      = var.project_id
  with_composer   = local.with_composer
  with_api        = var.api != null
  with_webhook    = var.webhook != null
  with_recovery   = local.with_recovery
  with_streaming  = var.streaming != null
  operators       = local.operate ? local.engineers : []
  composer_bucket = "${var.project_id}-composer"
  deployer        = var.deployer
  depends_on      = [module.project]
}

module "access" {
  source            = "../access"
  project_id        = var.project_id
  engineers         = var.groups.engineers
  analysts          = var.groups.analysts
  ml                = var.groups.ml
  engineers_operate = local.operate
  with_composer     = local.with_composer
}

module "network" {
  source                 = "../network"
  project_id             = var.project_id
  region                 = var.region
  workers_range          = var.workers_range
  fixed_egress_addresses = var.fixed_egress_addresses
  vendor_ports           = var.vendor_ports
  depends_on             = [module.project]
}

# ---- keys: one for each kind of thing, so that taking one away does not take all

module "keys" {
  source     = "../kms"
  project_id = var.project_id
  name       = "bosco"
  location   = var.region
  protection = var.key_protection
  labels     = local.labels
  keys = merge({
    storage   = { storage = local.agent["storage"] }
    pubsub    = { pubsub = local.agent["pubsub"] }
    secrets   = { secrets = local.agent["secrets"] }
    dataflow  = { dataflow = local.agent["dataflow"], compute = local.agent["compute"], storage = local.agent["storage"] }
    artifacts = { artifacts = local.agent["artifacts"] }
    logs      = { logs = "serviceAccount:${data.google_logging_project_cmek_settings.this.service_account_id}" }
    }, local.with_services ? {
    run = { run = local.agent["run"] }
    } : {}, local.with_composer ? {
    composer = {
      composer  = local.agent["composer"]
      storage   = local.agent["storage"]
      artifacts = local.agent["artifacts"]
      pubsub    = local.agent["pubsub"]
      compute   = local.agent["compute"]
    }
  } : {})
}

module "keys_bigquery" {
  source     = "../kms"
  project_id = var.project_id
  name       = "bosco"
  location   = "europe"
  protection = var.key_protection
  labels     = local.labels
  keys       = { bigquery = { bigquery = local.agent["bigquery"] } }
}

module "keys_recovery" {
  source     = "../kms"
  count      = local.with_recovery ? 1 : 0
  project_id = var.project_id
  name       = "bosco-recovery"
  location   = var.recovery_region
  protection = var.key_protection
  labels     = local.labels
  keys = {
    storage  = { storage = local.agent["storage"] }
    bigquery = { bigquery = local.agent["bigquery"] }
  }
}

# ---- the audit log, which the ones it tells of cannot change

data "google_logging_project_cmek_settings" "this" {
  project = var.project_id
}

resource "google_logging_project_bucket_config" "audit" {
  project        = var.project_id
  location       = var.region
  bucket_id      = "bosco-audit"
  description    = "Who did what: changes, and reads of secrets and keys"
  retention_days = var.audit_days
  locked         = var.audit_locked

  cmek_settings {
    kms_key_name = module.keys.keys["logs"]
  }
}

resource "google_logging_project_sink" "audit" {
  project                = var.project_id
  name                   = "bosco-audit"
  description            = "Audit logs, kept longer than Google keeps them"
  destination            = "logging.googleapis.com/projects/${var.project_id}/locations/${var.region}/buckets/bosco-audit"
  filter                 = "logName:\"cloudaudit.googleapis.com\""
  unique_writer_identity = true

  depends_on = [google_logging_project_bucket_config.audit]
}

# ---- where data lies

module "storage" {
  source           = "../storage"
  project_id       = var.project_id
  location         = var.region
  kms_key          = module.keys.keys["storage"]
  composer_kms_key = local.with_composer ? module.keys.keys["composer"] : null
  labels           = local.labels
  raw_keep_days    = var.raw_keep_days
  deletable        = var.throwaway
  with_composer    = local.with_composer
  access           = local.storage_access
}

module "bigquery" {
  source     = "../bigquery"
  project_id = var.project_id
  location   = var.bigquery_location
  kms_key    = module.keys_bigquery.keys["bigquery"]
  labels     = local.labels
  owner      = var.deployer
  deletable  = var.throwaway
  datasets   = local.datasets
  clients    = { for id, client in var.clients : id => { groups = client.groups, tables = client.marts } }
  depends_on = [module.service_accounts]
}

module "governance" {
  source         = "../governance"
  project_id     = var.project_id
  location       = lower(var.bigquery_location)
  readers        = local.personal_readers
  masked_readers = local.masked_readers
  depends_on     = [module.service_accounts]
}

module "secrets" {
  source         = "../secrets"
  project_id     = var.project_id
  region         = var.region
  kms_key        = module.keys.keys["secrets"]
  labels         = local.labels
  secrets        = local.secrets
  rotation_topic = module.pubsub.topics["secret-rotation"]
  depends_on     = [module.service_accounts]
}

module "pubsub" {
  source     = "../pubsub"
  project_id = var.project_id
  regions    = [var.region]
  kms_key    = module.keys.keys["pubsub"]
  agent      = module.project.agents["pubsub"]
  labels     = local.labels
  topics = merge(
    # One for each hook: a client's burst or dead letters are nobody else's.
    { for hook in try(var.webhook.hooks, []) : "hook-${hook}" => {
      publishers  = { webhook = local.member["webhook"] }
      subscribers = { for name in local.readers_of_vendors : name => local.member[name] }
    } },
    { secret-rotation = { publishers = { secrets = local.agent["secrets"] } } },
  )
  depends_on = [module.service_accounts]
}

module "artifacts" {
  source     = "../artifacts"
  project_id = var.project_id
  region     = var.region
  kms_key    = module.keys.keys["artifacts"]
  labels     = local.labels
  scan       = var.environment != "dev"
  readers    = merge({ for name in local.workers : name => local.member[name] }, local.with_services ? { run = local.agent["run"] } : {})
  # In dev engineers try images and templates of their own; elsewhere builds push them.
  writers    = merge({ deployer = "serviceAccount:${var.deployer}" }, local.try_out ? local.engineer_member : {})
  depends_on = [module.service_accounts]
}

# ---- what runs

module "composer" {
  source          = "../composer"
  count           = local.with_composer ? 1 : 0
  project_id      = var.project_id
  region          = var.region
  network         = module.network.network
  subnetwork      = module.network.subnetwork
  service_account = local.account["composer"]
  kms_key         = module.keys.keys["composer"]
  bucket          = module.storage.buckets["composer"]
  labels          = local.labels
  image_version   = var.composer.image_version
  size            = var.composer.size
  max_workers     = var.composer.max_workers
  resilient       = var.composer.resilient
  web_ranges      = var.composer.web_ranges
  pypi_packages   = var.composer.pypi_packages

  connections_in_secrets = length(var.composer.connections) > 0

  settings  = var.composer.settings
  snapshots = var.composer.snapshots ? "gs://${module.storage.buckets["composer"]}/snapshots" : null
  variables = merge(local.airflow, var.composer.variables)
}

module "streaming" {
  source          = "../dataflow"
  count           = var.streaming == null ? 0 : 1
  project_id      = var.project_id
  region          = var.region
  name            = "bosco-streaming"
  template        = "${local.locations["template"]}/${var.streaming.template}.json"
  service_account = local.account["streaming"]
  subnetwork      = module.network.dataflow_subnetwork
  kms_key         = module.keys.keys["dataflow"]
  temp_location   = "${local.locations["temp"]}/streaming"
  machine_type    = coalesce(var.streaming.machine_type, local.streaming_defaults.machineType)
  max_workers     = coalesce(var.streaming.max_workers, local.streaming_defaults.maxWorkers)
  labels          = local.labels
  parameters = {
    mode               = "streaming"
    pollSeconds        = tostring(var.streaming.poll_seconds)
    clientsLocation    = local.locations["clients"]
    rawLocation        = local.locations["raw"]
    stagedRowsLocation = local.locations["staged_rows"]
    connectorsLocation = local.locations["connectors"]
    warehouseProject   = var.project_id
    warehouseLocation  = var.bigquery_location
  }
}

module "services" {
  source     = "../services"
  count      = local.with_services ? 1 : 0
  project_id = var.project_id
  region     = var.region
  network    = module.network.network
  subnetwork = module.network.subnetwork
  kms_key    = module.keys.keys["run"]
  labels     = local.labels
  accounts   = merge(local.account, { iap = module.project.agents["iap"] })
  api        = var.api
  webhook = var.webhook == null ? null : merge(var.webhook, {
    environment = merge({
      BOSCO_CLIENTS_LOCATION    = local.locations["clients"]
      BOSCO_CONNECTORS_LOCATION = local.locations["connectors"]
    }, var.webhook.environment)
  })
}

# ---- what watches

module "monitoring" {
  source                = "../monitoring"
  project_id            = var.project_id
  environment           = var.environment
  emails                = var.alerts.emails
  channels              = var.alerts.channels
  with_composer         = local.with_composer
  with_api              = var.api != null
  with_streaming        = var.streaming != null
  dead_subscriptions    = module.pubsub.dead_subscriptions
  daily_query_tebibytes = var.daily_query_tebibytes
  budget                = var.budget
  project_number        = module.project.number
  deployer              = var.deployer
  secret_readers        = [for name in ["ingest", "streaming", "webhook", "composer"] : local.account[name] if contains(keys(local.account), name)]
}

# ---- what is left when a region is not

module "recovery" {
  source         = "../recovery"
  count          = local.with_recovery ? 1 : 0
  project_id     = var.project_id
  region         = var.recovery_region
  raw_bucket     = module.storage.buckets["raw"]
  storage_key    = module.keys_recovery[0].keys["storage"]
  bigquery_key   = module.keys_recovery[0].keys["bigquery"]
  transfer_agent = module.project.agents["copies"]
  account        = local.account["recovery"]
  owner          = var.deployer
  datasets       = ["silver", "gold", "ops"]
  raw_keep_days  = var.raw_keep_days
  labels         = local.labels
  deletable      = var.throwaway
  depends_on     = [module.bigquery]
}

module "perimeter" {
  source          = "../perimeter"
  count           = var.perimeter == null ? 0 : 1
  policy          = var.perimeter.policy
  name            = "bosco_${var.environment}"
  project_number  = module.project.number
  enforced        = var.perimeter.enforced
  trusted_ranges  = var.perimeter.trusted_ranges
  trusted_members = concat(["serviceAccount:${var.deployer}"], var.perimeter.trusted_members)
}
