output "job_id" {
  description = "Id of the running job."
  value       = google_dataflow_flex_template_job.job.job_id
}
