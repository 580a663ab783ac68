resource "google_compute_network" "everywhere" { # breaks: public-address
  project = local.project
  name    = "everywhere"
}

resource "google_compute_subnetwork" "by_the_internet" { # breaks: public-address
  project       = local.project
  name          = "by-the-internet"
  region        = "europe-west1"
  network       = "bosco"
  ip_cidr_range = "10.0.0.0/24"
}

resource "google_compute_address" "open" { # breaks: public-address
  project = local.project
  name    = "open"
  region  = "europe-west1"
}

resource "google_compute_address" "inside" {
  project      = local.project
  name         = "inside"
  region       = "europe-west1"
  address_type = "INTERNAL"
}

resource "google_compute_firewall" "lets_in" { # breaks: public-address
  project       = local.project
  name          = "lets-in"
  network       = "bosco"
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "lets_in_by_default" { # breaks: public-address
  project = local.project
  name    = "lets-in-by-default"
  network = "bosco"
  allow {
    protocol = "tcp"
  }
}

resource "google_compute_firewall" "inside" {
  project     = local.project
  name        = "inside"
  network     = "bosco"
  source_tags = ["dataflow"]
  allow {
    protocol = "tcp"
  }
}

resource "google_dataflow_flex_template_job" "open" { # breaks: public-address
  provider                = google-beta
  project                 = local.project
  region                  = "europe-west1"
  name                    = "open"
  container_spec_gcs_path = "gs://bosco-wrong-templates/templates/ingest.json"
  kms_key_name            = local.key
}

resource "google_dataflow_flex_template_job" "no_key" { # breaks: cmek
  provider                = google-beta
  project                 = local.project
  region                  = "europe-west1"
  name                    = "no-key"
  container_spec_gcs_path = "gs://bosco-wrong-templates/templates/ingest.json"
  ip_configuration        = "WORKER_IP_PRIVATE"
}

resource "google_composer_environment" "open" { # breaks: cmek public-address
  project = local.project
  region  = "europe-west1"
  name    = "open"
  config {
    environment_size = "ENVIRONMENT_SIZE_SMALL"
  }
}

resource "google_cloud_run_v2_service" "open" { # breaks: public cmek
  provider             = google-beta
  project              = local.project
  location             = "europe-west1"
  name                 = "open"
  invoker_iam_disabled = true
  template {
    containers {
      image = "europe-west1-docker.pkg.dev/bosco-wrong/bosco/api:1"
    }
  }
}
