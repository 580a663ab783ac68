output "log_metrics" {
  description = "Names of the metrics counted from logs."
  value       = sort([for name in concat(keys(local.counted), keys(local.watched)) : "bosco/${name}"])
}

output "runbooks" {
  description = "The runbooks alerts point to."
  value       = sort(distinct(concat([for a in local.log_alerts : a.runbook], [for a in local.metric_alerts : a.runbook])))
}
