package com.askbosco.data.rules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.connector.Connector;
import com.askbosco.data.spec.MappingFile;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedMappingsTest {
  private static final Map<String, TableSpec> CANON = Canon.load();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "google-ads | campaign,ad_group_ad_legacy,conversions",
        "facebook-marketing | account_insights,campaigns_insights,ads_insights,campaigns",
        "tiktok-marketing | campaigns_reports_daily,ads_reports_daily",
        "google-analytics-data-api | traffic_acquisition_session_source_medium_report",
        "shopify | orders,customers",
        "klaviyo | campaign_values,campaigns,events",
        "ecb-rates | rates",
        "web-events | events",
        "payment-events | payments",
        "order-events | orders,refunds"
      })
  void everyShippedMappingFitsTheCanon(String source, String streams) {
    assertThat(SilverMapping.ofSource(source, CANON).streams())
        .isEqualTo(Set.of(streams.split(",")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "google-ads",
        "facebook-marketing",
        "tiktok-marketing",
        "google-analytics-data-api",
        "klaviyo"
      })
  void aDayIsFinalWhenTheConnectorReadsItNoMore(String source) {
    Connector connector =
        Connector.load(source, "manifest.yaml", text("connectors/" + source + "/manifest.yaml"));
    MappingFile.read(YamlFile.parse("silver.yaml", text("connectors/" + source + "/silver.yaml")))
        .streams()
        .forEach((name, stream) -> stream
            .finalAfterDays()
            .ifPresent(days -> assertThat(days)
                .as(name)
                .isEqualTo(requireNonNull(connector.streams().get(name)).restatementDays())));
  }

  private static String text(String file) {
    try (InputStream in =
        requireNonNull(ShippedMappingsTest.class.getClassLoader().getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aSourceWithoutAMappingEndsInBronze() {
    assertThat(SilverMapping.ofSource("unheard-of", CANON).streams()).isEmpty();
  }
}
