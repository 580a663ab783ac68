output "raw_copy" {
  description = "Where the copy of the raw pages lies."
  value       = "gs://${google_storage_bucket.raw.name}"
}

output "dataset_copies" {
  description = "Ids of the copied datasets."
  value       = [for name in var.datasets : "${name}_copy"]
}
