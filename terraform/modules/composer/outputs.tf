output "airflow" {
  description = "Address of Airflow's page."
  value       = google_composer_environment.this.config[0].airflow_uri
}

output "dags" {
  description = "Where DAGs are uploaded to."
  value       = "gs://${var.bucket}/dags"
}
