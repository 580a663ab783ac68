package com.askbosco.data.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.pipeline.ingest.DataFiles;
import com.askbosco.data.pipeline.ingest.DeclaredSource;
import com.askbosco.data.spec.SourceLimits.Quota;
import com.askbosco.data.spec.SourceLimits.Sharing;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class SourceLimitsFileTest {

  @Test
  void everyKeyIsRead() {
    assertThat(SourceLimitsFile.read("limits.yaml", """
                available: {day_of: Europe/Berlin, first_after: PT1H, complete_after: P1D, source: "https://vendor"}
                seconds_per_request: 0.5
                requests: {orders: 40}
                quotas:
                  - {name: calls, requests: 7, per: P1D, shared_by: credential, streams: [orders], resets_in: UTC, source: "https://vendor"}
                """, Set.of("orders", "customers")))
        .isEqualTo(new SourceLimits(
            Optional.of(ZoneId.of("Europe/Berlin")),
            Duration.ofHours(1),
            Duration.ofDays(1),
            Duration.ofMillis(500),
            Map.of("orders", 40),
            List.of(new Quota(
                "calls",
                7,
                Duration.ofDays(1),
                Sharing.CREDENTIAL,
                List.of("orders"),
                Optional.of(ZoneId.of("UTC"))))));
  }

  @Test
  void allProblemsAreSaidTogether() {
    assertThatThrownBy(() -> SourceLimitsFile.read("limits.yaml", """
                available: {day_of: account, first_after: PT2H, complete_after: PT1H, source: "https://vendor"}
                seconds_per_request: 1
                requests: {oders: 0}
                quotas:
                  - {name: calls, requests: 7, per: an hour, shared_by: client, streams: [oders], resets_in: Berlin, source: "https://vendor"}
                """, Set.of("orders")))
        .asInstanceOf(InstanceOfAssertFactories.type(ProblemsException.class))
        .satisfies(error -> assertThat(error.problems())
            .extracting(Problem::what)
            .contains(
                "a day is complete before its first figures",
                "there is no stream `oders`",
                "`0` requests",
                "`an hour` is no length of time",
                "`client` is not known",
                "`Berlin` is no time zone"));
  }

  @Test
  void everyConnectorOfTheProductThatAsksAVendorSaysItsLatencyAndQuotas() {
    DataFiles files = new DataFiles("clients", Optional.empty());
    assertThat(files.streams().keySet().stream()
            .filter(connector -> !(files.source(connector) instanceof DeclaredSource)))
        .hasSizeGreaterThan(5)
        .allSatisfy(
            connector -> assertThat(files.limits(connector)).isNotEqualTo(SourceLimits.NONE));
  }
}
