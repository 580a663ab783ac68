# All that is different in dev. Small: no Airflow, no job that runs all day; what it holds may be deleted.

locals {
  project_id = "bosco-dev"
  region     = "europe-west1"
  deployer   = "bosco-deployer@bosco-dev.iam.gserviceaccount.com"

  throwaway             = true
  organisation_policies = false

  # The tag that was given to `templates/build push`. Going back is naming the one before.
  release = "0.1.0"

  groups = {
    engineers = "bosco-engineers@example.com"
  }
  engineers_see_data = true

  # Clients who may read their own figures in BigQuery: see ../../README.md, "a client's group".
  clients = {}

  # Entries for credentials; the values are added by hand (`gcloud secrets versions add`).
  secrets = {
    aurora-google-ads = { client = "aurora", source = "google-ads" }
  }
  webhook_secrets = {}

  raw_keep_days          = 400
  fixed_egress_addresses = 0

  composer  = null
  streaming = null
  api       = null
  webhook   = null

  recovery_region = null
  perimeter       = null

  alerts                = { emails = { engineers = "bosco-engineers@example.com" } }
  budget                = null # { billing_account = "01ABCD-23EF45-6789AB", amount = 150 }
  daily_query_tebibytes = 0.2
  audit_locked          = false
}
