output "datasets" {
  description = "Ids of the datasets, by name."
  value       = { for name in keys(var.datasets) : name => name }
  depends_on  = [google_bigquery_dataset.dataset]
}

output "client_datasets" {
  description = "Ids of clients' own datasets, by client id."
  value       = local.client_datasets
  depends_on  = [google_bigquery_dataset.client]
}
