mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "123456789012" }
  }
}
mock_provider "google-beta" {}

variables {
  project_id     = "bosco-test"
  location       = "eu"
  readers        = { pseudonym = { ml = "group:ml@agency.example" } }
  masked_readers = { analysts = "group:analysts@agency.example" }
}

run "each_class_has_a_tag_and_a_mask" {
  command = plan
  module {
    source = "../modules/governance"
  }

  assert {
    condition     = sort([for t in google_data_catalog_policy_tag.class : t.display_name]) == tolist(["free_text", "hashed", "pseudonym"])
    error_message = "the classes of src/main/resources/canon"
  }
  assert {
    condition     = google_data_catalog_taxonomy.personal_data.activated_policy_types == tolist(["FINE_GRAINED_ACCESS_CONTROL"])
    error_message = "tags that protect, not only tell"
  }
  assert {
    condition     = google_bigquery_datapolicy_data_policy.mask["hashed"].data_masking_policy[0].predefined_expression == "ALWAYS_NULL" && google_bigquery_datapolicy_data_policy.mask["pseudonym"].data_masking_policy[0].predefined_expression == "SHA256"
    error_message = "a pseudonym can be counted, a hash of an address not even that"
  }
  assert {
    condition     = sort(keys(google_data_catalog_policy_tag_iam_member.reader)) == tolist(["pseudonym/ml"]) && google_data_catalog_policy_tag_iam_member.reader["pseudonym/ml"].role == "roles/datacatalog.categoryFineGrainedReader"
    error_message = "who sees columns as they are"
  }
  assert {
    condition     = length(google_bigquery_datapolicy_data_policy_iam_member.masked_reader) == 3 && alltrue([for m in google_bigquery_datapolicy_data_policy_iam_member.masked_reader : m.role == "roles/bigquerydatapolicy.maskedReader"])
    error_message = "who sees masks"
  }
}

run "a_class_that_is_none_is_refused" {
  command = plan
  module {
    source = "../modules/governance"
  }
  variables {
    readers = { address = { ml = "group:ml@agency.example" } }
  }
  expect_failures = [var.readers]
}
