mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "123456789012" }
  }
}
mock_provider "google-beta" {}

variables {
  project_id = "bosco-test"
  deployers  = ["group:engineers@agency.example"]
}

run "a_state_that_cannot_be_lost" {
  command = plan
  module {
    source = "../bootstrap"
  }

  assert {
    condition     = google_storage_bucket.state.versioning[0].enabled && !google_storage_bucket.state.force_destroy && google_storage_bucket.state.soft_delete_policy[0].retention_duration_seconds == 2592000
    error_message = "versions, and a month to bring back"
  }
  assert {
    condition     = output.state_bucket == "bosco-test-terraform-state" && output.deployer == "bosco-deployer@bosco-test.iam.gserviceaccount.com"
    error_message = "what the environments name"
  }
}

run "the_deployer_cannot_make_owners" {
  command = plan
  module {
    source = "../bootstrap"
  }

  assert {
    condition     = !anytrue([for role in concat(local.roles, local.grantable) : can(regex("roles/(owner|editor|viewer)$|projectIamAdmin|organizationAdmin|roleAdmin|TokenCreator|serviceAccountUser", role))])
    error_message = "neither has it nor may grant it such a role"
  }
  assert {
    condition     = !anytrue([for p in google_project_iam_custom_role.steward.permissions : can(regex("versions\\.access|objects\\.|getData|actAs", p))])
    error_message = "the steward reads no values and no objects"
  }
  assert {
    condition     = length(google_iam_workload_identity_pool.builds) == 0 && [for m in google_service_account_iam_member.deployer : m.role] == ["roles/iam.serviceAccountTokenCreator"]
    error_message = "people take its role, and no build unless asked for"
  }
}

run "builds_of_one_branch" {
  command = plan
  module {
    source = "../bootstrap"
  }
  variables {
    github_repository = "agency/bosco"
  }

  assert {
    condition     = google_iam_workload_identity_pool_provider.github[0].attribute_condition == "assertion.sub == 'repo:agency/bosco:ref:refs/heads/main'"
    error_message = "no other repository, branch or pull request"
  }
}

run "who_deploys_is_a_member" {
  command = plan
  module {
    source = "../bootstrap"
  }
  variables {
    deployers = ["engineers@agency.example"]
  }
  expect_failures = [var.deployers]
}
