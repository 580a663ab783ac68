# An environment with everything switched on, so that everything is planned and checked, also what no environment uses yet.

terraform {
  required_version = ">= 1.11"
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 6.50"
    }
    google-beta = {
      source  = "hashicorp/google-beta"
      version = "~> 6.50"
    }
  }
}

provider "google" {
  project = "bosco-full"
  region  = "europe-west1"
}

provider "google-beta" {
  project = "bosco-full"
  region  = "europe-west1"
}

module "bosco" {
  source = "../../modules/platform"

  environment            = "prod"
  project_id             = "bosco-full"
  deployer               = "bosco-deployer@bosco-full.iam.gserviceaccount.com"
  organisation_policies  = true
  fixed_egress_addresses = 2
  key_protection         = "HSM"
  groups = {
    engineers = "engineers@agency.example"
    analysts  = "analysts@agency.example"
    ml        = "ml@agency.example"
    privacy   = "privacy@agency.example"
  }
  clients = {
    aurora   = { groups = ["aurora@client.example"], marts = ["mart_performance_daily", "mart_freshness"] }
    bergwerk = { groups = ["bergwerk@client.example", "bergwerk@freelancer.example"], marts = ["mart_performance_daily"] }
  }
  secrets = {
    aurora-google-ads       = { client = "aurora", source = "google-ads" }
    aurora-tiktok-marketing = { client = "aurora", source = "tiktok-marketing", refreshes = true }
  }
  webhook_secrets = {
    aurora-shopify-webhook = { client = "aurora", source = "shopify" }
  }
  composer = {
    image_version = "composer-3-airflow-2.10.5-build.12"
    resilient     = true
    snapshots     = true
    web_ranges    = { office = "203.0.113.0/24" }
    variables     = { slack_channel = "#data" }
    connections   = ["bosco_slack"]
  }
  streaming       = { poll_seconds = 300 }
  api             = { image = "europe-west1-docker.pkg.dev/bosco-full/bosco/api:1.2.3", users = { agency = "group:analysts@agency.example" } }
  webhook         = { image = "europe-west1-docker.pkg.dev/bosco-full/bosco/bosco-ingest:1.2.3", hooks = ["aurora-shop-events"] }
  recovery_region = "europe-west4"
  perimeter       = { policy = "123456789012", enforced = true, trusted_ranges = ["203.0.113.0/24"] }
  alerts          = { emails = { engineers = "oncall@agency.example" }, channels = ["projects/bosco-full/notificationChannels/1234567890"] }
  budget          = { billing_account = "01ABCD-23EF45-6789AB", amount = 3000 }
}

output "all" {
  value = module.bosco
}
