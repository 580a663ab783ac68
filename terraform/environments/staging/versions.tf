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

  # Both made by ../../bootstrap, which prints their names. The bucket is the account's alone.
  backend "gcs" {
    bucket                      = "bosco-staging-terraform-state"
    prefix                      = "environment"
    impersonate_service_account = "bosco-deployer@bosco-staging.iam.gserviceaccount.com"
  }
}

# Terraform runs as the deployer, whoever starts it: people need no rights of their own but to be it.
provider "google" {
  project                     = local.project_id
  region                      = local.region
  impersonate_service_account = local.deployer
  billing_project             = local.project_id
  user_project_override       = true
}

provider "google-beta" {
  project                     = local.project_id
  region                      = local.region
  impersonate_service_account = local.deployer
  billing_project             = local.project_id
  user_project_override       = true
}
