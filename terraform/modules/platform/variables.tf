variable "environment" {
  description = "dev, staging or prod."
  type        = string
  validation {
    condition     = contains(["dev", "staging", "prod"], var.environment)
    error_message = "environment must be dev, staging or prod."
  }
}

variable "project_id" {
  description = "Id of the environment's project."
  type        = string
  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project_id))
    error_message = "project_id must be 6 to 30 lower case letters, digits and dashes: an id, not a number or a name."
  }
}

variable "region" {
  description = "Region of workers, buckets, secrets and services."
  type        = string
  default     = "europe-west1"
  validation {
    condition     = can(regex("^europe-[a-z]+[0-9]+$", var.region)) && !contains(["europe-west2", "europe-west6"], var.region)
    error_message = "region must be in the EU, such as europe-west1 (europe-west2 is London, europe-west6 Zurich)."
  }
}

variable "bigquery_location" {
  description = "Location of the datasets."
  type        = string
  default     = "EU"
  validation {
    condition     = var.bigquery_location == "EU"
    error_message = "bigquery_location must be EU: the keys (location europe) and the taxonomy (eu) go with it."
  }
}

variable "deployer" {
  description = "Address of the service account Terraform runs as, which `bootstrap` made."
  type        = string
  validation {
    condition     = endswith(var.deployer, ".iam.gserviceaccount.com")
    error_message = "deployer must be a service account's address, as `bootstrap` prints it."
  }
}

variable "throwaway" {
  description = "Whether `terraform destroy` may delete buckets and datasets that hold something. Never in prod."
  type        = bool
  default     = false
  validation {
    condition     = !(var.throwaway && var.environment == "prod")
    error_message = "throwaway: prod is not thrown away."
  }
}

variable "organisation_policies" {
  description = "Whether to forbid account keys, public buckets and external addresses by organisation policy. Needs a role on the organisation."
  type        = bool
  default     = false
}

variable "groups" {
  description = "Addresses of Google groups by role; null where there is none."
  type = object({
    engineers = optional(string)
    analysts  = optional(string)
    ml        = optional(string)
    privacy   = optional(string) # puts requests of people who want to be forgotten
  })
  default = {}
  validation {
    condition     = alltrue([for g in values(var.groups) : g == null ? true : can(regex("^[^@:\\s]+@[^@:\\s]+\\.[a-z]+$", g))])
    error_message = "groups: each is the address of a group, without `group:`."
  }
}

variable "engineers_see_data" {
  description = "Whether engineers read the tables (personal columns masked). In prod they look at figures like everybody else, and get more for a while only."
  type        = bool
  default     = true
}

variable "clients" {
  description = "Clients by id, as in clients/ID.yaml: groups that read this client's figures and no other's (the client's own people, a freelancer of the agency), and which marts."
  type = map(object({
    groups = set(string)
    marts  = optional(set(string), [])
  }))
  default = {}
}

variable "secrets" {
  description = "Credentials of connections, by secret id. `refreshes` where the vendor replaces the token while it is used, so that ingest has to store the new one."
  type = map(object({
    client      = string
    source      = string
    refreshes   = optional(bool, false)
    remind_days = optional(number, 180)
  }))
  default = {}
}

variable "webhook_secrets" {
  description = "What vendors sign events with, by secret id."
  type        = map(object({ client = string, source = string }))
  default     = {}
}

variable "release" {
  description = "The release that runs: templates are taken from the folder of that name in the templates' bucket. Null for none yet."
  type        = string
  default     = null
  validation {
    condition     = var.release == null ? true : can(regex("^[0-9A-Za-z][0-9A-Za-z._-]{0,60}$", var.release))
    error_message = "release is the tag given to templates/build push, such as 0.1.0."
  }
}

variable "raw_keep_days" {
  description = "Days raw pages are kept."
  type        = number
  default     = 1100
}

