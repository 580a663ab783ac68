variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Region of the images."
  type        = string
}

variable "kms_key" {
  description = "The key images are encrypted with."
  type        = string
}

variable "readers" {
  description = "Members that pull images, by a word of yours."
  type        = map(string)
}

variable "writers" {
  description = "Members that push images, by a word of yours: the build, never a person."
  type        = map(string)
  default     = {}
}

variable "keep_versions" {
  description = "How many versions of an image are kept at least: as far as one can go back."
  type        = number
  default     = 20
}

variable "scan" {
  description = "Whether images are searched for known holes when pushed ($0.26 each)."
  type        = bool
  default     = true
}

variable "labels" {
  description = "Labels of the repository."
  type        = map(string)
  default     = {}
}
