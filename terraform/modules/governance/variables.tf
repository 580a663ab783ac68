variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "location" {
  description = "Location of the taxonomy: the datasets' own, in lower case, such as eu."
  type        = string
}

variable "readers" {
  description = "Who sees columns of a class as they are: members by class, each under a word of yours. Everybody else gets a masked value or an error."
  type        = map(map(string))
  validation {
    condition     = length(setsubtract(keys(var.readers), ["hashed", "pseudonym", "free_text"])) == 0
    error_message = "readers: classes are hashed, pseudonym and free_text, as in src/main/resources/canon."
  }
}

variable "masked_readers" {
  description = "Who sees masked values instead of an error: members by a word of yours."
  type        = map(string)
}
