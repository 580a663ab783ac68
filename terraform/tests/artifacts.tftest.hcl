mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "123456789012" }
  }
}
mock_provider "google-beta" {}

variables {
  project_id = "bosco-test"
  region     = "europe-west1"
  kms_key    = "projects/bosco-test/locations/europe-west1/keyRings/bosco/cryptoKeys/artifacts"
  readers    = { ingest = "serviceAccount:ingest@bosco-test.iam.gserviceaccount.com" }
  writers    = { deployer = "serviceAccount:deployer@bosco-test.iam.gserviceaccount.com" }
}

run "images_do_not_change_under_their_tag" {
  command = plan
  module {
    source = "../modules/artifacts"
  }

  assert {
    condition     = google_artifact_registry_repository.images.docker_config[0].immutable_tags && google_artifact_registry_repository.images.kms_key_name == var.kms_key
    error_message = "fixed tags, our key"
  }
  assert {
    condition     = { for p in google_artifact_registry_repository.images.cleanup_policies : p.id => p.action } == { keep-the-last = "KEEP", delete-old = "DELETE" }
    error_message = "old images go, the last ones stay"
  }
  assert {
    condition     = google_artifact_registry_repository_iam_member.reader["ingest"].role == "roles/artifactregistry.reader" && google_artifact_registry_repository_iam_member.writer["deployer"].role == "roles/artifactregistry.writer"
    error_message = "who pulls cannot push"
  }
  assert {
    condition     = output.repository == "europe-west1-docker.pkg.dev/bosco-test/bosco"
    error_message = output.repository
  }
}
