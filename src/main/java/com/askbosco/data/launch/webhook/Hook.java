package com.askbosco.data.launch.webhook;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.ClientSpec;
import com.askbosco.data.spec.ConnectionSpec;
import com.askbosco.data.spec.source.SourceKind;
import com.askbosco.data.spec.source.SourceSettings;
import com.askbosco.data.spec.source.WebhookSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that vendors call.
 *
 * @param client id of the client
 * @param connection id of the connection
 * @param credential where its signing secrets are
 * @param endpoint the connection's endpoint: an emulator, or empty
 * @param streams its streams
 * @param settings how its calls are told from others
 */
public record Hook(
    String client,
    String connection,
    String credential,
    String endpoint,
    List<String> streams,
    WebhookSettings settings) {
  private static final Logger LOG = LoggerFactory.getLogger(Hook.class);

  /** The hooks of clients by path, such as {@code /hooks/aurora/shop-events}. */
  public static Map<String, Hook> of(List<ClientSpec> clients) {
    Map<String, Hook> hooks = new TreeMap<>();
    for (ClientSpec client : clients) {
      for (ConnectionSpec connection : client.connections()) {
        if (connection.kind() == SourceKind.WEBHOOK) {
          if (connection.credential().name().isEmpty()) {
            // Everybody could send events; the hooks of others are not to suffer for it.
            LOG.error(
                "{} Connection {} of {} has no credential to check signatures with; its hook is not there",
                ErrorCode.SECRET_MISSING.code(),
                connection.id(),
                client.id());
            continue;
          }
          Hook hook = of(client, connection);
          hooks.put(hook.path(), hook);
        }
      }
    }
    return Map.copyOf(hooks);
  }

  private static Hook of(ClientSpec client, ConnectionSpec connection) {
    SourceSettings settings = SourceSettings.of(
        SourceKind.WEBHOOK, connection.config().toString(), Set.copyOf(connection.streams()));
    return new Hook(
        client.id(),
        connection.id(),
        connection.credential().toString(),
        connection.endpoint().orElse(""),
        connection.streams(),
        (WebhookSettings) settings);
  }

  /** Where it is called. */
  public String path() {
    return "/hooks/" + client + "/" + connection;
  }

  /** Names it in logs. */
  public String label() {
    return client + "/" + connection;
  }
}
