# One network without a way in. Workers have no external address: they reach Google by private access and vendors by Cloud NAT,
# on the ports of HTTPS only.

resource "google_compute_network" "this" {
  #checkov:skip=CKV2_GCP_18:the firewalls are below; the check does not follow references within a module
  project                         = var.project_id
  name                            = "bosco"
  auto_create_subnetworks         = false
  delete_default_routes_on_create = false
  routing_mode                    = "REGIONAL"
}

resource "google_compute_subnetwork" "workers" {
  #checkov:skip=CKV_GCP_76:the network has no IPv6
  project                  = var.project_id
  name                     = "bosco-workers"
  region                   = var.region
  network                  = google_compute_network.this.name
  ip_cidr_range            = var.workers_range
  private_ip_google_access = true
  stack_type               = "IPV4_ONLY"

  log_config {
    aggregation_interval = "INTERVAL_10_MIN"
    flow_sampling        = var.flow_log_sampling
    metadata             = "INCLUDE_ALL_METADATA"
  }
}

resource "google_compute_router" "this" {
  project = var.project_id
  name    = "bosco"
  region  = var.region
  network = google_compute_network.this.name
}

resource "google_compute_address" "egress" {
  count        = var.fixed_egress_addresses
  project      = var.project_id
  name         = "bosco-egress-${count.index}"
  region       = var.region
  address_type = "EXTERNAL"
  description  = "Source address of calls to vendors, by Cloud NAT. Nothing listens on it."
}

resource "google_compute_router_nat" "this" {
  project                             = var.project_id
  name                                = "bosco"
  region                              = var.region
  router                              = google_compute_router.this.name
  nat_ip_allocate_option              = var.fixed_egress_addresses > 0 ? "MANUAL_ONLY" : "AUTO_ONLY"
  nat_ips                             = google_compute_address.egress[*].self_link
  source_subnetwork_ip_ranges_to_nat  = "LIST_OF_SUBNETWORKS"
  enable_dynamic_port_allocation      = true
  enable_endpoint_independent_mapping = false
  min_ports_per_vm                    = 64
  max_ports_per_vm                    = 4096

  subnetwork {
    name                    = google_compute_subnetwork.workers.self_link
    source_ip_ranges_to_nat = ["PRIMARY_IP_RANGE"]
  }

  log_config {
    enable = true
    filter = "ERRORS_ONLY"
  }
}

resource "google_compute_firewall" "no_way_in" {
  project     = var.project_id
  name        = "bosco-no-way-in"
  network     = google_compute_network.this.name
  description = "Nothing comes in that another rule does not let in."
  direction   = "INGRESS"
  priority    = 65000

  source_ranges = ["0.0.0.0/0"]
  deny {
    protocol = "all"
  }
  log_config {
    metadata = "INCLUDE_ALL_METADATA"
  }
}

resource "google_compute_firewall" "no_way_out" {
  project     = var.project_id
  name        = "bosco-no-way-out"
  network     = google_compute_network.this.name
  description = "Nothing goes out that another rule does not let out."
  direction   = "EGRESS"
  priority    = 65000

  destination_ranges = ["0.0.0.0/0"]
  deny {
    protocol = "all"
  }
  log_config {
    metadata = "INCLUDE_ALL_METADATA"
  }
}

resource "google_compute_firewall" "vendors" {
  project     = var.project_id
  name        = "bosco-vendors"
  network     = google_compute_network.this.name
  description = "Workers call vendors and Google."
  direction   = "EGRESS"
  priority    = 1000

  destination_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = var.vendor_ports
  }
}

# Dataflow tags its workers `dataflow`; they shuffle among themselves on these ports.
resource "google_compute_firewall" "among_workers_in" {
  project     = var.project_id
  name        = "bosco-among-workers-in"
  network     = google_compute_network.this.name
  description = "Dataflow workers hear each other."
  direction   = "INGRESS"
  priority    = 1000
  source_tags = ["dataflow"]
  target_tags = ["dataflow"]

  allow {
    protocol = "tcp"
    ports    = ["12345-12346"]
  }
}

resource "google_compute_firewall" "among_workers_out" {
  project            = var.project_id
  name               = "bosco-among-workers-out"
  network            = google_compute_network.this.name
  description        = "Dataflow workers call each other."
  direction          = "EGRESS"
  priority           = 1000
  destination_ranges = [var.workers_range]
  target_tags        = ["dataflow"]

  allow {
    protocol = "tcp"
    ports    = ["12345-12346"]
  }
}

# private.googleapis.com serves all of Google's APIs, Google Ads and Analytics among them; restricted.googleapis.com does not.
locals {
  private_range = ["199.36.153.8", "199.36.153.9", "199.36.153.10", "199.36.153.11"]
  zones = var.private_google_addresses ? {
    googleapis = "googleapis.com."
    gcr        = "gcr.io."
    pkg        = "pkg.dev."
    run        = "run.app."
  } : {}
}

resource "google_dns_managed_zone" "google" {
  #checkov:skip=CKV_GCP_16:DNSSEC is for public zones, this one is private
  for_each    = local.zones
  project     = var.project_id
  name        = "bosco-${each.key}"
  dns_name    = each.value
  description = "Leads to Google's private range."
  visibility  = "private"

  private_visibility_config {
    networks {
      network_url = google_compute_network.this.id
    }
  }
}

resource "google_dns_record_set" "addresses" {
  for_each     = local.zones
  project      = var.project_id
  managed_zone = google_dns_managed_zone.google[each.key].name
  name         = each.key == "googleapis" ? "private.googleapis.com." : each.value
  type         = "A"
  ttl          = 300
  rrdatas      = local.private_range
}

resource "google_dns_record_set" "names" {
  for_each     = local.zones
  project      = var.project_id
  managed_zone = google_dns_managed_zone.google[each.key].name
  name         = "*.${each.value}"
  type         = "CNAME"
  ttl          = 300
  rrdatas      = [each.key == "googleapis" ? "private.googleapis.com." : each.value]
}
