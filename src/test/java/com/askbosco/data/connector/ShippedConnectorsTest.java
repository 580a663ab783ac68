package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every manifest that is shipped compiles, and plans see what its NOTES promise. */
class ShippedConnectorsTest {
  private static final List<String> SOURCES = List.of(
      "google-ads",
      "facebook-marketing",
      "tiktok-marketing",
      "google-analytics-data-api",
      "shopify",
      "klaviyo",
      "ecb-rates");

  static Connector shipped(String source) throws IOException {
    String path = "connectors/" + source + "/manifest.yaml";
    try (InputStream in = ShippedConnectorsTest.class.getClassLoader().getResourceAsStream(path)) {
      assertThat(in).as(path).isNotNull();
      return Connector.load(source, path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void everyShippedManifestCompiles() throws IOException {
    for (String source : SOURCES) {
      Connector connector = shipped(source);
      assertThat(connector.streams()).as(source).isNotEmpty();
      for (StreamInfo stream : connector.streams().values()) {
        String name = source + "." + stream.name();
        assertThat(stream.primaryKey()).as(name).isNotEmpty();
        assertThat(stream.schema().path("properties")).as(name).isNotEmpty();
        assertThat(stream.windowed()).as(name).isEqualTo(stream.cursorField().isPresent());
      }
    }
  }
}
