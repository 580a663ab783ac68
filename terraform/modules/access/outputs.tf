output "groups" {
  description = "The groups with roles in the project."
  value       = { for name, told in local.groups : name => told.group }
}
