mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "123456789012" }
  }
}
mock_provider "google-beta" {}

variables {
  project_id        = "bosco-test"
  engineers         = "engineers@agency.example"
  analysts          = "analysts@agency.example"
  ml                = "ml@agency.example"
  engineers_operate = false
  with_composer     = true
}

run "in_prod_engineers_look" {
  command = plan
  module {
    source = "../modules/access"
  }

  assert {
    condition     = length(setintersection([for g in google_project_iam_member.group : g.role if g.member == "group:engineers@agency.example"], ["roles/dataflow.developer", "roles/monitoring.editor"])) == 0
    error_message = "they change nothing by hand"
  }
  assert {
    condition     = sort([for g in google_project_iam_member.group : g.role if g.member == "group:analysts@agency.example"]) == tolist(["roles/bigquery.jobUser", "roles/monitoring.dashboardViewer"])
    error_message = "analysts query"
  }
  assert {
    condition     = length([for g in google_project_iam_member.group : g if can(regex("\\.dataViewer|\\.dataEditor|secretAccessor|storage\\.object|owner|editor$", g.role)) && g.role != "roles/monitoring.editor"]) == 0
    error_message = "no data and no secret for a whole project"
  }
}

run "elsewhere_they_operate" {
  command = plan
  module {
    source = "../modules/access"
  }
  variables {
    engineers_operate = true
    analysts          = null
    ml                = null
    with_composer     = false
  }

  assert {
    condition     = contains([for g in google_project_iam_member.group : g.role], "roles/dataflow.developer") && !contains([for g in google_project_iam_member.group : g.role], "roles/composer.user")
    error_message = "jobs by hand, no Airflow where there is none"
  }
  assert {
    condition     = sort(keys(output.groups)) == tolist(["engineers"])
    error_message = "a group that is null is none"
  }
}
