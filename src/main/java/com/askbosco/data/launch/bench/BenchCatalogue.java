package com.askbosco.data.launch.bench;

import com.askbosco.data.connector.Connector;
import com.askbosco.data.pipeline.ingest.Catalogue;
import com.askbosco.data.pipeline.ingest.Source;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.rules.Reference;
import com.askbosco.data.rules.SilverMapping;
import com.askbosco.data.rules.StreamMapper;
import com.askbosco.data.spec.ClientFiles;
import com.askbosco.data.spec.ClientSettings;
import com.askbosco.data.spec.ClientSpec;
import com.askbosco.data.spec.ConnectionSpec;
import com.askbosco.data.spec.ResourceFolder;
import com.askbosco.data.spec.SecretReference;
import com.askbosco.data.spec.source.SourceKind;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Clients of the bench's server, each with a credential of its own.
 *
 * @param root the server's address
 * @param clientCount how many clients there are
 * @param since first day they have
 */
record BenchCatalogue(String root, int clientCount, LocalDate since) implements Catalogue {
  static final String SOURCE = "bench";
  static final String STREAM = "report";

  /** The bench's manifest and mapping, compiled once. */
  private static final class Files {
    static final Map<String, String> TEXTS = ResourceFolder.texts("bench/ingest", ".yaml");
    static final Source CONNECTOR = Source.of(
        Connector.load(SOURCE, "bench/ingest/manifest.yaml", text("manifest.yaml")), SOURCE);
    static final SilverMapping MAPPING = SilverMapping.load(
        SOURCE, "bench/ingest/silver.yaml", text("silver.yaml"), Canon.load(), Reference.load());

    private static String text(String name) {
      return Objects.requireNonNull(TEXTS.get(name), name);
    }
  }

  @Override
  public ClientFiles.Loaded clients(LocalDate asOf) {
    return new ClientFiles.Loaded(
        IntStream.range(0, clientCount).mapToObj(this::client).toList(), Map.of());
  }

  private ClientSpec client(int number) {
    ConnectionSpec connection = new ConnectionSpec(
        "bench",
        SOURCE,
        SourceKind.HTTP,
        new SecretReference(SecretReference.Kind.ENV, "BENCH_" + number),
        Optional.of(root),
        List.of("account-" + number),
        Optional.of("EUR"),
        List.of(STREAM),
        since,
        JsonNodeFactory.instance.objectNode(),
        1);
    return new ClientSpec(
        "bench",
        "client-" + number,
        "Client " + number,
        "EUR",
        ZoneId.of("Europe/Berlin"),
        ClientSpec.Targets.NONE,
        ClientSettings.DEFAULT,
        List.of(connection),
        "bench.yaml");
  }

  @Override
  public Map<String, Set<String>> streams() {
    return Map.of(SOURCE, Set.of(STREAM));
  }

  @Override
  public Source source(String connector) {
    return Files.CONNECTOR;
  }

  @Override
  public Optional<StreamMapper> mapper(String connector, String stream) {
    return Files.MAPPING.stream(stream);
  }

  @Override
  public String contractVersion(String connector) {
    return SOURCE;
  }
}
