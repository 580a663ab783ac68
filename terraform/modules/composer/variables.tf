variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Region of the environment."
  type        = string
}

variable "network" {
  description = "The network."
  type        = string
}

variable "subnetwork" {
  description = "The subnetwork."
  type        = string
}

variable "service_account" {
  description = "Address of the account Airflow runs as."
  type        = string
}

variable "kms_key" {
  description = "The key of the environment. It cannot be changed afterwards."
  type        = string
}

variable "bucket" {
  description = "Name of the bucket of DAGs and logs."
  type        = string
}

variable "labels" {
  description = "Labels of the environment."
  type        = map(string)
  default     = {}
}

variable "image_version" {
  description = "Composer's version, which says Airflow's. `gcloud composer environments list-upgrades bosco` shows what there is."
  type        = string
  validation {
    condition     = can(regex("^composer-3-airflow-[0-9]+(\\.[0-9]+){0,2}(-build\\.[0-9]+)?$", var.image_version))
    error_message = "image_version must be of Composer 3, such as composer-3-airflow-2.10.5-build.12."
  }
}

variable "size" {
  description = "small, medium or large: of Google's own part. About $350 a month for small."
  type        = string
  default     = "small"
  validation {
    condition     = contains(["small", "medium", "large"], var.size)
    error_message = "size must be small, medium or large."
  }
}

variable "max_workers" {
  description = "How many Airflow workers there may be. Tasks wait deferred, so few are needed."
  type        = number
  default     = 3
}

variable "resilient" {
  description = "Whether it survives the failure of a zone (about twice the price)."
  type        = bool
  default     = false
}

variable "variables" {
  description = "Airflow variables the DAGs read, by name."
  type        = map(string)
  validation {
    condition     = alltrue([for name in keys(var.variables) : can(regex("^[a-z][a-z0-9_]*$", name))])
    error_message = "variables: names are lower case with underscores."
  }
}

variable "pypi_packages" {
  description = "Further Python packages with their versions, such as { \"apache-airflow-providers-pagerduty\" = \"==5.3.1\" }; an empty version lets Composer choose one that fits. With any, the build of the environment may reach the internet."
  type        = map(string)
  default     = {}
}

variable "connections_in_secrets" {
  description = "Whether Airflow looks for its connections in Secret Manager, under `airflow-connections-ID`."
  type        = bool
  default     = false
}

variable "settings" {
  description = "Airflow's own settings, as section-name."
  type        = map(string)
  default     = {}
}

variable "web_ranges" {
  description = "Addresses the web page may be opened from, by what they are. Whoever comes from there still has to log in. Empty for everywhere."
  type        = map(string)
  default     = {}
}

variable "snapshots" {
  description = "Folder gs://… for a daily snapshot to restore from; null for none."
  type        = string
  default     = null
}
