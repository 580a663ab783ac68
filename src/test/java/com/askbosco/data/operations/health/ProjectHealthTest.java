package com.askbosco.data.operations.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.gcp.ProjectApi;
import com.askbosco.data.operations.health.Health.Level;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import com.google.api.client.testing.http.MockLowLevelHttpRequest;
import com.google.api.client.testing.http.MockLowLevelHttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cloud project that answers as Google's APIs do; what it has is in a map by address. */
class ProjectHealthTest {
  private static final String SECRET = "projects/bosco-dev/secrets/aurora-google-ads";

  private final Map<String, String> project = new LinkedHashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final Health health = new Health();

  private final HttpTransport google = new HttpTransport() {
    @Override
    protected LowLevelHttpRequest buildRequest(String method, String url) {
      asked.add(method + " " + url);
      return new MockLowLevelHttpRequest(url) {
        @Override
        public LowLevelHttpResponse execute() {
          String body = project.get(url);
          return new MockLowLevelHttpResponse()
              .setStatusCode(body == null ? 404 : body.contains("\"error\"") ? 403 : 200)
              .setContentType("application/json")
              .setContent(body == null ? "{\"error\": {\"message\": \"not found\"}}" : body);
        }
      };
    }
  };

  @BeforeEach
  void aWholeProject() {
    String manager = "https://cloudresourcemanager.googleapis.com/v1/projects/bosco-dev";
    project.put(manager, "{\"lifecycleState\": \"ACTIVE\"}");
    project.put(
        manager + ":testIamPermissions",
        "{\"permissions\": [\"dataflow.jobs.list\", \"dataflow.jobs.get\", \"bigquery.datasets.get\", \"storage.buckets.get\","
            + " \"secretmanager.versions.get\", \"iam.serviceAccounts.get\"]}");
    for (String service : List.of(
        "bigquery",
        "dataflow",
        "storage",
        "secretmanager",
        "cloudkms",
        "compute",
        "iam",
        "monitoring",
        "logging")) {
      project.put(
          "https://serviceusage.googleapis.com/v1/projects/bosco-dev/services/" + service
              + ".googleapis.com",
          "{\"state\": \"ENABLED\"}");
    }
    project.put(
        "https://storage.googleapis.com/storage/v1/b/bosco-dev-config/o/environment.json?alt=media",
        """
        {"region": "europe-west1", "warehouse_location": "EU", "raw_location": "gs://bosco-dev-raw/raw",
         "clients_location": "gs://bosco-dev-config/clients", "kms_key": "projects/bosco-dev/locations/europe-west1/keyRings/r/cryptoKeys/dataflow",
         "subnetwork": "https://www.googleapis.com/compute/v1/projects/bosco-dev/regions/europe-west1/subnetworks/dataflow",
         "worker_service_account": "bosco-ingest@bosco-dev.iam.gserviceaccount.com",
         "secrets": {"aurora-google-ads": "secretmanager:projects/bosco-dev/secrets/aurora-google-ads"}}
        """);
    for (String dataset : List.of("bronze", "silver", "gold", "ops", "staging")) {
      project.put(
          dataset(dataset), "{\"location\": \"EU\", \"defaultTableExpirationMs\": \"259200000\"}");
    }
    for (String bucket : List.of("bosco-dev-raw", "bosco-dev-config")) {
      project.put(
          "https://storage.googleapis.com/storage/v1/b/" + bucket,
          "{\"iamConfiguration\": {\"publicAccessPrevention\": \"enforced\"}}");
    }
    project.put(account(), "{\"disabled\": false}");
    project.put(
        "https://cloudkms.googleapis.com/v1/projects/bosco-dev/locations/europe-west1/keyRings/r/cryptoKeys/dataflow",
        "{\"primary\": {\"state\": \"ENABLED\"}}");
    project.put(
        "https://compute.googleapis.com/compute/v1/projects/bosco-dev/regions/europe-west1/subnetworks/dataflow",
        "{\"privateIpGoogleAccess\": true}");
    project.put(
        "https://compute.googleapis.com/compute/v1/projects/bosco-dev/regions/europe-west1",
        "{\"quotas\": [{\"metric\": \"CPUS\", \"limit\": 24, \"usage\": 4}, {\"metric\": \"ROUTES\", \"limit\": 1, \"usage\": 1}]}");
    project.put(secret(), "{\"state\": \"ENABLED\"}");
  }

  private static String dataset(String name) {
    return "https://bigquery.googleapis.com/bigquery/v2/projects/bosco-dev/datasets/" + name;
  }

  private static String account() {
    return "https://iam.googleapis.com/v1/projects/bosco-dev/serviceAccounts/bosco-ingest@bosco-dev.iam.gserviceaccount.com";
  }

  private static String secret() {
    return "https://secretmanager.googleapis.com/v1/" + SECRET + "/versions/latest";
  }

  private List<String> look() throws InterruptedException {
    new ProjectHealth(new ProjectApi(google, request -> {}), "bosco-dev", health)
        .look(Set.of(SECRET));
    return health.findings().stream()
        .filter(each -> each.level() != Level.OK)
        .map(each -> each.level() + " " + each.area() + ": " + each.what() + " @ " + each.where())
        .toList();
  }

