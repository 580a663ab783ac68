package com.askbosco.data.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.sandbox.world.Scale;
import com.askbosco.data.sandbox.world.World;
import com.askbosco.data.spec.ClientFiles;
import com.askbosco.data.spec.ClientSpec;
import com.askbosco.data.spec.ConnectionSpec;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxFilesTest {
  private final World world = World.of(7, new Scale(6, 21));
  private final SandboxFiles files = new SandboxFiles(world, List.of(new TestVendor()));

  @TempDir
  private Path folder;

  @Test
  void writesClientFilesThatTheStrictReaderAccepts() {
    Path credentials = folder.resolve("credentials");
    files.writeCredentials(credentials);
    files.writeClients(folder.resolve("clients"), credentials);

    List<ClientSpec> clients = ClientFiles.load(
        folder.resolve("clients"),
        Map.of("test-vendor", Set.of("things")),
        LocalDate.of(2026, 4, 1),
        secret -> secret.name().isEmpty() || Files.exists(Path.of(secret.name()))
            ? Optional.empty()
            : Optional.of(ErrorCode.SECRET_MISSING));

    assertThat(clients)
        .extracting(ClientSpec::id)
        .containsExactly("aurora", "bergwerk", "citrine", "client-0006", "dunlin", "ember");
    ClientSpec aurora = clients.get(0);
    assertThat(aurora.tenant()).isEqualTo("askbosco-demo");
    assertThat(aurora.name()).isEqualTo("Aurora Outdoor");
    assertThat(aurora.currency()).isEqualTo("EUR");
    assertThat(aurora.timeZone().getId()).isEqualTo("Europe/Berlin");
    assertThat(aurora.targets().budgets()).hasSizeGreaterThan(2);
    ConnectionSpec connection = aurora.connections().get(0);
    assertThat(connection.credential())
        .hasToString("file:" + credentials.resolve("aurora-test-vendor.json"));
    assertThat(connection.accounts()).containsExactly("0012");
    assertThat(connection.accountCurrency()).contains("USD");
    assertThat(connection.endpoint()).isEqualTo(Optional.of("sandbox"));
    assertThat(connection.since()).isEqualTo(LocalDate.of(2026, 3, 1));
    assertThat(connection.config())
        .isEqualTo(JsonNodeFactory.instance.objectNode().put("mode", "it's: \"fine\""));
    assertThat(clients.get(1).connections().get(0).credential()).hasToString("none");
  }

  @Test
  void peer_cortex_7_each_client_has_a_credential_of_its_own() throws Exception {
    files.writeCredentials(folder);
    try (Stream<Path> written = Files.list(folder)) {
      assertThat(written.map(path -> path.toFile().getName()).sorted())
          .containsExactly(
              "aurora-test-vendor.json",
              "citrine-test-vendor.json",
              "client-0006-test-vendor.json",
              "dunlin-test-vendor.json",
              "ember-test-vendor.json");
    }
    assertThat(folder.resolve("ember-test-vendor.json"))
        .content()
        .contains("\"token\" : \"ember-made-up\"");
  }
}
