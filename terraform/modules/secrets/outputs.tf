output "references" {
  description = "What a client's file says under `credential`, by secret id."
  value       = { for id in keys(var.secrets) : id => "secretmanager:projects/${var.project_id}/secrets/${id}" }
  depends_on  = [google_secret_manager_secret.secret]
}
