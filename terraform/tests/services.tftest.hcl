mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "123456789012" }
  }
}
mock_provider "google-beta" {}

variables {
  project_id = "bosco-test"
  region     = "europe-west1"
  network    = "projects/bosco-test/global/networks/bosco"
  subnetwork = "projects/bosco-test/regions/europe-west1/subnetworks/bosco-workers"
  kms_key    = "projects/bosco-test/locations/europe-west1/keyRings/bosco/cryptoKeys/run"
  accounts = {
    api     = "bosco-api@bosco-test.iam.gserviceaccount.com"
    webhook = "bosco-webhook@bosco-test.iam.gserviceaccount.com"
    gateway = "bosco-gateway@bosco-test.iam.gserviceaccount.com"
    iap     = "service-1@gcp-sa-iap.iam.gserviceaccount.com"
  }
  api     = { image = "europe-west1-docker.pkg.dev/bosco-test/bosco/api:1.2.3", users = { agency = "group:analysts@agency.example" } }
  webhook = { image = "europe-west1-docker.pkg.dev/bosco-test/bosco/webhook@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" }
}

run "people_come_by_iap_and_vendors_by_the_gateway" {
  command = plan
  module {
    source = "../modules/services"
  }

  assert {
    condition     = { for name, c in google_cloud_run_v2_service_iam_member.caller : name => c.member } == { api = "serviceAccount:service-1@gcp-sa-iap.iam.gserviceaccount.com", webhook = "serviceAccount:bosco-gateway@bosco-test.iam.gserviceaccount.com" }
    error_message = "each service has one caller"
  }
  assert {
    condition     = google_cloud_run_v2_service.service["api"].iap_enabled && !google_cloud_run_v2_service.service["webhook"].iap_enabled
    error_message = "the proxy stands before the API"
  }
  assert {
    condition     = [for u in google_iap_web_cloud_run_service_iam_member.user : "${u.role} ${u.member}"] == ["roles/iap.httpsResourceAccessor group:analysts@agency.example"]
    error_message = "who the proxy lets in"
  }
  assert {
    condition     = alltrue([for s in google_cloud_run_v2_service.service : s.template[0].encryption_key == var.kms_key && s.template[0].vpc_access[0].egress == "ALL_TRAFFIC" && s.deletion_protection])
    error_message = "our key, our network's rules"
  }
  assert {
    condition     = alltrue([for name, s in google_cloud_run_v2_service.service : s.template[0].service_account == var.accounts[name]])
    error_message = "each runs as its own account"
  }
  assert {
    condition     = reverse(google_cloud_run_v2_service.service["webhook"].template[0].containers[0].command)[0] == "com.askbosco.data.launch.WebhookMain" && google_cloud_run_v2_service.service["webhook"].template[0].max_instance_request_concurrency == 500
    error_message = "the webhook is a main class of the templates' image"
  }
}

run "only_what_is_asked_for" {
  command = plan
  module {
    source = "../modules/services"
  }
  variables {
    webhook = null
  }

  assert {
    condition     = sort(keys(google_cloud_run_v2_service.service)) == tolist(["api"]) && length(google_api_gateway_gateway.events) == 0
    error_message = "no webhook, no gateway"
  }
}

run "what_runs_is_known" {
  command = plan
  module {
    source = "../modules/services"
  }
  variables {
    api = { image = "europe-west1-docker.pkg.dev/bosco-test/bosco/api:latest", users = {} }
  }
  expect_failures = [var.api]
}

run "an_image_without_a_tag_is_latest_too" {
  command = plan
  module {
    source = "../modules/services"
  }
  variables {
    webhook = { image = "europe-west1-docker.pkg.dev/bosco-test/bosco/webhook" }
  }
  expect_failures = [var.webhook]
}

run "the_api_is_not_for_everybody" {
  command = plan
  module {
    source = "../modules/services"
  }
  variables {
    api = { image = "europe-west1-docker.pkg.dev/bosco-test/bosco/api:1.2.3", users = { all = "allAuthenticatedUsers" } }
  }
  expect_failures = [var.api]
}
