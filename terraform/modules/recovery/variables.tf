variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Region of the copies: another one of the EU."
  type        = string
  validation {
    condition     = can(regex("^europe-[a-z]+[0-9]+$", var.region))
    error_message = "region must be one of the EU's, such as europe-west4."
  }
}

variable "raw_bucket" {
  description = "Name of the bucket of raw pages."
  type        = string
}

variable "storage_key" {
  description = "Key of the copied bucket, in the copies' region."
  type        = string
}

variable "bigquery_key" {
  description = "Key of the copied datasets, in the copies' region."
  type        = string
}

variable "transfer_agent" {
  description = "Address of Storage Transfer Service's agent."
  type        = string
}

variable "account" {
  description = "Address of the account datasets are copied as."
  type        = string
}

variable "owner" {
  description = "Address of the account that owns the copied datasets: the one Terraform runs as."
  type        = string
}

variable "datasets" {
  description = "Datasets that are copied every night."
  type        = set(string)
}

variable "raw_keep_days" {
  description = "Days copies of raw pages are kept, as the pages themselves."
  type        = number
}

variable "labels" {
  description = "Labels of the copies."
  type        = map(string)
  default     = {}
}

variable "deletable" {
  description = "Whether `terraform destroy` may delete copies that hold something."
  type        = bool
  default     = false
}
