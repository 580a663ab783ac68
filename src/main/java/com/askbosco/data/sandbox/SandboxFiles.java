package com.askbosco.data.sandbox;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.sandbox.world.ClientWorld;
import com.askbosco.data.sandbox.world.World;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files a user of the simulated agency needs: a YAML file per client and the credentials it refers to. What they hold is
 * invented and opens nothing but the sandbox.
 */
public final class SandboxFiles {
  private final World world;
  private final List<Vendor> vendors;

  public SandboxFiles(World world, List<Vendor> vendors) {
    this.world = world;
    this.vendors = List.copyOf(vendors);
  }

  /** The files of a server's world and vendors. */
  public static SandboxFiles of(SandboxServer server) {
    return new SandboxFiles(server.world(), server.vendors());
  }

  /** Name of a credential's file. */
  private static String credentialFile(ClientWorld client, Vendor vendor) {
    return client.id() + "-" + vendor.source() + ".json";
  }

  /** Writes one JSON file for every client and vendor that has a credential, and makes the folder. */
  public void writeCredentials(Path folder) {
    try {
      Files.createDirectories(folder);
      for (ClientWorld client : world.clients()) {
        for (Vendor vendor : vendors) {
          Optional<ObjectNode> credential = vendor.credential(client);
          if (credential.isPresent()) {
            Files.writeString(
                folder.resolve(credentialFile(client, vendor)),
                credential.get().toPrettyString() + "\n");
          }
        }
      }
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  /** Writes the YAML file of every client into a folder, and makes the folder. */
  public void writeClients(Path folder, Path credentials) {
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, String> file : clients(credentials).entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  private static BoscoException failed(Path folder, IOException e) {
    return new BoscoException(
        ErrorCode.STORAGE_FAILED, "Cannot write the sandbox's files to " + folder + ".", e);
  }

  /**
   * The YAML text of every client by file name.
   *
   * @param credentials the folder that {@link #writeCredentials} fills, as the texts shall name it
   */
  public Map<String, String> clients(Path credentials) {
    Map<String, String> files = new TreeMap<>();
    for (ClientWorld client : world.clients()) {
      files.put(client.id() + ".yaml", client(client, credentials));
    }
    return files;
  }

  private String client(ClientWorld client, Path credentials) {
    StringBuilder yaml = new StringBuilder();
    line(yaml, 0, "tenant", World.TENANT);
    line(yaml, 0, "id", client.id());
    line(yaml, 0, "name", quoted(client.name()));
    line(yaml, 0, "currency", client.currency());
    line(yaml, 0, "time_zone", client.zone().getId());
    targets(yaml, client);
    yaml.append("connections:\n");
    for (Vendor vendor : vendors) {
      Optional<ObjectNode> credential = vendor.credential(client);
      String reference = credential.isPresent()
          ? "file:" + credentials.resolve(credentialFile(client, vendor))
          : "none";
      for (Vendor.Connection connection : vendor.connections(client)) {
        connection(yaml, connection, reference);
      }
    }
    return yaml.toString();
  }

  private void targets(StringBuilder yaml, ClientWorld client) {
    YearMonth month = YearMonth.from(world.lastDay());
    yaml.append("targets:\n  roas: 4.0\n  budgets:\n");
    client
        .ads()
        .monthlyBudgets(month)
        .forEach((group, amount) -> yaml.append("    - {channel_group: ")
            .append(quoted(group))
            .append(", month: ")
            .append(month)
            .append(", amount: ")
            .append(amount)
            .append("}\n"));
  }

  private void connection(StringBuilder yaml, Vendor.Connection connection, String reference) {
    yaml.append("  - id: ").append(connection.id()).append('\n');
    line(yaml, 4, "connector", connection.connector());
    line(yaml, 4, "credential", reference.equals("none") ? reference : quoted(reference));
    line(yaml, 4, "endpoint", "sandbox");
    line(yaml, 4, "accounts", list(connection.accounts()));
    connection.accountCurrency().ifPresent(code -> line(yaml, 4, "account_currency", code));
    line(yaml, 4, "streams", list(connection.streams()));
    line(yaml, 4, "since", world.firstDay().minusDays(connection.leadDays()).toString());
    if (!connection.config().isEmpty()) {
      yaml.append("    config:\n");
      new TreeMap<>(connection.config())
          .forEach((name, value) -> line(yaml, 6, name, quoted(value)));
    }
  }

  private static void line(StringBuilder yaml, int indent, String key, String value) {
    yaml.append(" ".repeat(indent)).append(key).append(": ").append(value).append('\n');
  }

  private static String list(List<String> items) {
    return "[" + String.join(", ", items.stream().map(SandboxFiles::quoted).toList()) + "]";
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
