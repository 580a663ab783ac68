variable "project_id" {
  description = "Id of the project. Names of buckets begin with it."
  type        = string
}

variable "location" {
  description = "Region of the buckets; that of the workers, so that moving data costs nothing."
  type        = string
}

variable "kms_key" {
  description = "The key of the buckets' location."
  type        = string
}

variable "composer_kms_key" {
  description = "The key of Composer's bucket, which has to be its environment's; the others' when null."
  type        = string
  default     = null
}

variable "labels" {
  description = "Labels of the buckets."
  type        = map(string)
  default     = {}
}

variable "raw_keep_days" {
  description = "Days raw pages are kept. Raw is what everything else can be made from; it also holds what vendors know of people, so it cannot be for ever."
  type        = number
  default     = 1100
  validation {
    condition     = var.raw_keep_days >= 400 && var.raw_keep_days <= 3650
    error_message = "raw_keep_days must be 400 (a year to compare with) to 3650."
  }
}

variable "undo_days" {
  description = "Days in which something deleted or overwritten can be brought back, twice: as an older version, then as soft-deleted. A request for erasure is fulfilled when both are over."
  type        = number
  default     = 7
  validation {
    condition     = var.undo_days >= 7 && var.undo_days <= 14
    error_message = "undo_days must be 7 to 14: twice that has to be less than the month the law gives for erasure."
  }
}

variable "deletable" {
  description = "Whether `terraform destroy` may delete buckets that hold something. Only for a project that is thrown away."
  type        = bool
  default     = false
}

variable "with_composer" {
  description = "Whether to make Composer's bucket."
  type        = bool
}

variable "access" {
  description = "Grants: by a word of yours, which bucket, role and member; `prefixes` limits a grant to names that begin so."
  type = map(object({
    bucket   = string
    role     = string
    member   = string
    prefixes = optional(list(string), [])
  }))
  default = {}
  validation {
    condition     = alltrue([for g in var.access : !contains(["allUsers", "allAuthenticatedUsers"], g.member)])
    error_message = "access: no bucket is for everybody."
  }
  validation {
    condition     = alltrue([for g in var.access : length(g.prefixes) <= 5 && alltrue([for p in g.prefixes : can(regex("^[a-z0-9_/.-]+/$", p))])])
    error_message = "access: prefixes are at most five folders and end with /, so that `raw/` is not also `raw-old/`."
  }
}
