package com.askbosco.data.operations.health;

import com.askbosco.data.gcp.ProjectApi;
import com.askbosco.data.gcp.ProjectApi.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A Google Cloud project, as {@code terraform/} makes it: whether it is there, what is switched on, datasets, buckets, keys,
 * accounts, secrets, the network and quotas. Only reads, never a secret's value.
 */
public final class ProjectHealth {
  private static final String AREA = "project";
  /** What makes what is missing. */
  static final String APPLY = "Run `terraform apply` in terraform/environments of this project.";

  private static final List<String> SERVICES = List.of(
      "bigquery",
      "dataflow",
      "storage",
      "secretmanager",
      "cloudkms",
      "compute",
      "iam",
      "monitoring",
      "logging");
  private static final List<String> DATASETS =
      List.of("bronze", "silver", "gold", "ops", "staging");
  private static final List<String> PERMISSIONS = List.of(
      "dataflow.jobs.list",
      "dataflow.jobs.get",
      "bigquery.datasets.get",
      "storage.buckets.get",
      "secretmanager.versions.get",
      "iam.serviceAccounts.get");

  private final ProjectApi api;
  private final String project;
  private final Health health;

  /** Looks at a project and writes down what it finds. */
  public ProjectHealth(ProjectApi api, String project, Health health) {
    this.api = api;
    this.project = project;
    this.health = health;
  }

  /**
   * Looks at everything.
   *
   * @param secrets resource names of the secrets that clients' files name
   */
  public void look(Set<String> secrets) throws InterruptedException {
    health.look(AREA, () -> {
      if (!isThere()) {
        return;
      }
      health.look(AREA, this::services);
      health.look("permissions", this::permissions);
      JsonNode told = environment();
      health.look("warehouse", () -> datasets(told.path("warehouse_location").asText("EU")));
      if (told.isObject()) {
        health.look("storage", () -> buckets(told));
        new WorkerHealth(api, project, health).look(told);
      }
      Set<String> all = new LinkedHashSet<>(secrets);
      told.path("secrets").forEach(each -> all.add(bare(each.asText())));
      health.look("secrets", () -> secrets(all));
    });
  }

  private boolean isThere() {
    Answer answer = api.get("https://cloudresourcemanager.googleapis.com/v1/projects/" + project);
    if (!answer.isOk()) {
      health.wrong(
          AREA,
          "the project cannot be read: " + answer.reason(),
          project,
          answer.status() == 401
              ? "Run `gcloud auth application-default login`."
              : "Look for a wrong name, or ask for roles/browser in it.");
      return false;
    }
    String state = answer.body().path("lifecycleState").asText();
    if (!state.equals("ACTIVE")) {
      health.wrong(AREA, "the project is " + state, project, "Restore it, or name another one.");
      return false;
    }
    health.ok(AREA, project + " is there");
    return true;
  }

  private void services() {
    List<String> off = new ArrayList<>();
    for (String service : SERVICES) {
      Answer answer = api.get("https://serviceusage.googleapis.com/v1/projects/" + project
          + "/services/" + service + ".googleapis.com");
      if (!answer.isOk()) {
        health.warn(
            AREA,
            "services cannot be seen: " + answer.reason(),
            service + ".googleapis.com",
            "Ask for roles/serviceusage.serviceUsageViewer.");
        return;
      }
      if (!answer.body().path("state").asText().equals("ENABLED")) {
        off.add(service + ".googleapis.com");
      }
    }
    if (off.isEmpty()) {
      health.ok(AREA, SERVICES.size() + " services are on");
    } else {
      health.wrong(AREA, "services are off", String.join(", ", off), APPLY);
    }
  }

  private void permissions() {
    Answer answer = api.post(
        "https://cloudresourcemanager.googleapis.com/v1/projects/" + project
            + ":testIamPermissions",
        "{\"permissions\": [\"" + String.join("\", \"", PERMISSIONS) + "\"]}");
    List<String> missing = new ArrayList<>(PERMISSIONS);
    answer.body().path("permissions").forEach(each -> missing.remove(each.asText()));
    if (missing.isEmpty()) {
      health.ok("permissions", "you may look at all of it");
    } else {
      health.warn(
          "permissions",
          "you lack " + String.join(", ", missing),
          project,
          "What follows may be missing for that reason alone; the groups' roles are in terraform/modules/access.");
    }
  }

