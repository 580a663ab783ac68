module "bosco" {
  source = "../../modules/platform"

  environment            = "prod"
  project_id             = local.project_id
  region                 = local.region
  deployer               = local.deployer
  throwaway              = local.throwaway
  organisation_policies  = local.organisation_policies
  groups                 = local.groups
  engineers_see_data     = local.engineers_see_data
  clients                = local.clients
  secrets                = local.secrets
  webhook_secrets        = local.webhook_secrets
  release                = local.release
  raw_keep_days          = local.raw_keep_days
  fixed_egress_addresses = local.fixed_egress_addresses
  composer               = local.composer
  streaming              = local.streaming
  api                    = local.api
  webhook                = local.webhook
  recovery_region        = local.recovery_region
  perimeter              = local.perimeter
  alerts                 = local.alerts
  budget                 = local.budget
  daily_query_tebibytes  = local.daily_query_tebibytes
  audit_locked           = local.audit_locked
}
