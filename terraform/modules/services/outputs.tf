output "addresses" {
  description = "Where the services are reached: the API for people, the webhook for vendors."
  value = merge(
    var.api == null ? {} : { api = google_cloud_run_v2_service.service["api"].uri },
    var.webhook == null ? {} : { webhook = "https://${google_api_gateway_gateway.events[0].default_hostname}" },
  )
}
