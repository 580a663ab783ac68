output "topics" {
  description = "Resource names of the topics, by name."
  value       = { for name in keys(var.topics) : name => "projects/${var.project_id}/topics/${name}" }
  depends_on  = [google_pubsub_topic.topic, google_pubsub_topic_iam_member.publisher]
}

output "subscriptions" {
  description = "Resource names of the subscriptions the product reads, by topic."
  value       = { for name in keys(local.read) : name => "projects/${var.project_id}/subscriptions/${name}" }
  depends_on  = [google_pubsub_subscription_iam_member.subscriber, google_pubsub_subscription_iam_member.viewer]
}

output "dead_subscriptions" {
  description = "Names of the subscriptions where dead letters wait."
  value       = [for name in keys(local.read) : "${name}-dead"]
}
