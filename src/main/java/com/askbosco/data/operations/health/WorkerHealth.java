package com.askbosco.data.operations.health;

import com.askbosco.data.gcp.ProjectApi;
import com.askbosco.data.gcp.ProjectApi.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What workers need of a project: accounts, the key, the network, quotas. */
final class WorkerHealth {
  private static final String APPLY = ProjectHealth.APPLY;

  private final ProjectApi api;
  private final String project;
  private final Health health;

  WorkerHealth(ProjectApi api, String project, Health health) {
    this.api = api;
    this.project = project;
    this.health = health;
  }

  /**
   * Looks at everything.
   *
   * @param told what terraform says of the environment
   */
  void look(JsonNode told) throws InterruptedException {
    health.look("accounts", () -> accounts(told));
    health.look("keys", () -> key(told));
    health.look("network", () -> network(told));
    health.look("quotas", () -> quotas(told.path("region").asText()));
  }

  private void accounts(JsonNode told) {
    Set<String> accounts = new LinkedHashSet<>();
    told.properties().forEach(field -> {
      if (field.getKey().endsWith("_service_account")
          && !field.getValue().asText().isEmpty()) {
        accounts.add(field.getValue().asText());
      }
    });
    int good = 0;
    for (String account : accounts) {
      Answer answer = api.get(
          "https://iam.googleapis.com/v1/projects/" + project + "/serviceAccounts/" + account);
      if (!answer.isOk()) {
        health.wrong("accounts", "cannot be read: " + answer.reason(), account, APPLY);
      } else if (answer.body().path("disabled").asBoolean()) {
        health.wrong(
            "accounts",
            "is disabled: its jobs cannot start",
            account,
            "Run `gcloud iam service-accounts enable " + account + "`.");
      } else {
        good++;
      }
    }
    if (good == accounts.size()) {
      health.ok("accounts", good + " service accounts are there");
    }
  }

  private void key(JsonNode told) {
    String key = told.path("kms_key").asText();
    if (key.isEmpty()) {
      return;
    }
    Answer answer = api.get("https://cloudkms.googleapis.com/v1/" + key);
    String state = answer.body().path("primary").path("state").asText();
    if (!answer.isOk()) {
      health.wrong("keys", "the key cannot be read: " + answer.reason(), key, APPLY);
    } else if (!state.equals("ENABLED")) {
      health.wrong(
          "keys",
          "the key's version is " + state + ": nothing encrypted with it can be read",
          key,
          "Run `gcloud kms keys versions enable` for it.");
    } else {
      health.ok("keys", "the key of the workers is in force");
    }
  }

  private void network(JsonNode told) {
    String name = told.path("subnetwork").asText();
    if (name.isEmpty()) {
      return;
    }
    int at = name.indexOf("projects/");
    String path = at >= 0 ? name.substring(at) : "projects/" + project + "/" + name;
    Answer answer = api.get("https://compute.googleapis.com/compute/v1/" + path);
    if (!answer.isOk()) {
      health.wrong(
          "network", "the workers' subnetwork cannot be read: " + answer.reason(), name, APPLY);
    } else if (!answer.body().path("privateIpGoogleAccess").asBoolean()) {
      health.wrong(
          "network", "workers without public addresses could not reach Google", name, APPLY);
    } else {
      health.ok("network", "workers reach Google without public addresses");
    }
  }

  private void quotas(String region) {
    Answer answer = api.get(
        "https://compute.googleapis.com/compute/v1/projects/" + project + "/regions/" + region);
    if (!answer.isOk()) {
      health.warn("quotas", "cannot be read: " + answer.reason(), region, "");
      return;
    }
    for (JsonNode quota : answer.body().path("quotas")) {
      String metric = quota.path("metric").asText();
      if (List.of("CPUS", "SSD_TOTAL_GB", "DISKS_TOTAL_GB").contains(metric)) {
        double limit = quota.path("limit").asDouble();
        double left = limit - quota.path("usage").asDouble();
        String text = String.format(
            java.util.Locale.ROOT, "%s: %.0f of %.0f left in %s", metric, left, limit, region);
        if (left < 0.2 * limit || (metric.equals("CPUS") && left < 8)) {
          health.warn(
              "quotas",
              text,
              region,
              "Ask for more under IAM & Admin, Quotas, or jobs wait for workers.");
        } else {
          health.ok("quotas", text);
        }
      }
    }
  }
}
