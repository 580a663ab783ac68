output "environment" {
  description = "What the rest of the product has to know of this environment; also gs://PROJECT-config/environment.json."
  value       = module.bosco.environment
}

output "airflow_variables" {
  description = "The Airflow variables the DAGs read."
  value       = module.bosco.airflow_variables
}

output "service_accounts" {
  description = "Addresses of the service accounts, by what they do."
  value       = module.bosco.service_accounts
}

output "artifact_repository" {
  description = "Where images are pushed to."
  value       = module.bosco.artifact_repository
}

output "addresses" {
  description = "Where people and vendors reach us."
  value       = module.bosco.addresses
}

output "egress_addresses" {
  description = "Addresses vendors see us under, where they are fixed."
  value       = module.bosco.egress_addresses
}

output "dags" {
  description = "Where DAGs are uploaded to."
  value       = module.bosco.dags
}
