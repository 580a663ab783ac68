package com.askbosco.data.operations.health;

import com.askbosco.data.local.LocalMarts;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.ingest.DataFiles;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.spec.ClientFiles;
import com.askbosco.data.spec.ClientSpec;
import com.askbosco.data.spec.ConnectionSpec;
import com.askbosco.data.spec.SecretReference.Kind;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.warehouse.mart.MartCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The machine and the files: versions, disk, connectors, clients, marts and metrics, secrets. */
public final class LocalHealth {
  private static final int OLDEST_JAVA = 21;
  private static final double GB = 1e9;

  private final Path project;
  private final Path bosco;
  private final Health health;

  /**
   * Looks at a project's folder.
   *
   * @param bosco where workspaces lie
   */
  public LocalHealth(Path project, Path bosco, Health health) {
    this.project = project;
    this.bosco = bosco;
    this.health = health;
  }

  /** Java, memory and disk. */
  public void machine() throws InterruptedException {
    health.look("machine", () -> {
      int java = Runtime.version().feature();
      String text = "Java " + java + ", " + Runtime.getRuntime().availableProcessors()
          + " processors, "
          + String.format(Locale.ROOT, "%.1f GB heap", Runtime.getRuntime().maxMemory() / GB);
      if (java < OLDEST_JAVA) {
        health.wrong("machine", text, "", "Install a JDK of version 21 or newer.");
      } else {
        health.ok("machine", text);
      }
    });
    health.look("disk", () -> disk(free()));
  }

  private double free() {
    try {
      return Files.getFileStore(Files.isDirectory(bosco) ? bosco : project).getUsableSpace() / GB;
    } catch (IOException e) {
      throw new BoscoException(ErrorCode.STORAGE_FAILED, "Cannot ask for free space: " + e, e);
    }
  }

  /** What so many free gigabytes mean. */
  void disk(double free) {
    String text = String.format(Locale.ROOT, "%.1f GB free", free);
    String mend =
        "Make room, or delete old workspaces (`rm -r .bosco/NAME`); raw pages are what is large.";
    if (free < 1) {
      health.wrong("disk", text + ": a run would break off", bosco.toString(), mend);
    } else if (free < 5) {
      health.warn("disk", text, bosco.toString(), mend);
    } else {
      health.ok("disk", text);
    }
  }

  /** Connectors with their mappings, checks, contracts and limits; tables, marts and metrics. */
  public void configuration(DataFiles files) throws InterruptedException {
    health.look("connectors", () -> {
      Map<String, Set<String>> streams = files.streams();
      streams.keySet().forEach(files::limits);
      health.ok(
          "connectors",
          streams.size() + " connectors, "
              + streams.values().stream().mapToInt(Set::size).sum() + " streams");
    });
    health.look("tables", () -> health.ok("tables", Canon.load().size() + " canonical tables"));
    health.look("marts", () -> {
      MartCatalog marts = LocalMarts.of(project, bosco.resolve("lowered")).catalog();
      marts.marts().forEach(marts::layout);
      health.ok("marts", marts.marts().size() + " marts with the metrics they need");
    });
  }

  /** The clients' files; those that can be read. */
  public List<ClientSpec> clients(DataFiles files, LocalDate today) throws InterruptedException {
    List<ClientSpec> found = new java.util.ArrayList<>();
    health.look("clients", () -> {
      ClientFiles.Loaded loaded = files.clients(today);
      found.addAll(loaded.clients());
      loaded
          .refused()
          .values()
          .forEach(problems -> problems.forEach(problem -> health.wrong("clients", problem)));
      health.ok(
          "clients",
          found.size() + " clients, "
              + found.stream().mapToInt(each -> each.connections().size()).sum()
              + " connections");
    });
    return found;
  }

  /** Whether every secret that is named can be had; its value is looked at no further. */
  public void secrets(List<ClientSpec> clients, SecretResolver secrets)
      throws InterruptedException {
    TreeSet<String> good = new TreeSet<>();
    for (ClientSpec client : clients) {
      for (ConnectionSpec connection : client.connections()) {
        if (connection.credential().kind() == Kind.NONE) {
          continue;
        }
        health.look("secrets", () -> secret(client, connection, secrets, good));
      }
    }
    health.ok("secrets", good.size() + " secrets can be read");
  }

  private void secret(
      ClientSpec client, ConnectionSpec connection, SecretResolver secrets, Set<String> good) {
    String reference = connection.credential().toString();
    String where = client.file() + ":" + connection.line() + " connections." + connection.id();
    if (connection.credential().kind() == Kind.SECRETMANAGER) {
      health.warn(
          "secrets",
          "is kept in Secret Manager and was not looked at",
          where,
          "Look at it with --project.");
      return;
    }
    try {
      secrets.resolve(reference);
      good.add(reference);
    } catch (BoscoException e) {
      boolean sandbox = connection.endpoint().filter("sandbox"::equals).isPresent();
      if (sandbox) {
        health.warn(
            "secrets",
            "the simulated vendors have not handed out " + reference + " yet",
            where,
            "`./bosco run` or `./bosco sandbox serve` writes it.");
      } else {
        health.wrong("secrets", e.code().code() + " " + e.getMessage(), where, "");
      }
    }
  }
}
