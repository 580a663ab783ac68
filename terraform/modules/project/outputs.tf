output "number" {
  description = "The project's number."
  value       = local.number
}

output "agents" {
  description = "Addresses of Google's agents of this project, by what they do."
  value       = local.agents
  depends_on = [
    google_project_service_identity.agent,
    data.google_storage_project_service_account.agent,
    data.google_storage_transfer_project_service_account.agent,
    data.google_bigquery_default_service_account.agent,
  ]
}

output "services" {
  description = "The APIs that are on."
  value       = local.services
  depends_on  = [google_project_service.on]
}
