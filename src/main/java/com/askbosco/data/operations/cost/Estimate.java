package com.askbosco.data.operations.cost;

import com.askbosco.data.operations.cost.CostFiles.Coefficient;
import com.askbosco.data.operations.cost.CostFiles.Prices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a scenario costs a month, in dollars, once history has filled up. Money is a floating number here: an estimate has no cents.
 *
 * @param lines each service's items, in the order of the way of the data
 */
public record Estimate(Scenario scenario, List<Line> lines) {
  /** Days of a month. */
  static final double DAYS = 30.4;

  private static final double HOURS = 730;
  private static final double GIB = 1.073741824;

  /** The prices the model asks for. */
  static final Set<String> PRICES = Set.of(
      "dataflow_vcpu_hour_batch",
      "dataflow_gb_hour_batch",
      "dataflow_disk_gb_hour",
      "dataflow_shuffle_gb",
      "dataflow_vcpu_hour_streaming",
      "dataflow_gb_hour_streaming",
      "dataflow_streaming_engine_gb",
      "bigquery_scan_tib",
      "bigquery_active_gb_month",
      "bigquery_long_term_gb_month",
      "gcs_standard_gb_month",
      "gcs_nearline_gb_month",
      "gcs_coldline_gb_month",
      "gcs_class_a_1000",
      "gcs_class_b_1000",
      "composer_dcu_hour",
      "composer_database_gib_hour",
      "secret_version_month",
      "secret_access_10000",
      "kms_key_version_month",
      "kms_operations_10000",
      "pubsub_tib",
      "logging_gib",
      "monitoring_mib",
      "run_vcpu_hour",
      "run_gib_hour",
      "nat_vm_hour",
      "nat_gib",
      "nat_address_hour",
      "egress_gib",
      "artifact_gb_month");

  /**
   * One item of a bill.
   *
   * @param quantity units a month, before what is free
   */
  public record Line(String service, String item, double quantity, Price price, double usd) {}

  /** Computes a scenario. */
  public static Estimate of(
      Scenario scenario, Prices prices, Map<String, Coefficient> coefficients) {
    return new Builder(scenario, prices, coefficients).build();
  }

  /** Dollars a month. */
  public double total() {
    return lines.stream().mapToDouble(Line::usd).sum();
  }

  /** Dollars a month by service, in the order of the lines. */
  public Map<String, Double> byService() {
    Map<String, Double> services = new LinkedHashMap<>();
    lines.forEach(line -> services.merge(line.service(), line.usd(), Double::sum));
    return services;
  }

  /** Dollars a client and month. */
  public double perClient() {
    return total() / scenario.clients();
  }

  /** What is left of a client's price, as a share of it; 0 when nothing is paid. */
  public double margin() {
    double price = scenario.pricePerClient().doubleValue();
    return price == 0 ? 0 : (price - perClient()) / price;
  }

  private static final class Builder {
    private final Scenario scenario;
    private final Prices prices;
    private final Map<String, Coefficient> coefficients;
    private final List<Line> lines = new ArrayList<>();

    Builder(Scenario scenario, Prices prices, Map<String, Coefficient> coefficients) {
      this.scenario = scenario;
      this.prices = prices;
      this.coefficients = coefficients;
    }

    private double k(String name) {
      Coefficient coefficient = coefficients.get(name);
      if (coefficient == null) {
        throw new IllegalArgumentException("model.yaml has no coefficient " + name);
      }
      return coefficient.value().doubleValue();
    }

    private void line(String service, String item, String id, double quantity) {
      Price price = prices.prices().get(id);
      if (price == null) {
        throw new IllegalArgumentException("There is no price " + id);
      }
      double billed = Math.max(0, quantity - price.free().doubleValue());
      lines.add(new Line(service, item, quantity, price, billed * price.usd().doubleValue()));
    }

    Estimate build() {
      double freshGb = scenario.gbPerMonth().doubleValue() * scenario.peakShare();
      double readGb = freshGb * k("reads_of_a_day");
      double calls = scenario.callsPerDay().doubleValue() * DAYS * scenario.peakShare();
      double runs = scenario.runsPerDay() * DAYS;
      dataflow(readGb, calls, runs);
      bigQuery(freshGb);
      storage(readGb, calls);
      line("Composer", "environment", "composer_dcu_hour", k("composer_dcu") * HOURS);
      line(
          "Composer", "database", "composer_database_gib_hour", k("composer_database_gib") * HOURS);
      network(readGb);
      security(runs);
      line("Pub/Sub", "webhooks, dead letters", "pubsub_tib", k("webhook_gib") / 1024);
      line("Cloud Run", "processor", "run_vcpu_hour", k("api_vcpu_hours"));
      line("Cloud Run", "memory", "run_gib_hour", k("api_vcpu_hours"));
      line("Monitoring", "logs", "logging_gib", runs * k("log_gib_per_run"));
      line(
          "Monitoring",
          "metrics",
          "monitoring_mib",
          scenario.clients() * k("metric_mib_per_client"));
      line("Artifact Registry", "images", "artifact_gb_month", k("image_gb"));
      return new Estimate(scenario, List.copyOf(lines));
    }

