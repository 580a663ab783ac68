# A border around the project's data: who holds a stolen credential still cannot copy tables to a project of their own.
# Calls of vendors are not concerned: they are on the internet and no service of Google's.

locals {
  services = [
    "artifactregistry.googleapis.com",
    "bigquery.googleapis.com",
    "bigquerydatatransfer.googleapis.com",
    "cloudkms.googleapis.com",
    "composer.googleapis.com",
    "dataflow.googleapis.com",
    "datacatalog.googleapis.com",
    "pubsub.googleapis.com",
    "secretmanager.googleapis.com",
    "storage.googleapis.com",
    "storagetransfer.googleapis.com",
  ]
  levels = google_access_context_manager_access_level.trusted[*].name
}

resource "google_access_context_manager_access_level" "trusted" {
  count  = length(var.trusted_ranges) + length(var.trusted_members) > 0 ? 1 : 0
  parent = "accessPolicies/${var.policy}"
  name   = "accessPolicies/${var.policy}/accessLevels/${var.name}_trusted"
  title  = "${var.name} trusted"

  basic {
    combining_function = "OR"
    dynamic "conditions" {
      for_each = length(var.trusted_ranges) > 0 ? [1] : []
      content {
        ip_subnetworks = var.trusted_ranges
      }
    }
    dynamic "conditions" {
      for_each = length(var.trusted_members) > 0 ? [1] : []
      content {
        members = var.trusted_members
      }
    }
  }
}

resource "google_access_context_manager_service_perimeter" "this" {
  parent                    = "accessPolicies/${var.policy}"
  name                      = "accessPolicies/${var.policy}/servicePerimeters/${var.name}"
  title                     = var.name
  description               = "The marketing data of ${var.name}"
  perimeter_type            = "PERIMETER_TYPE_REGULAR"
  use_explicit_dry_run_spec = !var.enforced

  dynamic "status" {
    for_each = var.enforced ? [1] : []
    content {
      resources           = ["projects/${var.project_number}"]
      restricted_services = local.services
      access_levels       = local.levels
      vpc_accessible_services {
        enable_restriction = false
      }
    }
  }

  dynamic "spec" {
    for_each = var.enforced ? [] : [1]
    content {
      resources           = ["projects/${var.project_number}"]
      restricted_services = local.services
      access_levels       = local.levels
      vpc_accessible_services {
        enable_restriction = false
      }
    }
  }
}
