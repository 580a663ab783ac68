variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Where secrets are kept; they leave it never."
  type        = string
}

variable "kms_key" {
  description = "The key of that region."
  type        = string
}

variable "labels" {
  description = "Labels of the secrets."
  type        = map(string)
  default     = {}
}

variable "secrets" {
  description = "Entries by id, without values. `writers` add versions and retire old ones (a refresh token that a vendor replaces); `remind_days` after which the topic says that a value is old. Values are never given to Terraform: it would keep them in its state."
  type = map(object({
    client      = optional(string)
    source      = optional(string)
    readers     = optional(set(string), [])
    writers     = optional(set(string), [])
    remind_days = optional(number, 180)
  }))
  validation {
    condition     = alltrue([for id in keys(var.secrets) : can(regex("^[a-z][a-z0-9_-]{2,80}$", id))])
    error_message = "secrets: ids are lower case with dashes or underscores, such as aurora-google-ads."
  }
  validation {
    condition     = alltrue([for s in var.secrets : s.remind_days >= 1 && s.remind_days <= 365])
    error_message = "secrets: remind_days must be 1 to 365."
  }
}

variable "rotation_topic" {
  description = "Name of the topic that is told of old values."
  type        = string
}
