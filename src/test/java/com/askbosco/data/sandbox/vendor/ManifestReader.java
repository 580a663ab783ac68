package com.askbosco.data.sandbox.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.connector.Access;
import com.askbosco.data.connector.Budgets;
import com.askbosco.data.connector.Connector;
import com.askbosco.data.connector.Page;
import com.askbosco.data.connector.Pages;
import com.askbosco.data.connector.ReadListener;
import com.askbosco.data.connector.http.HttpTransport;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.sandbox.SandboxServer;
import com.askbosco.data.sandbox.Vendor;
import com.askbosco.data.sandbox.scenario.Scenario;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads streams of the manifests as the first example client, from all simulated vendors on a server of its own. */
final class ManifestReader implements AutoCloseable {
  private static final Instant NOW = Instant.parse("2026-04-01T06:00:00Z");

  private final SandboxServer server;
  private int retries;

  ManifestReader(Scenario scenario) {
    this.server = SandboxServer.start(TestSandbox.WORLD, scenario, 0);
  }

  static Connector connector(String source) throws IOException {
    String file = "/connectors/" + source + "/manifest.yaml";
    try (InputStream in = ManifestReader.class.getResourceAsStream(file)) {
      return Connector.load(source, file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Attempts that were repeated so far. */
  int retries() {
    return retries;
  }

  /** The records of a slice; each page gives the same ones when it is extracted again. */
  List<JsonNode> read(String source, String stream, @Nullable DateRange window) throws Exception {
    Connector connector = connector(source);
    ObjectNode config = config(source);
    ReadListener listener = new ReadListener() {
      @Override
      public void onRetry(int attempt, String reason) {
        retries++;
      }
    };
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    Access access =
        new Access(HttpTransport.shared(), new Budgets(), clock, duration -> {}, listener);
    List<JsonNode> records = new ArrayList<>();
    try (Pages pages = connector.open(stream, config, window, null, access)) {
      for (Page page = pages.next(); page != null; page = pages.next()) {
        List<JsonNode> found = trees(page.records());
        assertThat(trees(connector.records(stream, config, page.context(), page.body())))
            .isEqualTo(found);
        records.addAll(found);
      }
    }
    return records;
  }

  private ObjectNode config(String source) {
    Vendor vendor = server.vendors().stream()
        .filter(v -> v.source().equals(source))
        .findFirst()
        .orElseThrow();
    return vendor
        .credential(TestSandbox.aurora())
        .orElseGet(VendorJson::object)
        .put(
            "account_id",
            vendor.connections(TestSandbox.aurora()).get(0).accounts().get(0))
        .put("api_root", server.uri() + vendor.pathPrefix());
  }

  private static List<JsonNode> trees(List<SourceRecord> records) {
    return records.stream().map(SourceRecord::tree).toList();
  }

  /** Fields of records, one text per record. */
  static List<String> fields(List<JsonNode> records, String... pointers) {
    return records.stream()
        .map(record ->
            String.join("|", Stream.of(pointers).map(p -> record.at(p).asText()).toList()))
        .toList();
  }

  /** Values of rows, one text per row. */
  static <T> List<String> values(List<T> rows, Function<T, Stream<Object>> values) {
    return rows.stream()
        .map(row -> String.join("|", values.apply(row).map(String::valueOf).toList()))
        .toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