  /** What terraform says of the environment; missing node when it says nothing. */
  private JsonNode environment() {
    Answer answer = api.get("https://storage.googleapis.com/storage/v1/b/" + project
        + "-config/o/environment.json?alt=media");
    if (!answer.isOk()) {
      health.wrong(
          AREA,
          "what terraform made is not told: " + answer.reason(),
          "gs://" + project + "-config/environment.json",
          APPLY);
    }
    return answer.isOk()
        ? answer.body()
        : com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  private void datasets(String location) {
    int good = 0;
    for (String dataset : DATASETS) {
      Answer answer = api.get("https://bigquery.googleapis.com/bigquery/v2/projects/" + project
          + "/datasets/" + dataset);
      String where = project + ":" + dataset;
      JsonNode body = answer.body();
      if (!answer.isOk()) {
        health.wrong("warehouse", "the dataset cannot be read: " + answer.reason(), where, APPLY);
      } else if (!body.path("location").asText().equalsIgnoreCase(location)) {
        health.wrong(
            "warehouse",
            "the dataset lies in " + body.path("location").asText() + ", the others in " + location,
            where,
            "A dataset cannot be moved: copy it, drop it, and " + APPLY);
      } else if (dataset.equals("staging") && !body.hasNonNull("defaultTableExpirationMs")) {
        health.warn("warehouse", "staged tables never expire and are paid for", where, APPLY);
      } else {
        good++;
      }
    }
    if (good == DATASETS.size()) {
      health.ok("warehouse", good + " datasets are in " + location);
    }
  }

  private void buckets(JsonNode told) {
    Set<String> buckets = new LinkedHashSet<>();
    told.properties().forEach(field -> {
      String value = field.getValue().asText();
      if (field.getKey().endsWith("_location") && value.startsWith("gs://")) {
        buckets.add(value.substring("gs://".length()).replaceFirst("/.*", ""));
      }
    });
    int good = 0;
    for (String bucket : buckets) {
      Answer answer = api.get("https://storage.googleapis.com/storage/v1/b/" + bucket);
      String prevention =
          answer.body().path("iamConfiguration").path("publicAccessPrevention").asText();
      if (!answer.isOk()) {
        health.wrong(
            "storage", "the bucket cannot be read: " + answer.reason(), "gs://" + bucket, APPLY);
      } else if (!prevention.equals("enforced")) {
        health.wrong("storage", "the bucket could be made public", "gs://" + bucket, APPLY);
      } else {
        good++;
      }
    }
    if (good == buckets.size()) {
      health.ok("storage", good + " buckets are there and closed to the public");
    }
  }

  private void secrets(Set<String> secrets) {
    int good = 0;
    for (String secret : secrets) {
      String version = secret.contains("/versions/") ? secret : secret + "/versions/latest";
      Answer answer = api.get("https://secretmanager.googleapis.com/v1/" + version);
      String state = answer.body().path("state").asText();
      if (answer.status() == 404) {
        health.wrong(
            "secrets",
            "has no version",
            secret,
            "Run `gcloud secrets versions add " + secret.replaceFirst(".*/secrets/", "")
                + " --data-file=-` (docs/runbooks/rotate-a-secret.md).");
      } else if (!answer.isOk()) {
        health.wrong("secrets", "cannot be read: " + answer.reason(), secret, "");
      } else if (!state.equals("ENABLED")) {
        health.wrong(
            "secrets",
            "the newest version is " + state,
            secret,
            "Enable it or add another one (docs/runbooks/rotate-a-secret.md).");
      } else {
        good++;
      }
    }
    if (good > 0) {
      health.ok("secrets", good + " of " + secrets.size() + " secrets have a version in force");
    }
  }

  private static String bare(String reference) {
    return reference.startsWith("secretmanager:")
        ? reference.substring("secretmanager:".length())
        : reference;
  }
}
