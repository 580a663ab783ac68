output "policy_tags" {
  description = "Resource names of the policy tags, by class of personal data: what the tables' columns are tagged with."
  value       = { for class, tag in google_data_catalog_policy_tag.class : class => tag.name }
  depends_on  = [google_bigquery_datapolicy_data_policy.mask]
}
