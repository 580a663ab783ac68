package com.askbosco.data.launch;

import com.askbosco.data.gcp.logging.JsonLogFormatter;
import com.askbosco.data.launch.webhook.Hook;
import com.askbosco.data.launch.webhook.PubsubTopics;
import com.askbosco.data.launch.webhook.Receiver;
import com.askbosco.data.launch.webhook.Receiver.Capacity;
import com.askbosco.data.launch.webhook.SigningSecrets;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.ingest.DataFiles;
import com.askbosco.data.spec.ClientFiles;
import com.askbosco.data.spec.SecretResolver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The receiver of webhooks as a service of Cloud Run. It is told by its environment: {@code PORT}, {@code BOSCO_CLIENTS_LOCATION} and,
 * where there are further connectors, {@code BOSCO_CONNECTORS_LOCATION}. A new client's file needs a new revision of the service.
 */
public final class WebhookMain {
  /** Folder of the clients' files. */
  static final String CLIENTS = "BOSCO_CLIENTS_LOCATION";
  /** Folder of further connectors. */
  static final String CONNECTORS = "BOSCO_CONNECTORS_LOCATION";

  private static final Logger LOG = LoggerFactory.getLogger(WebhookMain.class);

  private WebhookMain() {}

  /** Serves until the process is told to end. */
  public static void main(String[] args) throws IOException, InterruptedException {
    JsonLogFormatter.install();
    try {
      FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
      Receiver receiver = start(System.getenv(), new ReferencedSecrets().open());
      receiver.paths().forEach(path -> LOG.info("POST {}", path));
      Runtime.getRuntime().addShutdownHook(new Thread(receiver::close, "stop"));
      Thread.currentThread().join();
    } catch (BoscoException e) {
      LOG.error("{}", e.getMessage());
      System.exit(e.code().exitStatus());
    }
  }

  static Receiver start(Map<String, String> environment, SecretResolver secrets)
      throws IOException {
    String clients = environment.getOrDefault(CLIENTS, "");
    if (clients.isBlank()) {
      throw new BoscoException(
          ErrorCode.USAGE, CLIENTS + " names no folder of clients' files, such as gs://…/clients");
    }
    int port = Integer.parseInt(environment.getOrDefault("PORT", "8080"));
    DataFiles files = new DataFiles(
        clients.replaceFirst("/$", ""),
        Optional.ofNullable(environment.get(CONNECTORS)).map(text -> text.replaceFirst("/$", "")));
    return start(new InetSocketAddress(port), files, secrets);
  }

  /**
   * Starts the receiver of all clients whose files are right; the others are said and left out.
   *
   * @param address where it listens
   */
  public static Receiver start(InetSocketAddress address, DataFiles files, SecretResolver secrets)
      throws IOException {
    ClientFiles.Loaded loaded = files.clients(LocalDate.now(ZoneOffset.UTC));
    loaded
        .refused()
        .forEach((client, problems) ->
            LOG.error("The hooks of client {} are not there: {}", client, problems.get(0)));
    Map<String, Hook> hooks = Hook.of(loaded.clients());
    if (hooks.isEmpty()) {
      throw new BoscoException(
          ErrorCode.CONFIG_BAD_VALUE,
          "No client has a connection of kind webhook. Add one: docs/guides/webhooks.md");
    }
    SigningSecrets signing = new SigningSecrets(secrets, System::nanoTime);
    // A secret that is not there is found now and not at the first event.
    for (Hook hook : hooks.values()) {
      try {
        signing.of(hook.credential());
      } catch (BoscoException e) {
        LOG.error(
            "{} {} answers 503 until that is mended: {}",
            e.code().code(),
            hook.path(),
            e.getMessage());
      }
    }
    Capacity capacity = Capacity.USUAL;
    return Receiver.start(
        address,
        hooks,
        signing,
        new PubsubTopics(capacity.patience()),
        capacity,
        Clock.systemUTC());
  }
}
