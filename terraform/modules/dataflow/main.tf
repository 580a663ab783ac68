# The job that runs all day. Batch jobs are started by Composer, not here.

resource "google_dataflow_flex_template_job" "job" {
  provider                = google-beta
  project                 = var.project_id
  region                  = var.region
  name                    = var.name
  container_spec_gcs_path = var.template
  parameters              = var.parameters
  service_account_email   = var.service_account
  subnetwork              = var.subnetwork
  ip_configuration        = "WORKER_IP_PRIVATE"
  kms_key_name            = var.kms_key
  temp_location           = var.temp_location
  staging_location        = var.temp_location
  machine_type            = var.machine_type
  num_workers             = 1
  max_workers             = var.max_workers
  autoscaling_algorithm   = "THROUGHPUT_BASED"
  enable_streaming_engine = true
  additional_experiments  = ["use_runner_v2"]
  labels                  = var.labels

  # What was read is finished before the job ends.
  on_delete                    = "drain"
  skip_wait_on_job_termination = false
}