  @Test
  void aProjectAsTerraformMakesItIsWell() throws InterruptedException {
    assertThat(look()).isEmpty();
    assertThat(health.worst()).isEqualTo(Level.OK);
    assertThat(HealthText.text(health))
        .contains("5 datasets are in EU", "2 buckets are there", "CPUS: 20 of 24 left")
        .endsWith("All is well.\n");
    // a secret's value is never asked for, and nothing is changed
    assertThat(asked).noneMatch(each -> each.contains(":access"));
    assertThat(asked.stream().filter(each -> !each.startsWith("GET ")))
        .containsExactly(
            "POST https://cloudresourcemanager.googleapis.com/v1/projects/bosco-dev:testIamPermissions");
  }

  @Test
  void aProjectThatIsNotThereIsSaidOnce() throws InterruptedException {
    project.clear();
    assertThat(look())
        .containsExactly("WRONG project: the project cannot be read: 404 not found @ bosco-dev");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      a service is off     | https://serviceusage.googleapis.com/v1/projects/bosco-dev/services/dataflow.googleapis.com | {"state": "DISABLED"} | WRONG project: services are off @ dataflow.googleapis.com
      a dataset elsewhere  | https://bigquery.googleapis.com/bigquery/v2/projects/bosco-dev/datasets/gold | {"location": "US"} | WRONG warehouse: the dataset lies in US, the others in EU @ bosco-dev:gold
      a dataset is missing | https://bigquery.googleapis.com/bigquery/v2/projects/bosco-dev/datasets/ops | | WRONG warehouse: the dataset cannot be read: 404 not found @ bosco-dev:ops
      staging never ends   | https://bigquery.googleapis.com/bigquery/v2/projects/bosco-dev/datasets/staging | {"location": "EU"} | WARN warehouse: staged tables never expire and are paid for @ bosco-dev:staging
      a public bucket      | https://storage.googleapis.com/storage/v1/b/bosco-dev-raw | {"iamConfiguration": {"publicAccessPrevention": "inherited"}} | WRONG storage: the bucket could be made public @ gs://bosco-dev-raw
      a disabled account   | https://iam.googleapis.com/v1/projects/bosco-dev/serviceAccounts/bosco-ingest@bosco-dev.iam.gserviceaccount.com | {"disabled": true} | WRONG accounts: is disabled: its jobs cannot start @ bosco-ingest@bosco-dev.iam.gserviceaccount.com
      a destroyed key      | https://cloudkms.googleapis.com/v1/projects/bosco-dev/locations/europe-west1/keyRings/r/cryptoKeys/dataflow | {"primary": {"state": "DESTROYED"}} | WRONG keys: the key's version is DESTROYED: nothing encrypted with it can be read @ projects/bosco-dev/locations/europe-west1/keyRings/r/cryptoKeys/dataflow
      no private access    | https://compute.googleapis.com/compute/v1/projects/bosco-dev/regions/europe-west1/subnetworks/dataflow | {"privateIpGoogleAccess": false} | WRONG network: workers without public addresses could not reach Google @ https://www.googleapis.com/compute/v1/projects/bosco-dev/regions/europe-west1/subnetworks/dataflow
      too few processors   | https://compute.googleapis.com/compute/v1/projects/bosco-dev/regions/europe-west1 | {"quotas": [{"metric": "CPUS", "limit": 8, "usage": 4}]} | WARN quotas: CPUS: 4 of 8 left in europe-west1 @ europe-west1
      an empty secret      | https://secretmanager.googleapis.com/v1/projects/bosco-dev/secrets/aurora-google-ads/versions/latest | | WRONG secrets: has no version @ projects/bosco-dev/secrets/aurora-google-ads
      a disabled secret    | https://secretmanager.googleapis.com/v1/projects/bosco-dev/secrets/aurora-google-ads/versions/latest | {"state": "DISABLED"} | WRONG secrets: the newest version is DISABLED @ projects/bosco-dev/secrets/aurora-google-ads
      a secret not allowed | https://secretmanager.googleapis.com/v1/projects/bosco-dev/secrets/aurora-google-ads/versions/latest | {"error": {"message": "denied"}} | WRONG secrets: cannot be read: 403 denied @ projects/bosco-dev/secrets/aurora-google-ads
      few permissions      | https://cloudresourcemanager.googleapis.com/v1/projects/bosco-dev:testIamPermissions | {"permissions": ["dataflow.jobs.list", "dataflow.jobs.get", "bigquery.datasets.get", "storage.buckets.get", "iam.serviceAccounts.get"]} | WARN permissions: you lack secretmanager.versions.get @ bosco-dev
      """)
  void whatIsWrongIsSaidWithItsPlace(String what, String url, String body, String finding)
      throws InterruptedException {
    if (body == null) {
      project.remove(url);
    } else {
      project.put(url, body);
    }
    assertThat(look()).containsExactly(finding);
  }

  @Test
  void withoutTerraformsWordTheRestIsStillLookedAt() throws InterruptedException {
    project.remove(
        "https://storage.googleapis.com/storage/v1/b/bosco-dev-config/o/environment.json?alt=media");
    project.remove(dataset("gold"));
    assertThat(look())
        .containsExactly(
            "WRONG project: what terraform made is not told: 404 not found @ gs://bosco-dev-config/environment.json",
            "WRONG warehouse: the dataset cannot be read: 404 not found @ bosco-dev:gold");
  }
}