    /** Workers are there for as long as vendors answer or processors work, whichever is longer. */
    private void dataflow(double readGb, double calls, double runs) {
      double records = readGb * 1e9 / k("record_bytes");
      double cpuHours = records / k("records_per_cpu_second") / k("vcpu_share_of_core") / 3600;
      double waiting = calls * k("seconds_per_call") / k("parallel_reads") / 3600;
      double jobs = 2 * runs; // a job of refine and marts follows each ingest
      double workerHours = jobs * scenario.workers() * k("startup_minutes") / 60
          + Math.max(waiting, cpuHours / k("worker_vcpus"));
      double launcherHours = jobs * k("launcher_minutes") / 60;
      line(
          "Dataflow",
          "processors",
          "dataflow_vcpu_hour_batch",
          workerHours * k("worker_vcpus") + launcherHours);
      line(
          "Dataflow",
          "memory",
          "dataflow_gb_hour_batch",
          workerHours * k("worker_gb") + launcherHours * k("worker_gb") / 2);
      line(
          "Dataflow",
          "disks",
          "dataflow_disk_gb_hour",
          (workerHours + launcherHours) * k("worker_disk_gb"));
      double always = scenario.streamingWorkers() * HOURS;
      line(
          "Dataflow",
          "streaming, processors",
          "dataflow_vcpu_hour_streaming",
          always * k("worker_vcpus"));
      line("Dataflow", "streaming, memory", "dataflow_gb_hour_streaming", always * k("worker_gb"));
      line(
          "Dataflow",
          "streaming engine",
          "dataflow_streaming_engine_gb",
          scenario.streamingWorkers() * k("streaming_engine_gb_per_worker"));
      line("Dataflow", "shuffle", "dataflow_shuffle_gb", readGb * k("shuffle_gb_per_gb"));
      line("Network", "NAT, machines", "nat_vm_hour", workerHours + launcherHours + always);
    }

    private void bigQuery(double freshGb) {
      double monthGb =
          freshGb * (k("bronze_gb_per_gb") + k("silver_gb_per_gb") + k("gold_gb_per_gb"));
      double active = Math.min(k("kept_months"), k("long_term_after_months"));
      line("BigQuery", "active storage", "bigquery_active_gb_month", monthGb * active);
      line(
          "BigQuery",
          "long-term storage",
          "bigquery_long_term_gb_month",
          monthGb * (k("kept_months") - active));
      double silverDay = freshGb * k("silver_gb_per_gb") / DAYS;
      double builds = scenario.runsPerDay() * DAYS;
      double build = Math.max(
          k("tables_of_a_build") * k("scan_minimum_gb"),
          silverDay
              * k("build_scans_of_a_day")
              * k("builds_of_a_client_day")
              / scenario.runsPerDay());
      line("BigQuery", "scans of marts", "bigquery_scan_tib", builds * build / 1024 / GIB);
      double commits = builds
          * Math.max(
              k("scan_minimum_gb") * scenario.sources() * 4,
              silverDay * k("commit_scans_of_a_day") / scenario.runsPerDay());
      paid("BigQuery", "scans of commits", commits / 1024 / GIB);
      double queries = scenario.clients() * k("queries_per_client_day") * DAYS;
      paid("BigQuery", "scans of readers", queries * k("query_gb") / 1024 / GIB);
    }

    /** What is free was counted with the first line of scans. */
    private void paid(String service, String item, double tib) {
      Price price = java.util.Objects.requireNonNull(prices.prices().get("bigquery_scan_tib"));
      lines.add(new Line(service, item, tib, price, tib * price.usd().doubleValue()));
    }

    private void storage(double readGb, double calls) {
      double monthGb = readGb * k("raw_gzip_share");
      line(
          "Cloud Storage",
          "raw, standard",
          "gcs_standard_gb_month",
          monthGb * k("raw_standard_months"));
      line(
          "Cloud Storage",
          "raw, nearline",
          "gcs_nearline_gb_month",
          monthGb * k("raw_nearline_months"));
      line(
          "Cloud Storage",
          "raw, coldline",
          "gcs_coldline_gb_month",
          monthGb * k("raw_coldline_months"));
      double writes = calls * (k("pages_per_call") + k("files_per_call"));
      line("Cloud Storage", "writes", "gcs_class_a_1000", writes / 1000);
      line("Cloud Storage", "reads", "gcs_class_b_1000", writes / 1000);
    }

    private void network(double readGb) {
      line("Network", "NAT, data of vendors", "nat_gib", readGb / GIB);
      line("Network", "NAT, addresses", "nat_address_hour", 2 * HOURS);
      line("Network", "requests to vendors", "egress_gib", readGb / GIB * 0.02);
    }

    private void security(double runs) {
      double secrets = (double) scenario.clients() * scenario.sources();
      // the version in force and the one before it
      line("Secret Manager", "versions", "secret_version_month", secrets * 2);
      line(
          "Secret Manager",
          "accesses",
          "secret_access_10000",
          secrets * DAYS * Math.max(1, runs / DAYS / scenario.sources()) / 10_000);
      line("KMS", "keys", "kms_key_version_month", k("kms_keys") * 4);
      line("KMS", "operations", "kms_operations_10000", runs * 200 / 10_000);
    }
  }
}
