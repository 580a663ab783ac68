variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Region of the job."
  type        = string
}

variable "name" {
  description = "Name of the job. The running job of that name is replaced (updated) when something changes."
  type        = string
}

variable "template" {
  description = "The template's specification, gs://…/ingest.json."
  type        = string
  validation {
    condition     = can(regex("^gs://[a-z0-9._-]+/.+\\.json$", var.template))
    error_message = "template must be gs://BUCKET/….json."
  }
}

variable "parameters" {
  description = "The template's parameters."
  type        = map(string)
  validation {
    condition     = length([for name in keys(var.parameters) : name if can(regex("(?i)secret|password|token|apikey", name))]) == 0
    error_message = "parameters: a job's parameters can be read by everybody who may see the job; secrets lie in Secret Manager."
  }
}

variable "service_account" {
  description = "Address of the account the workers run as."
  type        = string
}

variable "subnetwork" {
  description = "regions/REGION/subnetworks/NAME."
  type        = string
}

variable "kms_key" {
  description = "The key of the job's state."
  type        = string
}

variable "temp_location" {
  description = "gs://… for files on their way."
  type        = string
}

variable "machine_type" {
  description = "Machines of the workers."
  type        = string
  default     = "e2-standard-2"
}

variable "max_workers" {
  description = "How many workers there may be; also the most it can cost."
  type        = number
  default     = 3
  validation {
    condition     = var.max_workers >= 1 && var.max_workers <= 100
    error_message = "max_workers must be 1 to 100."
  }
}

variable "labels" {
  description = "Labels of the job; costs are reported by them."
  type        = map(string)
  default     = {}
}
