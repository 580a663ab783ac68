variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Region of the workers."
  type        = string
}

variable "workers_range" {
  description = "Addresses of the workers, such as 10.20.0.0/22. A /22 is enough for 1,000 of them."
  type        = string
  validation {
    condition     = can(cidrhost(var.workers_range, 0)) && can(regex("^(10\\.|172\\.(1[6-9]|2[0-9]|3[01])\\.|192\\.168\\.)", var.workers_range))
    error_message = "workers_range must be a private range in CIDR form, such as 10.20.0.0/22."
  }
}

variable "fixed_egress_addresses" {
  description = "How many fixed addresses vendors see us under, for their allow lists. 0 lets Google choose and change them."
  type        = number
  default     = 0
  validation {
    condition     = var.fixed_egress_addresses >= 0 && var.fixed_egress_addresses <= 8
    error_message = "fixed_egress_addresses must be 0 to 8."
  }
}

variable "vendor_ports" {
  description = "Ports on the internet that workers may reach: HTTPS; add 22 for a vendor's SFTP."
  type        = list(string)
  default     = ["443"]
}

variable "private_google_addresses" {
  description = "Whether names under googleapis.com and the like lead to Google's private range (a DNS zone each), so that calls of Google never look for the internet."
  type        = bool
  default     = true
}

variable "flow_log_sampling" {
  description = "Share of connections that is logged, 0 to 1."
  type        = number
  default     = 0.1
}
