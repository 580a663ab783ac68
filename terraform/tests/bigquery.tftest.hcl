mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "123456789012" }
  }
}
mock_provider "google-beta" {}

variables {
  project_id = "bosco-test"
  location   = "EU"
  kms_key    = "projects/bosco-test/locations/europe/keyRings/bosco/cryptoKeys/bigquery"
  owner      = "bosco-deployer@bosco-test.iam.gserviceaccount.com"
  datasets = {
    gold    = { description = "Marts", writer_accounts = ["marts@bosco-test.iam.gserviceaccount.com"], reader_groups = ["analysts@agency.example"], reader_accounts = ["api@bosco-test.iam.gserviceaccount.com", "marts@bosco-test.iam.gserviceaccount.com"] }
    staging = { description = "On their way", expire_days = 3, time_travel = 48 }
  }
  clients = {
    aurora  = { groups = ["aurora@client.example"], tables = ["mart_performance_daily"] }
    citrine = { groups = ["citrine@client.example"] }
  }
}

run "access_lists_are_whole" {
  command = plan
  module {
    source = "../modules/bigquery"
  }

  assert {
    condition = toset([for a in google_bigquery_dataset.dataset["gold"].access : "${a.role} ${coalesce(a.user_by_email, a.group_by_email)}" if a.role != null && a.role != ""]) == toset([
      "OWNER bosco-deployer@bosco-test.iam.gserviceaccount.com",
      "WRITER marts@bosco-test.iam.gserviceaccount.com",
      "READER api@bosco-test.iam.gserviceaccount.com",
      "READER analysts@agency.example",
    ])
    error_message = "who writes is not listed as a reader too, and nobody else is listed"
  }
  assert {
    condition     = alltrue([for d in merge(google_bigquery_dataset.dataset, google_bigquery_dataset.client) : d.default_encryption_configuration[0].kms_key_name == var.kms_key])
    error_message = "with our key"
  }
  assert {
    condition     = google_bigquery_dataset.dataset["staging"].default_table_expiration_ms == 259200000 && google_bigquery_dataset.dataset["gold"].default_table_expiration_ms == null
    error_message = "staged tables vanish after three days, marts do not"
  }
}

run "a_client_sees_its_own_rows_by_views" {
  command = plan
  module {
    source = "../modules/bigquery"
  }

  assert {
    condition     = google_bigquery_table.client_view["aurora/mart_performance_daily"].view[0].query == "SELECT * FROM `bosco-test.gold.mart_performance_daily` WHERE client_id = 'aurora'"
    error_message = "the view's query"
  }
  assert {
    condition     = [for a in google_bigquery_dataset.client["aurora"].access : a.group_by_email if a.role == "READER"] == ["aurora@client.example"]
    error_message = "its own people alone"
  }
  assert {
    condition     = toset(flatten([for a in google_bigquery_dataset.dataset["gold"].access : [for d in a.dataset : one(d.dataset).dataset_id]])) == toset(["client_aurora", "client_citrine"])
    error_message = "views of clients may read gold"
  }
  assert {
    condition     = length(flatten([for a in google_bigquery_dataset.dataset["staging"].access : a.dataset])) == 0
    error_message = "and nothing else"
  }
}

run "an_owner_is_no_person" {
  command = plan
  module {
    source = "../modules/bigquery"
  }
  variables {
    owner = "ada@agency.example"
  }
  expect_failures = [var.owner]
}

run "a_client_cannot_bring_sql" {
  command = plan
  module {
    source = "../modules/bigquery"
  }
  variables {
    clients = { aurora = { groups = ["aurora@client.example"], tables = ["mart_performance_daily` WHERE TRUE -- "] } }
  }
  expect_failures = [var.clients]
}

run "a_client_id_cannot_bring_sql" {
  command = plan
  module {
    source = "../modules/bigquery"
  }
  variables {
    clients = { "x' OR '1'='1" = { groups = ["aurora@client.example"], tables = ["mart_performance_daily"] } }
  }
  expect_failures = [var.clients]
}

run "datasets_do_not_look_like_clients" {
  command = plan
  module {
    source = "../modules/bigquery"
  }
  variables {
    datasets = { client_zero = { description = "no" } }
  }
  expect_failures = [var.datasets]
}
