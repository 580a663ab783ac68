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

variable "rotation" {
  description = "Seconds after which a key gets a new version, at most 90 days. Old versions stay and go on decrypting."
  type        = string
  default     = "7776000s"
  validation {
    condition     = can(regex("^[0-9]+s$", var.rotation)) && try(tonumber(trimsuffix(var.rotation, "s")) >= 86400 && tonumber(trimsuffix(var.rotation, "s")) <= 7776000, false)
    error_message = "rotation must be 86400s (a day) to 7776000s (90 days)."
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
