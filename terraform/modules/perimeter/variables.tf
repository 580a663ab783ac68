variable "policy" {
  description = "Number of the organisation's access policy."
  type        = string
  validation {
    condition     = can(regex("^[0-9]+$", var.policy))
    error_message = "policy must be a number: `gcloud access-context-manager policies list --organization ORG`."
  }
}

variable "name" {
  description = "Name of the perimeter: letters, digits and underscores."
  type        = string
  validation {
    condition     = can(regex("^[a-z][a-z0-9_]*$", var.name))
    error_message = "name: lower case with underscores."
  }
}

variable "project_number" {
  description = "Number of the project inside."
  type        = string
}

variable "enforced" {
  description = "Whether what crosses is refused. Begin with false: it is only logged then. Look at the log for two weeks."
  type        = bool
  default     = false
}

variable "trusted_ranges" {
  description = "Addresses people come from, such as the office's."
  type        = list(string)
  default     = []
}

variable "trusted_members" {
  description = "Accounts that come from elsewhere, such as the one Terraform runs as."
  type        = list(string)
  default     = []
}
