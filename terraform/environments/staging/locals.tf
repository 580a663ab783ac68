# All that is different in staging. Everything that runs in prod runs here, as small as it can be.

locals {
  project_id = "bosco-staging"
  region     = "europe-west1"
  deployer   = "bosco-deployer@bosco-staging.iam.gserviceaccount.com"

  throwaway             = false
  organisation_policies = true

  # The tag that was given to `templates/build push`. Going back is naming the one before.
  release = "0.1.0"

  groups = {
    engineers = "bosco-engineers@example.com"
    analysts  = "bosco-analysts@example.com"
    ml        = "bosco-ml@example.com"
  }
  engineers_see_data = true

  # Clients who may read their own figures in BigQuery: see ../../README.md, "a client's group".
  clients = {}

  # Entries for credentials; the values are added by hand (`gcloud secrets versions add`).
  secrets = {
    aurora-google-ads         = { client = "aurora", source = "google-ads" }
    aurora-facebook-marketing = { client = "aurora", source = "facebook-marketing" }
    aurora-tiktok-marketing   = { client = "aurora", source = "tiktok-marketing", refreshes = true }
    aurora-shopify            = { client = "aurora", source = "shopify" }
    bergwerk-google-ads       = { client = "bergwerk", source = "google-ads" }
  }
  webhook_secrets = {}

  raw_keep_days          = 400
  fixed_egress_addresses = 0

  composer = {
    image_version = "composer-3-airflow-2.10.5"
    size          = "small"
    max_workers   = 2
    # What composer/schedule.yaml tells people by; Composer chooses versions that fit its Airflow.
    connections   = ["bosco_slack", "bosco_pagerduty", "bosco_smtp"]
    pypi_packages = { for name in ["apache-beam", "slack", "pagerduty", "smtp"] : "apache-airflow-providers-${name}" => "" }
  }

  # These need an image or a template that is there: switch them on after the first one was pushed (README, step 5).
  streaming = null
  api       = null
  webhook   = null

  recovery_region = null
  perimeter       = null

  alerts                = { emails = { engineers = "bosco-engineers@example.com" } }
  budget                = null # { billing_account = "01ABCD-23EF45-6789AB", amount = 700 }
  daily_query_tebibytes = 0.5
  audit_locked          = false
}
