output "state_bucket" {
  description = "For `backend \"gcs\"` in the environment's versions.tf."
  value       = google_storage_bucket.state.name
}

output "deployer" {
  description = "For `deployer` in the environment's locals.tf."
  value       = local.deployer
}

output "workload_identity_provider" {
  description = "For the build's login; null without one."
  value       = one(google_iam_workload_identity_pool_provider.github[*].name)
}
