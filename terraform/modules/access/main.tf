# What people may do in the project, by group. Data they may read is granted with each dataset; who joins a group is decided where
# groups are kept, not here.

locals {
  look = ["roles/browser", "roles/logging.viewer", "roles/monitoring.viewer", "roles/dataflow.viewer", "roles/bigquery.jobUser",
  "roles/bigquery.resourceViewer", "roles/bigquery.metadataViewer", "roles/storage.bucketViewer", "roles/iam.serviceAccountViewer", "roles/pubsub.viewer", "roles/secretmanager.viewer", "roles/serviceusage.serviceUsageConsumer"]
  operate = ["roles/dataflow.developer", "roles/monitoring.editor"]
  query   = ["roles/bigquery.jobUser"]

  groups = merge(
    var.engineers == null ? {} : { engineers = { group = var.engineers, roles = concat(
      local.look,
      var.engineers_operate ? local.operate : [],
      var.with_composer ? ["roles/composer.user"] : [],
    ) } },
    var.analysts == null ? {} : { analysts = { group = var.analysts, roles = concat(local.query, ["roles/monitoring.dashboardViewer"]) } },
    var.ml == null ? {} : { ml = { group = var.ml, roles = concat(local.query, ["roles/bigquery.readSessionUser"]) } },
  )
  grants = merge([for name, told in local.groups : {
    for role in told.roles : "${name}/${trimprefix(role, "roles/")}" => { group = told.group, role = role }
  }]...)
}

resource "google_project_iam_member" "group" {
  for_each = local.grants
  project  = var.project_id
  role     = each.value.role
  member   = "group:${each.value.group}"
}
