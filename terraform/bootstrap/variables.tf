variable "project_id" {
  description = "Id of the project of one environment. It exists and has a billing account."
  type        = string
  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project_id))
    error_message = "project_id must be 6 to 30 lower case letters, digits and dashes: an id, not a number or a name."
  }
}

variable "region" {
  description = "Region of the state."
  type        = string
  default     = "europe-west1"
}

variable "deployers" {
  description = "Members that may run Terraform as the deployer: the engineers' group, such as group:bosco-engineers@example.com. In prod few people, or none."
  type        = set(string)
  validation {
    condition     = alltrue([for m in var.deployers : can(regex("^(group|user|serviceAccount):", m))])
    error_message = "deployers: each begins with group:, user: or serviceAccount:."
  }
}

variable "github_repository" {
  description = "The repository whose builds may run Terraform and push images, OWNER/NAME; null for none. No key is needed for that."
  type        = string
  default     = null
  validation {
    condition     = var.github_repository == null ? true : can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", var.github_repository))
    error_message = "github_repository must be OWNER/NAME."
  }
}

variable "github_branch" {
  description = "The branch whose builds may; builds of pull requests never may."
  type        = string
  default     = "main"
}
