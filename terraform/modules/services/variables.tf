variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Region of the services."
  type        = string
}

variable "network" {
  description = "The network their calls leave by."
  type        = string
}

variable "subnetwork" {
  description = "The subnetwork their calls leave by."
  type        = string
}

variable "kms_key" {
  description = "The key their images are encrypted with."
  type        = string
}

variable "labels" {
  description = "Labels of the services."
  type        = map(string)
  default     = {}
}

variable "accounts" {
  description = "Addresses of the accounts `api`, `webhook`, `gateway`, and of Google's agent `iap`."
  type        = map(string)
}

variable "api" {
  description = "The API: its image with a digest or tag, the members that may use it by a word of yours, and its limits. Null for none."
  type = object({
    image         = string
    users         = map(string)
    environment   = optional(map(string), {})
    min_instances = optional(number, 0)
    max_instances = optional(number, 4)
    cpu           = optional(string, "1")
    memory        = optional(string, "512Mi")
  })
  default = null
  validation {
    condition     = try(!endswith(var.api.image, ":latest") && can(regex("[:@]", reverse(split("/", var.api.image))[0])), var.api == null)
    error_message = "api.image needs a tag other than latest, or a digest: what runs has to be known."
  }
  validation {
    condition     = try(length(setintersection(values(var.api.users), ["allUsers", "allAuthenticatedUsers"])) == 0, true)
    error_message = "api.users: the API is not for everybody."
  }
}

variable "webhook" {
  description = "The webhook: its image (that of the ingest template) and limits. Null for none."
  type = object({
    image         = string
    environment   = optional(map(string), {})
    min_instances = optional(number, 0)
    max_instances = optional(number, 10)
    cpu           = optional(string, "1")
    memory        = optional(string, "1Gi")
  })
  default = null
  validation {
    condition     = try(!endswith(var.webhook.image, ":latest") && can(regex("[:@]", reverse(split("/", var.webhook.image))[0])), var.webhook == null)
    error_message = "webhook.image needs a tag other than latest, or a digest: what runs has to be known."
  }
}
