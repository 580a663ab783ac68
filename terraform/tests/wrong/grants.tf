# Each resource here breaks the rule its line names (`# breaks: RULE`), and no other; those without such a line break none.
# tests/check_plan_test.py plans this folder and compares.

resource "google_project_iam_member" "owner" { # breaks: basic-role
  project = local.project
  role    = "roles/owner"
  member  = local.job
}

resource "google_project_iam_member" "editor" { # breaks: basic-role
  project = local.project
  role    = "roles/editor"
  member  = "group:engineers@example.com"
}

resource "google_project_iam_member" "viewer" { # breaks: basic-role
  project = local.project
  role    = "roles/viewer"
  member  = "group:engineers@example.com"
}

resource "google_storage_bucket_iam_member" "everybody" { # breaks: public
  bucket = "bosco-wrong-raw"
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}

resource "google_storage_bucket_iam_binding" "everybody" { # breaks: public
  bucket  = "bosco-wrong-raw"
  role    = "roles/storage.objectViewer"
  members = [local.job, "allAuthenticatedUsers"]
}

resource "google_cloud_run_v2_service_iam_member" "everybody" { # breaks: public
  project  = local.project
  location = "europe-west1"
  name     = "bosco-webhook"
  role     = "roles/run.invoker"
  member   = "allUsers"
}

resource "google_bigquery_dataset_iam_member" "domain" { # breaks: public
  project    = local.project
  dataset_id = "gold"
  role       = "roles/bigquery.dataViewer"
  member     = "domain:example.com"
}

resource "google_storage_bucket_access_control" "list" { # breaks: public
  bucket = "bosco-wrong-raw"
  role   = "READER"
  entity = "allUsers"
}

resource "google_project_iam_member" "all_secrets" { # breaks: broad-grant
  project = local.project
  role    = "roles/secretmanager.secretAccessor"
  member  = local.job
}

resource "google_project_iam_member" "all_datasets" { # breaks: broad-grant
  project = local.project
  role    = "roles/bigquery.dataEditor"
  member  = local.job
}

resource "google_project_iam_member" "all_buckets" { # breaks: broad-grant
  project = local.project
  role    = "roles/storage.objectUser"
  member  = local.job
}

resource "google_project_iam_member" "worker_without_condition" { # breaks: broad-grant
  project = local.project
  role    = "roles/dataflow.worker"
  member  = local.job
}

resource "google_project_iam_member" "worker" {
  project = local.project
  role    = "roles/dataflow.worker"
  member  = local.job
  condition {
    title      = "no buckets"
    expression = "resource.service != \"storage.googleapis.com\""
  }
}

resource "google_storage_bucket_iam_member" "object_admin" { # breaks: broad-grant
  bucket = "bosco-wrong-raw"
  role   = "roles/storage.objectAdmin"
  member = local.job
}

resource "google_project_iam_member" "admin" { # breaks: admin
  project = local.project
  role    = "roles/bigquery.admin"
  member  = local.job
}

resource "google_storage_bucket_iam_member" "admin" { # breaks: admin
  bucket = "bosco-wrong-raw"
  role   = "roles/storage.admin"
  member = "group:engineers@example.com"
}

resource "google_project_iam_member" "admin_deployer" {
  project = local.project
  role    = "roles/pubsub.admin"
  member  = "serviceAccount:${local.deployer}"
}

resource "google_project_iam_member" "grants_anything" { # breaks: escalation
  project = local.project
  role    = "roles/resourcemanager.projectIamAdmin"
  member  = "serviceAccount:${local.deployer}"
}

resource "google_project_iam_member" "grants_owner" { # breaks: escalation
  project = local.project
  role    = "roles/resourcemanager.projectIamAdmin"
  member  = "serviceAccount:${local.deployer}"
  condition {
    title      = "too much"
    expression = "api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly(['roles/bigquery.jobUser', 'roles/owner'])"
  }
}

resource "google_project_iam_member" "is_everybody" { # breaks: broad-grant escalation
  project = local.project
  role    = "roles/iam.serviceAccountTokenCreator"
  member  = "group:engineers@example.com"
}

