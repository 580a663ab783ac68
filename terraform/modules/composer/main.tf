# Airflow. It starts jobs and watches them; no data passes through it.

resource "google_composer_environment" "this" {
  project = var.project_id
  region  = var.region
  name    = "bosco"
  labels  = var.labels

  storage_config {
    bucket = var.bucket
  }

  config {
    environment_size           = "ENVIRONMENT_SIZE_${upper(var.size)}"
    resilience_mode            = var.resilient ? "HIGH_RESILIENCE" : "STANDARD_RESILIENCE"
    enable_private_environment = true
    enable_private_builds_only = length(var.pypi_packages) == 0

    node_config {
      network         = var.network
      subnetwork      = var.subnetwork
      service_account = var.service_account
    }

    encryption_config {
      kms_key_name = var.kms_key
    }

    software_config {
      image_version = var.image_version
      pypi_packages = var.pypi_packages
      # Airflow reads AIRFLOW_VAR_NAME as its variable `name`.
      env_variables = { for name, value in var.variables : "AIRFLOW_VAR_${upper(name)}" => value }
      airflow_config_overrides = merge({
        "core-dags_are_paused_at_creation" = "True"
        "core-parallelism"                 = "64"
        }, var.connections_in_secrets ? {
        # Variables and settings come from Terraform: without prefixes they are not looked for.
        "secrets-backend" = "airflow.providers.google.cloud.secrets.secret_manager.CloudSecretManagerBackend"
        "secrets-backend_kwargs" = jsonencode({
          project_id = var.project_id, connections_prefix = "airflow-connections", variables_prefix = null, config_prefix = null
        })
      } : {}, var.settings)
      cloud_data_lineage_integration {
        enabled = false # runs send their own lineage
      }
    }

    workloads_config {
      scheduler {
        count      = var.resilient ? 2 : 1
        cpu        = 0.5
        memory_gb  = 2
        storage_gb = 1
      }
      dag_processor {
        count      = 1
        cpu        = 0.5
        memory_gb  = 2
        storage_gb = 1
      }
      # Deferred tasks wait here, thousands in one.
      triggerer {
        count     = var.resilient ? 2 : 1
        cpu       = 0.5
        memory_gb = 1
      }
      web_server {
        cpu        = 0.5
        memory_gb  = 2
        storage_gb = 1
      }
      worker {
        cpu        = 0.5
        memory_gb  = 2
        storage_gb = 1
        min_count  = 1
        max_count  = var.max_workers
      }
    }

    web_server_network_access_control {
      dynamic "allowed_ip_range" {
        for_each = length(var.web_ranges) == 0 ? { "everywhere, behind Google's login" = "0.0.0.0/0" } : var.web_ranges
        content {
          description = allowed_ip_range.key
          value       = allowed_ip_range.value
        }
      }
    }

    # Sundays, hours after the morning's figures and before the next night's.
    maintenance_window {
      start_time = "2026-01-04T12:00:00Z"
      end_time   = "2026-01-04T18:00:00Z"
      recurrence = "FREQ=WEEKLY;BYDAY=SA,SU"
    }

    recovery_config {
      scheduled_snapshots_config {
        enabled                    = var.snapshots != null
        snapshot_location          = var.snapshots
        snapshot_creation_schedule = var.snapshots == null ? null : "0 14 * * *"
        time_zone                  = var.snapshots == null ? null : "UTC+00"
      }
    }

    data_retention_config {
      airflow_metadata_retention_config {
        retention_mode = "RETENTION_MODE_ENABLED"
        retention_days = 60
      }
    }
  }
}