variable "fixed_egress_addresses" {
  description = "How many fixed addresses vendors see us under; 0 when no vendor keeps an allow list."
  type        = number
  default     = 0
}

variable "workers_range" {
  description = "Addresses of workers."
  type        = string
  default     = "10.20.0.0/22"
}

variable "vendor_ports" {
  description = "Ports on the internet workers may reach."
  type        = list(string)
  default     = ["443"]
}

variable "key_protection" {
  description = "SOFTWARE or HSM."
  type        = string
  default     = "SOFTWARE"
}

variable "composer" {
  description = "Airflow; null for none (jobs are then started by hand: about $350 a month saved)."
  type = object({
    image_version = string
    size          = optional(string, "small")
    max_workers   = optional(number, 3)
    resilient     = optional(bool, false)
    snapshots     = optional(bool, false)
    web_ranges    = optional(map(string), {})
    pypi_packages = optional(map(string), {})
    settings      = optional(map(string), {})
    variables     = optional(map(string), {})
    # Ids of connections that hold something secret (Slack, PagerDuty, mail): entries in Secret Manager that Airflow alone reads.
    connections = optional(set(string), [])
  })
  default = null
}

variable "streaming" {
  description = "The job that polls all day; null for none. `template` is the name of the specification in the templates' bucket; machines and workers are those of templates/defaults.yaml unless told here."
  type = object({
    template     = optional(string, "ingest-streaming")
    poll_seconds = optional(number, 900)
    max_workers  = optional(number)
    machine_type = optional(string)
  })
  default = null
  validation {
    condition     = try(var.streaming.poll_seconds >= 60, var.streaming == null)
    error_message = "streaming.poll_seconds must be at least 60."
  }
}

variable "api" {
  description = "The API; null for none."
  type = object({
    image         = string
    users         = map(string)
    min_instances = optional(number, 0)
    max_instances = optional(number, 4)
    environment   = optional(map(string), {})
  })
  default = null
}

variable "webhook" {
  description = "The webhook: the ingest template's image, and its hooks as CLIENT-CONNECTION, each of which gets a topic and a subscription hook-CLIENT-CONNECTION. Null for none."
  type = object({
    image         = string
    hooks         = set(string)
    min_instances = optional(number, 0)
    max_instances = optional(number, 10)
    environment   = optional(map(string), {})
  })
  default = null
  validation {
    condition     = var.webhook == null || var.streaming != null
    error_message = "webhook: without the streaming job nobody reads the events it takes."
  }
}

variable "recovery_region" {
  description = "Region of nightly copies; null for none."
  type        = string
  default     = null
}

variable "perimeter" {
  description = "VPC Service Controls; null for none."
  type = object({
    policy          = string
    enforced        = optional(bool, false)
    trusted_ranges  = optional(list(string), [])
    trusted_members = optional(list(string), [])
  })
  default = null
}

variable "alerts" {
  description = "Who is told: addresses by name, and channels made by hand (PagerDuty, Slack: they need a token, which Terraform must not know)."
  type = object({
    emails   = optional(map(string), {})
    channels = optional(list(string), [])
  })
  validation {
    condition     = length(var.alerts.emails) + length(var.alerts.channels) > 0
    error_message = "alerts: somebody has to be told."
  }
}

variable "budget" {
  description = "Monthly budget in whole units of the billing account's currency; null for none (then nobody is told what it costs)."
  type = object({
    billing_account = string
    amount          = number
    currency        = optional(string, "EUR")
  })
  default = null
}

variable "daily_query_tebibytes" {
  description = "TiB of BigQuery queries a day above which somebody is told ($6.25 each)."
  type        = number
  default     = 1
}

variable "audit_days" {
  description = "Days audit logs are kept."
  type        = number
  default     = 400
}

variable "audit_locked" {
  description = "Whether nobody, not even an owner, can shorten that or delete the log. Cannot be taken back."
  type        = bool
  default     = false
}
