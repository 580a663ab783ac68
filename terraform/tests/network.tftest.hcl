mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "123456789012" }
  }
}
mock_provider "google-beta" {}

variables {
  project_id    = "bosco-test"
  region        = "europe-west1"
  workers_range = "10.20.0.0/22"
}

run "no_way_in_and_https_out" {
  command = plan
  module {
    source = "../modules/network"
  }

  assert {
    condition     = google_compute_subnetwork.workers.private_ip_google_access && !google_compute_network.this.auto_create_subnetworks
    error_message = "one subnetwork, with private access to Google"
  }
  assert {
    condition     = google_compute_firewall.no_way_in.direction == "INGRESS" && one(google_compute_firewall.no_way_in.deny).protocol == "all" && google_compute_firewall.no_way_in.priority > google_compute_firewall.among_workers_in.priority
    error_message = "what no rule lets in stays out"
  }
  assert {
    condition     = google_compute_firewall.no_way_out.direction == "EGRESS" && one(google_compute_firewall.no_way_out.deny).protocol == "all"
    error_message = "what no rule lets out stays in"
  }
  assert {
    condition     = one(google_compute_firewall.vendors.allow).ports == tolist(["443"])
    error_message = "vendors are called by HTTPS alone"
  }
  assert {
    condition     = google_compute_firewall.among_workers_in.source_tags == toset(["dataflow"]) && google_compute_firewall.among_workers_out.destination_ranges == toset(["10.20.0.0/22"])
    error_message = "workers hear workers alone"
  }
  assert {
    condition     = google_compute_router_nat.this.nat_ip_allocate_option == "AUTO_ONLY" && length(google_compute_address.egress) == 0
    error_message = "no fixed address unless a vendor wants one"
  }
  assert {
    condition     = google_dns_record_set.addresses["googleapis"].name == "private.googleapis.com." && google_dns_record_set.names["pkg"].name == "*.pkg.dev."
    error_message = "names of Google lead to its private range"
  }
  assert {
    condition     = output.dataflow_subnetwork == "regions/europe-west1/subnetworks/bosco-workers"
    error_message = "as Dataflow wants it: ${output.dataflow_subnetwork}"
  }
}

run "fixed_addresses_for_allow_lists" {
  command = plan
  module {
    source = "../modules/network"
  }
  variables {
    fixed_egress_addresses   = 2
    private_google_addresses = false
    vendor_ports             = ["443", "22"]
  }

  assert {
    condition     = google_compute_router_nat.this.nat_ip_allocate_option == "MANUAL_ONLY" && length(google_compute_address.egress) == 2
    error_message = "two addresses, used by Cloud NAT alone"
  }
  assert {
    condition     = length(google_dns_managed_zone.google) == 0
    error_message = "zones only when asked for"
  }
}

run "a_public_range_is_refused" {
  command = plan
  module {
    source = "../modules/network"
  }
  variables {
    workers_range = "8.8.8.0/24"
  }
  expect_failures = [var.workers_range]
}

run "too_many_addresses_are_refused" {
  command = plan
  module {
    source = "../modules/network"
  }
  variables {
    fixed_egress_addresses = 9
  }
  expect_failures = [var.fixed_egress_addresses]
}
