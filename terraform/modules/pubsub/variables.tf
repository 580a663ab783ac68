variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "regions" {
  description = "Regions messages may be stored in."
  type        = set(string)
}

variable "kms_key" {
  description = "The key messages are encrypted with."
  type        = string
}

variable "agent" {
  description = "Address of Pub/Sub's own agent, which moves messages nobody could handle into the dead-letter topic."
  type        = string
}

variable "labels" {
  description = "Labels of topics and subscriptions."
  type        = map(string)
  default     = {}
}

variable "topics" {
  description = "Topics by name: members that publish, and whether the product reads them (then there is a subscription and a dead-letter topic)."
  type = map(object({
    publishers  = optional(map(string), {})
    subscribers = optional(map(string), {})
    attempts    = optional(number, 10)
    ordered     = optional(bool, false)
  }))
  validation {
    condition     = alltrue([for t in var.topics : t.attempts >= 5 && t.attempts <= 100])
    error_message = "topics: attempts must be 5 to 100, as Pub/Sub has it."
  }
  validation {
    condition     = alltrue([for name in keys(var.topics) : can(regex("^[a-z][a-z0-9-]{2,200}$", name)) && !endswith(name, "-dead")])
    error_message = "topics: names are lower case with dashes; …-dead is for dead letters."
  }
}
