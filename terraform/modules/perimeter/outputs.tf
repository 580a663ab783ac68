output "name" {
  description = "Resource name of the perimeter."
  value       = google_access_context_manager_service_perimeter.this.name
}
