output "keys" {
  description = "The keys' resource names, by name. Whoever uses one waits until its users may."
  value       = local.names
  depends_on  = [google_kms_crypto_key_iam_member.user]
}
