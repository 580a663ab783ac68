variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "location" {
  description = "Location of the datasets, such as EU."
  type        = string
}

variable "kms_key" {
  description = "The key of that location (`europe` for EU)."
  type        = string
}

variable "labels" {
  description = "Labels of the datasets."
  type        = map(string)
  default     = {}
}

variable "owner" {
  description = "Address of the service account that owns the datasets: the one Terraform runs as."
  type        = string
  validation {
    condition     = endswith(var.owner, ".iam.gserviceaccount.com")
    error_message = "owner must be a service account: a person leaves, and a dataset has to have an owner."
  }
}

variable "datasets" {
  description = "The datasets by name: who reads and who writes them (addresses of service accounts and of groups), how long tables live when not for ever."
  type = map(object({
    description     = string
    expire_days     = optional(number)
    time_travel     = optional(number, 168)
    reader_accounts = optional(set(string), [])
    reader_groups   = optional(set(string), [])
    writer_accounts = optional(set(string), [])
    writer_groups   = optional(set(string), [])
  }))
  validation {
    condition     = alltrue([for name in keys(var.datasets) : can(regex("^[a-z][a-z0-9_]*$", name)) && !startswith(name, "client_")])
    error_message = "datasets: names are lower case with underscores; client_… is for clients."
  }
  validation {
    condition     = alltrue([for d in var.datasets : d.time_travel >= 48 && d.time_travel <= 168])
    error_message = "datasets: time_travel must be 48 to 168 hours."
  }
}

variable "shared_dataset" {
  description = "The dataset clients' views read from."
  type        = string
  default     = "gold"
}

variable "clients" {
  description = "Clients who read their own figures in BigQuery: by client id, the groups that may, and the tables of the shared dataset they see."
  type = map(object({
    groups = set(string)
    tables = optional(set(string), [])
  }))
  default = {}
  validation {
    condition     = alltrue([for id in keys(var.clients) : can(regex("^[a-z][a-z0-9_-]*$", id))])
    error_message = "clients: an id is as in clients/ID.yaml: lower case letters, digits, - and _."
  }
  validation {
    condition     = alltrue(flatten([for c in var.clients : [for t in c.tables : can(regex("^[a-z][a-z0-9_]*$", t))]]))
    error_message = "clients: tables are names of tables alone, such as mart_performance_daily."
  }
}

variable "deletable" {
  description = "Whether `terraform destroy` may delete datasets that hold tables."
  type        = bool
  default     = false
}
