# Topics, each with a subscription where the product reads it, and where a message goes that could not be handled after so many
# attempts. Without the two grants of the agent Pub/Sub would drop such messages silently.

locals {
  read = { for name, topic in var.topics : name => topic if length(topic.subscribers) > 0 }
  publishers = merge([for name, topic in var.topics : {
    for word, member in topic.publishers : "${name}/${word}" => { topic = name, member = member }
  }]...)
  subscribers = merge([for name, topic in local.read : {
    for word, member in topic.subscribers : "${name}/${word}" => { topic = name, member = member }
  }]...)
}

resource "google_pubsub_topic" "topic" {
  for_each                   = var.topics
  project                    = var.project_id
  name                       = each.key
  kms_key_name               = var.kms_key
  labels                     = var.labels
  message_retention_duration = "604800s" # 7 days back a subscription can be set

  message_storage_policy {
    allowed_persistence_regions = var.regions
    enforce_in_transit          = true
  }
}

resource "google_pubsub_topic" "dead" {
  for_each                   = local.read
  project                    = var.project_id
  name                       = "${each.key}-dead"
  kms_key_name               = var.kms_key
  labels                     = merge(var.labels, { holds = "dead-letters" })
  message_retention_duration = "1209600s"

  message_storage_policy {
    allowed_persistence_regions = var.regions
    enforce_in_transit          = true
  }
}

resource "google_pubsub_subscription" "read" {
  for_each                     = local.read
  project                      = var.project_id
  name                         = each.key
  topic                        = google_pubsub_topic.topic[each.key].id
  ack_deadline_seconds         = 60
  message_retention_duration   = "604800s"
  enable_message_ordering      = each.value.ordered
  enable_exactly_once_delivery = false # Dataflow removes what comes twice itself, and is slower with it
  labels                       = var.labels

  expiration_policy {
    ttl = "" # never
  }
  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }
  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.dead[each.key].id
    max_delivery_attempts = each.value.attempts
  }

  depends_on = [google_pubsub_topic_iam_member.agent_publishes]
}

# Dead letters wait here for somebody to look and to replay them.
resource "google_pubsub_subscription" "dead" {
  for_each                   = local.read
  project                    = var.project_id
  name                       = "${each.key}-dead"
  topic                      = google_pubsub_topic.dead[each.key].id
  ack_deadline_seconds       = 60
  message_retention_duration = "1209600s" # 14 days
  retain_acked_messages      = true
  labels                     = merge(var.labels, { holds = "dead-letters" })

  expiration_policy {
    ttl = ""
  }
}

resource "google_pubsub_topic_iam_member" "agent_publishes" {
  for_each = local.read
  project  = var.project_id
  topic    = google_pubsub_topic.dead[each.key].name
  role     = "roles/pubsub.publisher"
  member   = "serviceAccount:${var.agent}"
}

resource "google_pubsub_subscription_iam_member" "agent_takes" {
  for_each     = local.read
  project      = var.project_id
  subscription = google_pubsub_subscription.read[each.key].name
  role         = "roles/pubsub.subscriber"
  member       = "serviceAccount:${var.agent}"
}

resource "google_pubsub_topic_iam_member" "publisher" {
  for_each = local.publishers
  project  = var.project_id
  topic    = google_pubsub_topic.topic[each.value.topic].name
  role     = "roles/pubsub.publisher"
  member   = each.value.member
}

resource "google_pubsub_subscription_iam_member" "subscriber" {
  for_each     = local.subscribers
  project      = var.project_id
  subscription = google_pubsub_subscription.read[each.value.topic].name
  role         = "roles/pubsub.subscriber"
  member       = each.value.member
}

# Dataflow also looks at what the subscription is like.
resource "google_pubsub_subscription_iam_member" "viewer" {
  for_each     = local.subscribers
  project      = var.project_id
  subscription = google_pubsub_subscription.read[each.value.topic].name
  role         = "roles/pubsub.viewer"
  member       = each.value.member
}
