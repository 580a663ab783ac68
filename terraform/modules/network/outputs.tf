output "network" {
  description = "The network, as other resources name it."
  value       = "projects/${var.project_id}/global/networks/${google_compute_network.this.name}"
}

output "subnetwork" {
  description = "The workers' subnetwork, as Composer names it."
  value       = "projects/${var.project_id}/regions/${var.region}/subnetworks/${google_compute_subnetwork.workers.name}"
}

output "dataflow_subnetwork" {
  description = "The workers' subnetwork, as Dataflow names it."
  value       = "regions/${var.region}/subnetworks/${google_compute_subnetwork.workers.name}"
}

output "egress_addresses" {
  description = "The addresses to give to vendors that keep an allow list; empty when Google chooses them."
  value       = google_compute_address.egress[*].address
}
