package com.askbosco.data.spec.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.spec.source.KafkaSettings.Format;
import com.askbosco.data.spec.source.KafkaSettings.From;
import com.askbosco.data.spec.source.KafkaSettings.Security;
import com.askbosco.data.spec.source.KafkaSettings.WhenGone;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaSettingsTest {

  @Test
  void whatIsNotSaidIsTheSafeChoice() {
    assertThat(KafkaSettings.of(
            "bootstrap_servers: \"a:9092, b:9092\"\ntopics: {events: web.events}\n"))
        .isEqualTo(new KafkaSettings(
            "a:9092, b:9092",
            Map.of("events", "web.events"),
            new From.Earliest(),
            WhenGone.FAIL,
            Optional.empty(),
            Security.PLAINTEXT,
            new Format.Json()));
  }

  @Test
  void everythingCanBeSaid() {
    KafkaSettings settings = KafkaSettings.of("""
        bootstrap_servers: broker.example:9093
        topics: {events: "web.{account}"}
        from: 2026-03-30T00:00:00Z
        when_gone: earliest
        group: dashboards
        security: sasl_ssl_scram_sha_512
        format: registry
        registry: https://registry.example
        """);

    assertThat(settings)
        .isEqualTo(new KafkaSettings(
            "broker.example:9093",
            Map.of("events", "web.{account}"),
            new From.Time(Instant.parse("2026-03-30T00:00:00Z")),
            WhenGone.EARLIEST,
            Optional.of("dashboards"),
            Security.SASL_SSL_SCRAM_SHA_512,
            new Format.Registry("https://registry.example")));
    assertThat(settings.security().protocol()).isEqualTo("SASL_SSL");
    assertThat(settings.security().mechanism()).isEqualTo("SCRAM-SHA-512");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      bootstrap_servers: broker              | names no brokers
      from: yesterday                        | no place to begin
      topics: {events: 'a/b'}                | no name of a topic
      format: registry                       | `registry` is missing
      format: avro                           | `schemas` is missing
      registry: https://r.example            | is used only with format: registry
      security: tls                          | is not known
      ssl.truststore.location: /etc/passwd   | unknown key
      topics: {events: one, more: one}       | is that of stream
      """)
  void mistakesAreNamed(String line, String message) {
    String base = (line.startsWith("bootstrap") ? "" : "bootstrap_servers: a:1\n")
        + (line.startsWith("topics") ? "" : "topics: {events: t}\n");

    assertThatThrownBy(() -> KafkaSettings.of(base + line + "\n"))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining(message);
  }

  @Test
  void changesOfMongoAreJsonAndNothingElse() {
    String config = "{\"bootstrap_servers\":\"a:9092\",\"topics\":{\"things\":\"t\"}";
    assertThat(SourceSettings.of(
            SourceKind.CDC_MONGODB, config + ",\"format\":\"json\"}", Set.of("things")))
        .isInstanceOf(KafkaSettings.class);
    assertThatThrownBy(() -> SourceSettings.of(
            SourceKind.CDC_MONGODB,
            config + ",\"format\":\"registry\",\"registry\":\"https://r\"}",
            Set.of("things")))
        .hasMessageContaining("are read as JSON, not as registry");
  }

  @Test
  void aRegistrysPasswordHasNoPlaceInItsAddress() {
    assertThatThrownBy(
            () -> KafkaSettings.of(
                "bootstrap_servers: a:1\ntopics: {events: t}\nformat: registry\nregistry: https://me:pass@r.example\n"))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("belongs into the credential")
        .hasMessageNotContaining("pass@");
  }
}