resource "google_project_iam_custom_role" "reads_all_secrets" { # breaks: escalation
  project     = local.project
  role_id     = "readsAllSecrets"
  title       = "Reads all secrets"
  permissions = ["secretmanager.versions.access"]
}

resource "google_project_iam_custom_role" "makes_owners" { # breaks: escalation
  project     = local.project
  role_id     = "boscoSteward"
  title       = "Steward that became more"
  permissions = ["storage.buckets.get", "secretmanager.versions.access"]
}

resource "google_project_iam_custom_role" "lister" {
  project     = local.project
  role_id     = "lister"
  title       = "Lister"
  permissions = ["storage.objects.list"]
}

resource "google_project_iam_binding" "takes_away" { # breaks: authoritative
  project = local.project
  role    = "roles/bigquery.jobUser"
  members = [local.job]
}

resource "google_project_iam_policy" "takes_away" { # breaks: authoritative
  project     = local.project
  policy_data = "{}"
}

resource "google_service_account_key" "key" { # breaks: key-file
  service_account_id = "projects/bosco-wrong/serviceAccounts/bosco-ingest@bosco-wrong.iam.gserviceaccount.com"
}

resource "google_storage_hmac_key" "key" { # breaks: key-file
  project               = local.project
  service_account_email = "bosco-ingest@bosco-wrong.iam.gserviceaccount.com"
}

resource "google_iam_workload_identity_pool_provider" "anybody" { # breaks: key-file
  project                            = local.project
  workload_identity_pool_id          = "builds"
  workload_identity_pool_provider_id = "github"
  attribute_mapping                  = { "google.subject" = "assertion.sub" }
  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com"
  }
}

resource "google_service_account" "later" {
  project    = local.project
  account_id = "later"
}

resource "google_pubsub_topic_iam_member" "not_shown" { # breaks: unreadable
  project = local.project
  topic   = "events"
  role    = "roles/pubsub.publisher"
  member  = google_service_account.later.member
}

resource "google_secret_manager_secret_version" "value" { # breaks: secret-value
  secret      = "projects/bosco-wrong/secrets/aurora-google-ads"
  secret_data = "not a secret any more"
}

resource "google_monitoring_notification_channel" "token" { # breaks: secret-value
  project      = local.project
  type         = "pagerduty"
  display_name = "on call"
  sensitive_labels {
    service_key = "not a secret any more"
  }
}

resource "google_storage_bucket_iam_member" "a_person" { # breaks: person
  bucket = "bosco-wrong-raw"
  role   = "roles/storage.objectViewer"
  member = "user:ada@example.com"
}

resource "google_secret_manager_secret_iam_member" "people_read" { # breaks: person
  project   = local.project
  secret_id = "aurora-google-ads"
  role      = "roles/secretmanager.secretAccessor"
  member    = "group:engineers@example.com"
}

resource "google_kms_crypto_key_iam_member" "a_job_decrypts" { # breaks: person
  crypto_key_id = local.key
  role          = "roles/cloudkms.cryptoKeyDecrypter"
  member        = local.job
}

resource "google_kms_crypto_key_iam_member" "an_agent_decrypts" {
  crypto_key_id = local.key
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:service-1@gs-project-accounts.iam.gserviceaccount.com"
}

resource "google_storage_bucket_iam_member" "somebody_elses_job" { # breaks: foreign
  bucket = "bosco-wrong-raw"
  role   = "roles/storage.objectViewer"
  member = "serviceAccount:reader@another-project.iam.gserviceaccount.com"
}

resource "google_folder_iam_member" "beyond" { # breaks: broad-grant
  folder = "folders/1"
  role   = "roles/browser"
  member = "group:engineers@example.com"
}

resource "google_project_iam_member" "unreadable_role" { # breaks: escalation
  project = local.project
  role    = "organizations/1/roles/looksHarmless"
  member  = local.job
}

resource "google_bigquery_dataset_iam_member" "owner" { # breaks: admin
  project    = local.project
  dataset_id = "gold"
  role       = "roles/bigquery.dataOwner"
  member     = local.job
}
