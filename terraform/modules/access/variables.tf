variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "engineers" {
  description = "Address of the engineers' group; null for none."
  type        = string
  default     = null
}

variable "analysts" {
  description = "Address of the analysts' group; null for none."
  type        = string
  default     = null
}

variable "ml" {
  description = "Address of the data scientists' group; null for none."
  type        = string
  default     = null
}

variable "engineers_operate" {
  description = "Whether engineers may start, drain and cancel jobs and trigger DAGs by hand, beyond looking."
  type        = bool
}

variable "with_composer" {
  description = "Whether there is Airflow to look at."
  type        = bool
}
