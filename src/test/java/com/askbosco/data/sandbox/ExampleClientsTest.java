package com.askbosco.data.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.rules.Canon;
import com.askbosco.data.rules.SilverMapping;
import com.askbosco.data.sandbox.world.Scale;
import com.askbosco.data.sandbox.world.World;
import com.askbosco.data.spec.ClientFiles;
import com.askbosco.data.spec.ClientSpec;
import com.askbosco.data.spec.ConnectionSpec;
import com.askbosco.data.spec.TableSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The files in {@code clients/} are the first five clients of the default world, as {@link SandboxFiles} writes them. */
class ExampleClientsTest {
  private static final Path CLIENTS = Path.of("clients");

  @Test
  void theExampleAgencyIsThatOfTheDefaultWorld() throws Exception {
    List<Vendor> vendors = ServiceLoader.load(Vendor.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
    Map<String, String> expected = new SandboxFiles(
            World.of(World.DEFAULT_SEED, Scale.DEFAULT), vendors)
        .clients(Path.of(".bosco/sandbox/credentials"));

    assertThat(expected.keySet())
        .containsExactly(
            "aurora.yaml", "bergwerk.yaml", "citrine.yaml", "dunlin.yaml", "ember.yaml");
    for (Map.Entry<String, String> file : expected.entrySet()) {
      assertThat(CLIENTS.resolve(file.getKey()))
          .as("write it anew with SandboxFiles.writeClients")
          .hasContent(file.getValue());
    }
    try (var files = Files.list(CLIENTS)) {
      assertThat(files.count()).isEqualTo(expected.size());
    }
  }

  @Test
  void everyStreamOfTheExampleAgencyReachesSilver() {
    Map<String, TableSpec> canon = Canon.load();
    Map<String, Set<String>> streams = new HashMap<>();
    for (String source : List.of(
        "google-ads",
        "facebook-marketing",
        "tiktok-marketing",
        "google-analytics-data-api",
        "shopify",
        "klaviyo",
        "ecb-rates")) {
      streams.put(source, SilverMapping.ofSource(source, canon).streams());
    }
    List<ClientSpec> clients = ClientFiles.load(CLIENTS, streams, LocalDate.of(2026, 4, 1));

    assertThat(clients.stream().map(ClientSpec::id))
        .containsExactly("aurora", "bergwerk", "citrine", "dunlin", "ember");
    Set<String> connectors = new HashSet<>();
    clients.forEach(client ->
        client.connections().stream().map(ConnectionSpec::connector).forEach(connectors::add));
    assertThat(connectors).isEqualTo(streams.keySet());
  }
}
