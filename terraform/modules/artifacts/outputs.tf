output "repository" {
  description = "Where images are pushed to and pulled from."
  value       = "${var.region}-docker.pkg.dev/${var.project_id}/bosco"
  depends_on  = [google_artifact_registry_repository.images]
}
