package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.askbosco.data.lineage.RunJournal;
import com.askbosco.data.local.LocalQueries;
import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.ingest.ProgressListener;
import com.askbosco.data.rules.contract.Contracts;
import com.askbosco.data.rules.contract.DriftKind;
import com.askbosco.data.serve.DriftReport;
import com.askbosco.data.spec.ResourceFolder;
import com.askbosco.data.warehouse.DeadLetterFilter;
import com.askbosco.data.warehouse.QueryEngine;
import com.askbosco.data.warehouse.SliceResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that change what they send, from the run that meets it to the mended contract that brings every row back. */
class ContractScenarioTest {
  /** Kinds of faults that are tried here alone. */
  static final List<String> KINDS = List.of("field_as_text", "new_value");

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 30);
  private static final LocalDate NEXT = FIRST.plusDays(1);
  private static final String BLENDED =
      "SELECT * FROM gold.mart_blended_daily ORDER BY client_id, report_date";
  private static final String DRIFT =
      "SELECT stream, field_path, drift_kind, expected_type, sample_type, is_rejected FROM ops.ctl_schema_drift"
          + " ORDER BY stream, field_path";
  private static final String ADS =
      "SELECT ad_id, adgroup_id, report_date, spend, clicks, conversions FROM silver.fct_ads_ad_daily"
          + " WHERE source_system = 'google-ads' ORDER BY 1, 2, 3";

  @TempDir
  private Path folder;

  /** A folder with Google's connector of the day after: costs come in an object, and the contract's second version says so. */
  private Path mended() throws IOException {
    Path connector = folder.resolve("mended/google-ads");
    Files.createDirectories(connector.resolve("contracts"));
    Map<String, String> contracts = new TreeMap<>();
    contracts.putAll(ResourceFolder.texts("connectors/google-ads/contracts", ".json"));
    contracts.putAll(ResourceFolder.texts("connectors/google-ads/contracts", ".yaml"));
    String v1 = Objects.requireNonNull(contracts.get("ad_group_ad_legacy.v1.json"));
    int at = v1.indexOf("\"cost_micros\"");
    contracts.put(
        "ad_group_ad_legacy.v2.json",
        v1.substring(0, at)
            + v1.substring(at).replaceFirst("\\[ \"integer\",", "[ \"object\", \"integer\","));
    contracts.put("released.yaml", Contracts.read("contracts", contracts).release());
    for (Map.Entry<String, String> each : contracts.entrySet()) {
      Files.writeString(connector.resolve("contracts").resolve(each.getKey()), each.getValue());
    }
    String mapping = Objects.requireNonNull(
        ResourceFolder.texts("connectors/google-ads", "silver.yaml").get("silver.yaml"));
    assertThat(mapping).contains("{path: metrics.cost_micros, unit: micros");
    Files.writeString(
        connector.resolve("silver.yaml"),
        mapping.replace(
            "{path: metrics.cost_micros, unit: micros",
            "{path: [metrics.cost_micros.value, metrics.cost_micros], unit: micros"));
    return Objects.requireNonNull(connector.getParent());
  }

  private static List<DriftReport.Line> drift(Agency agency) {
    try (QueryEngine engine = LocalQueries.open(agency.workspace())) {
      return DriftReport.read(engine);
    }
  }

  @Test
  void aChangedFieldCostsItsRecordsAloneAndAMendedContractBringsThemBack() throws IOException {
    try (Agency good = Agency.open(folder.resolve("good"), "1x2", "");
        Agency agency = Agency.open(folder.resolve("struck"), "1x2", """
            faults:
              - {kind: new_field, field: surprise, vendor: google-ads, stream: campaign}
              - {kind: field_type_change, field: costMicros, every: 8, vendor: google-ads, stream: ad_group_ad_legacy}
              - {kind: removed_field, field: conversionAction, every: 8, vendor: google-ads, stream: conversions}
              - {kind: new_value, field: effective_status, vendor: facebook-marketing, stream: campaigns}
              - {kind: field_as_text, field: sessions, vendor: google-analytics-data-api}
            """)) {
      good.run(FIRST, FIRST);
      RunReport report = agency.run(FIRST, FIRST);

      assertThat(report.exitStatus()).isZero();
      assertThat(agency.csv(BLENDED)).isEqualTo(agency.truth(FIRST, FIRST));
      assertThat(agency.csv(DRIFT)).isEqualTo("""
          stream,field_path,drift_kind,expected_type,sample_type,is_rejected
          ad_group_ad_legacy,metrics.cost_micros,TYPE_CHANGED,integer or string or null,object,true
          campaign,surprise,NEW_FIELD,"",string,false
          campaigns,effective_status,NEW_VALUE,a known value,string,false
          conversions,segments.conversion_action,MISSING_KEY,string,absent,true
          """);
      assertThat(agency.csv(
              "SELECT DISTINCT stage, error_code, STARTS_WITH(contract_version, 'v1+') AS v1"
                  + " FROM ops.ctl_quarantine ORDER BY 2"))
          .isEqualTo("stage,error_code,v1\ncontract," + ErrorCode.ROW_MISSING_KEY.code()
              + ",true\ncontract," + ErrorCode.ROW_WRONG_TYPE.code() + ",true\n");
      assertThat(agency.csv("SELECT DISTINCT status FROM silver.dim_campaign"
              + " WHERE source_system = 'facebook-marketing'"))
          .isEqualTo("status\nOTHER\n");
      assertThat(drift(agency))
          .filteredOn(DriftReport.Line::costs)
          .allSatisfy(line -> assertThat(line.records()).isEqualTo(line.lastRecords()))
          .extracting(DriftReport.Line::kind)
          .containsExactly(DriftKind.TYPE_CHANGED, DriftKind.MISSING_KEY);

      String before = agency.csv(DRIFT.replace("is_rejected", "record_count"));
      agency.connectors(mended());
      agency.replay(DeadLetterFilter.all());

      assertThat(agency.csv(ADS)).isEqualTo(good.csv(ADS));
      assertThat(agency.csv("SELECT DISTINCT error_code FROM ops.ctl_quarantine"))
          .as("what the vendor did not send stays away")
          .isEqualTo("error_code\n" + ErrorCode.ROW_MISSING_KEY.code() + "\n");
      assertThat(agency.csv("SELECT COUNT(*) > 0 AS n FROM silver.fct_ads_ad_daily"
              + " WHERE STARTS_WITH(_contract_version, 'v2+')"))
          .isEqualTo("n\ntrue\n");
      assertThat(agency.csv(DRIFT.replace("is_rejected", "record_count")))
          .as("a replay counts nothing twice")
          .isEqualTo(before);
    }
  }

  @Test
  void aSliceThatIsRefusedAsAWholeLeavesWhatWasThereAndIsRebuiltFromRaw() throws IOException {
    try (Agency good = Agency.open(folder.resolve("good"), "1x2", "");
        Agency agency = Agency.open(folder.resolve("struck"), "1x2", "")) {
      good.run(FIRST, FIRST);
      good.run(NEXT, NEXT);
      agency.run(FIRST, FIRST);
      String before = agency.csv(ADS);

      agency.faults("""
          faults:
            - {kind: field_type_change, field: costMicros, vendor: google-ads, stream: ad_group_ad_legacy}
            - {kind: removed_field, field: interactions, vendor: google-ads, stream: campaign}
          """);
      RunReport report = agency.run(NEXT, NEXT);

      assertThat(report.exitStatus()).isEqualTo(3);
      assertThat(report.missing())
          .isNotEmpty()
          .allSatisfy(slice -> assertThat(slice.slice().stream()).isEqualTo("ad_group_ad_legacy"))
          .extracting(SliceResult::errorCode)
          .containsOnly(ErrorCode.SOURCE_RECORDS_REJECTED.code());
      assertThat(agency.csv(ADS)).as("what was there before stays").isEqualTo(before);
      assertThat(agency.csv(BLENDED)).isEqualTo(agency.truth(FIRST, NEXT));
      assertThat(agency.csv("SELECT COUNT(*) AS n FROM ops.ctl_quarantine")).isEqualTo("n\n0\n");
      assertThat(drift(agency))
          .extracting(
              DriftReport.Line::field,
              DriftReport.Line::kind,
              DriftReport.Line::rejects,
              DriftReport.Line::isOpen)
          .containsExactly(
              tuple("metrics.cost_micros", DriftKind.TYPE_CHANGED, true, true),
              tuple("metrics.interactions", DriftKind.VANISHED_FIELD, false, true));

      agency.connectors(mended());
      List<RunReport> rebuilt;
      try (LocalWarehouse warehouse = agency.warehouse()) {
        rebuilt = IngestRun.rebuild(
            agency.args(FIRST, NEXT), warehouse, ProgressListener.NONE, RunJournal.none());
        warehouse.buildMarts();
        warehouse.publish();
      }

      assertThat(rebuilt).allSatisfy(run -> assertThat(run.exitStatus()).isZero());
      assertThat(agency.csv(ADS)).isEqualTo(good.csv(ADS));
    }
  }
}
