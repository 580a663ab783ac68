variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "name" {
  description = "Name of the key ring."
  type        = string
}

variable "location" {
  description = "Where the keys are kept. A key serves only data of its own location; `europe` serves BigQuery's EU."
  type        = string
  validation {
    condition     = can(regex("^(europe|eur[0-9]|europe-[a-z]+[0-9]+)$", var.location))
    error_message = "location must be in the EU: `europe`, or a region such as europe-west1."
  }
}

variable "keys" {
  description = "The keys by name; each with the members that may encrypt and decrypt with it, by a word of yours for each."
  type        = map(map(string))
}

variable "rotation_days" {
  description = "Days after which a key gets a new version. Old versions stay and go on decrypting."
  type        = number
  default     = 90
  validation {
    condition     = var.rotation_days >= 1 && var.rotation_days <= 365
    error_message = "rotation_days must be 1 to 365."
  }
}

variable "protection" {
  description = "SOFTWARE, or HSM where a contract asks for it (about 16 times the price)."
  type        = string
  default     = "SOFTWARE"
  validation {
    condition     = contains(["SOFTWARE", "HSM"], var.protection)
    error_message = "protection must be SOFTWARE or HSM."
  }
}

variable "labels" {
  description = "Labels of the keys."
  type        = map(string)
  default     = {}
}
