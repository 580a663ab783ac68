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
  project = local.project
  region  = "europe-west1"
}

provider "google-beta" {
  project = local.project
  region  = "europe-west1"
}

locals {
  project  = "bosco-wrong"
  key      = "projects/bosco-wrong/locations/europe-west1/keyRings/bosco/cryptoKeys/storage"
  job      = "serviceAccount:bosco-ingest@bosco-wrong.iam.gserviceaccount.com"
  deployer = "bosco-deployer@bosco-wrong.iam.gserviceaccount.com"
}
