# The two services. Neither lets anonymous callers in: people reach the API through Identity-Aware Proxy, vendors the webhook through
# API Gateway, which alone may call it. The webhook still checks each vendor's signature itself.

locals {
  services = { for name, service in { api = var.api, webhook = var.webhook } : name => service if service != null }
  # A call of the webhook waits for Pub/Sub and does nothing meanwhile, so that one instance has room for many.
  concurrency = { api = 80, webhook = 500 }
  # One set of layers for templates and webhook: the image of the ingest template, started in another way.
  commands = { api = null, webhook = ["java", "-XX:MaxRAMPercentage=70", "-cp", "/template/classpath/*:/template/libs/*", "com.askbosco.data.launch.WebhookMain"] }
  callers  = { api = var.accounts["iap"], webhook = var.webhook == null ? "" : var.accounts["gateway"] }
}

resource "google_cloud_run_v2_service" "service" {
  for_each            = local.services
  provider            = google-beta
  project             = var.project_id
  name                = "bosco-${each.key}"
  location            = var.region
  ingress             = "INGRESS_TRAFFIC_ALL" # the proxy and the gateway come from outside; IAM refuses everybody else
  iap_enabled         = each.key == "api"
  launch_stage        = each.key == "api" ? "BETA" : "GA"
  deletion_protection = true
  labels              = var.labels

  template {
    service_account                  = var.accounts[each.key]
    encryption_key                   = var.kms_key
    execution_environment            = "EXECUTION_ENVIRONMENT_GEN2"
    max_instance_request_concurrency = local.concurrency[each.key]
    timeout                          = "60s"

    scaling {
      min_instance_count = each.value.min_instances
      max_instance_count = each.value.max_instances
    }

    vpc_access {
      egress = "ALL_TRAFFIC"
      network_interfaces {
        network    = var.network
        subnetwork = var.subnetwork
      }
    }

    containers {
      image   = each.value.image
      command = local.commands[each.key]
      ports {
        container_port = 8080
      }
      resources {
        cpu_idle          = true
        startup_cpu_boost = true
        limits            = { cpu = each.value.cpu, memory = each.value.memory }
      }
      dynamic "env" {
        for_each = each.value.environment
        content {
          name  = env.key
          value = env.value
        }
      }
      startup_probe {
        period_seconds    = 5
        failure_threshold = 24
        http_get {
          path = "/healthz"
        }
      }
    }
  }
}

resource "google_cloud_run_v2_service_iam_member" "caller" {
  for_each = local.services
  project  = var.project_id
  location = var.region
  name     = google_cloud_run_v2_service.service[each.key].name
  role     = "roles/run.invoker"
  member   = "serviceAccount:${local.callers[each.key]}"
}

resource "google_iap_web_cloud_run_service_iam_member" "user" {
  for_each               = var.api == null ? {} : var.api.users
  project                = var.project_id
  location               = var.region
  cloud_run_service_name = google_cloud_run_v2_service.service["api"].name
  role                   = "roles/iap.httpsResourceAccessor"
  member                 = each.value
}

resource "google_api_gateway_api" "events" {
  count    = var.webhook == null ? 0 : 1
  provider = google-beta
  project  = var.project_id
  api_id   = "bosco-events"
  labels   = var.labels
}

resource "google_api_gateway_api_config" "events" {
  count                = var.webhook == null ? 0 : 1
  provider             = google-beta
  project              = var.project_id
  api                  = google_api_gateway_api.events[0].api_id
  api_config_id_prefix = "bosco-events-"
  labels               = var.labels

  openapi_documents {
    document {
      path     = "webhook.yaml"
      contents = base64encode(templatefile("${path.module}/webhook.yaml", { address = google_cloud_run_v2_service.service["webhook"].uri }))
    }
  }

  gateway_config {
    backend_config {
      google_service_account = var.accounts["gateway"]
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "google_api_gateway_gateway" "events" {
  count      = var.webhook == null ? 0 : 1
  provider   = google-beta
  project    = var.project_id
  region     = var.region
  gateway_id = "bosco-events"
  api_config = google_api_gateway_api_config.events[0].id
  labels     = var.labels
}
