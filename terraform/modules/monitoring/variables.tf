variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "project_number" {
  description = "Number of the project, for the budget."
  type        = string
}

variable "environment" {
  description = "dev, staging or prod: stands in the names of alerts."
  type        = string
}

variable "emails" {
  description = "Addresses that are told, by name."
  type        = map(string)
  validation {
    condition     = alltrue([for e in values(var.emails) : can(regex("^[^@\\s]+@[^@\\s]+\\.[a-z]+$", e))])
    error_message = "emails: each must be an address."
  }
}

variable "channels" {
  description = "Notification channels made by hand, projects/P/notificationChannels/N: those that need a token."
  type        = list(string)
  default     = []
  validation {
    condition     = alltrue([for c in var.channels : can(regex("^projects/[^/]+/notificationChannels/[0-9]+$", c))])
    error_message = "channels: each must be projects/P/notificationChannels/N (`gcloud beta monitoring channels list`)."
  }
}

variable "with_composer" {
  description = "Whether Airflow runs here."
  type        = bool
}

variable "with_api" {
  description = "Whether the API runs here."
  type        = bool
}

variable "with_streaming" {
  description = "Whether the job that polls all day runs here."
  type        = bool
}

variable "dead_subscriptions" {
  description = "Names of the subscriptions where dead letters of topics wait."
  type        = list(string)
}

variable "daily_query_tebibytes" {
  description = "TiB of queries a day above which somebody is told."
  type        = number
}

variable "budget" {
  description = "Monthly budget; null for none."
  type = object({
    billing_account = string
    amount          = number
    currency        = string
  })
  default = null
  validation {
    condition     = try(var.budget.amount > 0 && can(regex("^[0-9A-F]{6}-[0-9A-F]{6}-[0-9A-F]{6}$", var.budget.billing_account)), var.budget == null)
    error_message = "budget: amount above 0, billing_account such as 01ABCD-23EF45-6789AB."
  }
}

variable "deployer" {
  description = "Address of the account that may change access; whoever else does is told of."
  type        = string
}

variable "secret_readers" {
  description = "Addresses of the accounts that read secrets; whoever else does is told of."
  type        = list(string)
}

variable "freshness_goal" {
  description = "Share of hourly checks that find each client's figures of yesterday there by 08:00 of its own time zone."
  type        = number
  default     = 0.99
}

variable "availability_goal" {
  description = "Share of the API's answers that are no failure of ours."
  type        = number
  default     = 0.999
}
