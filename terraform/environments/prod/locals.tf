# All that is different in prod.

locals {
  project_id = "bosco-prod"
  region     = "europe-west1"
  deployer   = "bosco-deployer@bosco-prod.iam.gserviceaccount.com"

  throwaway             = false
  organisation_policies = true

  # The tag that was given to `templates/build push`. Going back is naming the one before.
  release = "0.1.0"

  groups = {
    engineers = "bosco-engineers@example.com"
    analysts  = "bosco-analysts@example.com"
    ml        = "bosco-ml@example.com"
    privacy   = "bosco-privacy@example.com"
  }
  engineers_see_data = false

  # Clients who may read their own figures in BigQuery: see ../../README.md, "a client's group".
  clients = {
    aurora = { groups = ["aurora-marketing@example.com"], marts = [] }
  }

  # Entries for credentials; the values are added by hand (`gcloud secrets versions add`).
  secrets = {
    aurora-google-ads         = { client = "aurora", source = "google-ads" }
    aurora-facebook-marketing = { client = "aurora", source = "facebook-marketing", remind_days = 55 }
    aurora-tiktok-marketing   = { client = "aurora", source = "tiktok-marketing", refreshes = true }
    aurora-google-analytics   = { client = "aurora", source = "google-analytics-data-api" }
    aurora-shopify            = { client = "aurora", source = "shopify" }
    aurora-klaviyo            = { client = "aurora", source = "klaviyo" }
    bergwerk-google-ads       = { client = "bergwerk", source = "google-ads" }
  }
  webhook_secrets = {} # { aurora-shopify-webhook = { client = "aurora", source = "shopify" } }

  raw_keep_days          = 1100
  fixed_egress_addresses = 2

  composer = {
    image_version = "composer-3-airflow-2.10.5"
    size          = "small"
    max_workers   = 4
    resilient     = true
    snapshots     = true
    # What composer/schedule.yaml tells people by; Composer chooses versions that fit its Airflow.
    connections   = ["bosco_slack", "bosco_pagerduty", "bosco_smtp"]
    pypi_packages = { for name in ["apache-beam", "slack", "pagerduty", "smtp"] : "apache-airflow-providers-${name}" => "" }
  }

  # These need an image or a template that is there: switch them on after the first one was pushed (README, step 5).
  streaming = null # { poll_seconds = 900 }
  api       = null # { image = "europe-west1-docker.pkg.dev/bosco-prod/bosco/api:TAG", users = { agency = "group:…" }, min_instances = 1 }
  webhook   = null # { image = "europe-west1-docker.pkg.dev/bosco-prod/bosco/bosco-ingest:TAG", hooks = ["aurora-shop-events"], min_instances = 1 }

  recovery_region = "europe-west4"
  perimeter       = null # { policy = "123456789012", enforced = false, trusted_ranges = ["203.0.113.0/24"] }

  # PagerDuty and Slack channels are made by hand, because they need a token that Terraform must not know.
  alerts                = { emails = { engineers = "bosco-engineers@example.com" }, channels = [] }
  budget                = { billing_account = "01ABCD-23EF45-6789AB", amount = 3000 }
  daily_query_tebibytes = 2
  audit_locked          = false # true cannot be taken back
}
