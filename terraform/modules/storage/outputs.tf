output "buckets" {
  description = "Names of the buckets, by what they are for."
  value       = local.names
  depends_on  = [google_storage_bucket.bucket]
}
