mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "123456789012" }
  }
}
mock_provider "google-beta" {}

variables {
  project_id = "bosco-test"
  regions    = ["europe-west1"]
  kms_key    = "projects/bosco-test/locations/europe-west1/keyRings/bosco/cryptoKeys/pubsub"
  agent      = "service-1@gcp-sa-pubsub.iam.gserviceaccount.com"
  topics = {
    events = { publishers = { webhook = "serviceAccount:webhook@bosco-test.iam.gserviceaccount.com" }, subscribers = { streaming = "serviceAccount:streaming@bosco-test.iam.gserviceaccount.com" }, ordered = true }
    told   = { publishers = { secrets = "serviceAccount:service-1@gcp-sa-secretmanager.iam.gserviceaccount.com" } }
  }
}

run "dead_letters_have_a_place_and_the_agent_may_put_them_there" {
  command = plan
  module {
    source = "../modules/pubsub"
  }

  assert {
    condition     = google_pubsub_subscription.read["events"].dead_letter_policy[0].max_delivery_attempts == 10 && sort(keys(google_pubsub_topic.dead)) == tolist(["events"]) && output.dead_subscriptions == ["events-dead"]
    error_message = "a topic that is read has dead letters"
  }
  assert {
    condition     = google_pubsub_topic_iam_member.agent_publishes["events"].role == "roles/pubsub.publisher" && google_pubsub_topic_iam_member.agent_publishes["events"].topic == "events-dead" && google_pubsub_topic_iam_member.agent_publishes["events"].member == "serviceAccount:${var.agent}"
    error_message = "Pub/Sub's agent publishes dead letters"
  }
  assert {
    condition     = google_pubsub_subscription_iam_member.agent_takes["events"].role == "roles/pubsub.subscriber" && google_pubsub_subscription_iam_member.agent_takes["events"].subscription == "events"
    error_message = "and takes them from the subscription"
  }
  assert {
    condition     = alltrue([for t in merge(google_pubsub_topic.topic, { dead = google_pubsub_topic.dead["events"] }) : t.kms_key_name == var.kms_key && t.message_storage_policy[0].allowed_persistence_regions == toset(["europe-west1"])])
    error_message = "with our key, in our region"
  }
  assert {
    condition     = google_pubsub_subscription.read["events"].expiration_policy[0].ttl == "" && google_pubsub_subscription.dead["events"].message_retention_duration == "1209600s"
    error_message = "subscriptions stay; dead letters wait 14 days"
  }
  assert {
    condition     = sort(keys(google_pubsub_subscription.read)) == tolist(["events"])
    error_message = "nobody subscribes to what monitoring alone looks at"
  }
}

run "attempts_are_as_pubsub_has_them" {
  command = plan
  module {
    source = "../modules/pubsub"
  }
  variables {
    topics = { events = { attempts = 3 } }
  }
  expect_failures = [var.topics]
}
