variable "project_id" {
  description = "Id of the project everything is made in."
  type        = string
}

variable "extra_services" {
  description = "Further APIs to switch on, such as `googleads.googleapis.com` for a connector."
  type        = set(string)
  default     = []
  validation {
    condition     = alltrue([for s in var.extra_services : can(regex("^[a-z0-9-]+\\.googleapis\\.com$", s))])
    error_message = "extra_services: each must look like `name.googleapis.com`."
  }
}

variable "organisation_policies" {
  description = "Whether to forbid keys of service accounts, public buckets and external addresses for the whole project. Needs the role Organization Policy Administrator."
  type        = bool
}
