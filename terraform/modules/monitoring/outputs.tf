output "log_metrics" {
  description = "Names of the metrics counted from logs."
  value       = sort([for name in keys(local.counted) : "bosco/${name}"])
}
