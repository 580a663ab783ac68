variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "with_composer" {
  description = "Whether Composer runs here."
  type        = bool
}

variable "with_api" {
  description = "Whether the API runs here."
  type        = bool
}

variable "with_webhook" {
  description = "Whether the webhook runs here."
  type        = bool
}

variable "with_recovery" {
  description = "Whether datasets are copied to another region every night."
  type        = bool
}

variable "composer_bucket" {
  description = "Name of Composer's own bucket."
  type        = string
}

variable "deployer" {
  description = "Address of the account Terraform runs as."
  type        = string
}

variable "with_streaming" {
  description = "Whether a job runs all day."
  type        = bool
}

variable "operators" {
  description = "Addresses of groups that start jobs by hand."
  type        = list(string)
  default     = []
}
