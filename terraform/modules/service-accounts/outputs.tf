output "emails" {
  description = "The accounts' addresses, by name."
  value       = local.emails
  depends_on  = [google_service_account.account, google_service_account_iam_member.deployer]
}

output "lister_role" {
  description = "The role that sees names of objects and nothing in them."
  value       = "projects/${var.project_id}/roles/boscoObjectLister"
}
