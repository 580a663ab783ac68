package com.askbosco.data.spec;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.source.SourceFile;
import com.askbosco.data.spec.source.SourceKind;
import com.askbosco.data.spec.source.SourceSettings;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the connections of a client's file against the connectors there are. */
final class ConnectionReader {
  private static final Set<String> KEYS = Set.of(
      "id",
      "connector",
      "kind",
      "credential",
      "endpoint",
      "accounts",
      "account_currency",
      "streams",
      "since",
      "poll_every",
      "config");
  private static final Duration SHORTEST_POLL = Duration.ofMinutes(1);
  private static final Duration LONGEST_POLL = Duration.ofDays(1);
  private static final Pattern SECRET_KEY = Pattern.compile(
      "(.*_)?(token|secret|password|passphrase|api_key|apikey|private_key|credentials?)",
      Pattern.CASE_INSENSITIVE);

  private final Map<String, Set<String>> streamsByConnector;
  private final LocalDate asOf;
  private final ClientLimits limits;
  private final SecretCheck secrets;

  ConnectionReader(
      Map<String, Set<String>> streamsByConnector,
      LocalDate asOf,
      ClientLimits limits,
      SecretCheck secrets) {
    this.streamsByConnector = streamsByConnector;
    this.asOf = asOf;
    this.limits = limits;
    this.secrets = secrets;
  }

  List<ConnectionSpec> readAll(YamlNode node) {
    List<ConnectionSpec> connections = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Set<String> readings = new HashSet<>();
    List<YamlNode> items = node.list();
    if (node.isList() && items.isEmpty()) {
      node.problem(ErrorCode.CONFIG_BAD_VALUE, "no connection", "Add at least one.");
    }
    for (YamlNode item : items) {
      ConnectionSpec connection = read(item);
      if (!connection.id().isEmpty() && !ids.add(connection.id())) {
        item.problem(
            ErrorCode.CONFIG_DUPLICATE,
            "a second connection `" + connection.id() + "`",
            "Give it another id.");
      }
      for (String account : connection.accounts()) {
        for (String stream : connection.streams()) {
          if (!readings.add(connection.connector() + "\u0000" + account + "\u0000" + stream)) {
            item.problem(
                ErrorCode.CONFIG_DUPLICATE,
                "stream `" + stream + "` of account " + account + " is read twice",
                "Read it through one connection, else its numbers count double.");
          }
        }
      }
      connections.add(connection);
    }
    return connections;
  }

  private ConnectionSpec read(YamlNode node) {
    if (!node.isMap()) {
      node.problem(
          ErrorCode.CONFIG_WRONG_TYPE, "expected a connection", "Write `- id: ...` and its keys.");
    }
    node.onlyKeys(KEYS);
    String id = ClientReader.id(node.required("id"));
    YamlNode connectorNode = node.required("connector");
    String connector = connectorNode.string();
    Set<String> known = streamsByConnector.getOrDefault(connector, Set.of());
    if (connectorNode.isScalar() && !streamsByConnector.containsKey(connector)) {
      unknown(connectorNode, "connector", connector, streamsByConnector.keySet());
    }
    SourceKind kind = node.optional("kind").map(ConnectionReader::kind).orElse(SourceKind.HTTP);
    ConnectionSpec connection = new ConnectionSpec(
        id,
        connector,
        kind,
        credential(node.required("credential")),
        node.optional("endpoint").map(this::endpoint),
        accounts(node.required("accounts")),
        node.optional("account_currency").map(ClientReader::currency),
        streams(node.optional("streams"), known, streamsByConnector.containsKey(connector)),
        since(node.required("since")),
        node.optional("poll_every").flatMap(every -> pollEvery(every, kind)),
        config(node.optional("config")),
        node.line());
    if (kind != SourceKind.HTTP) {
      SourceSettings.read(kind, node.required("config"), Set.copyOf(connection.streams()));
    }
    return connection;
  }

  private static Optional<Duration> pollEvery(YamlNode node, SourceKind kind) {
    Duration every = SourceFile.time(node);
    if (kind.isMessages()) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "messages of kind " + kind.id() + " come by themselves",
          "Leave `poll_every` out.");
    } else if (!every.isZero()
        && (every.compareTo(SHORTEST_POLL) < 0 || every.compareTo(LONGEST_POLL) > 0)) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + node.string() + "` is no interval for polls",
          "Write 1m to 1d: vendors count every request, and each poll is a run.");
    }
    return every.isZero() ? Optional.empty() : Optional.of(every);
  }

  private static SourceKind kind(YamlNode node) {
    String text = node.string();
    Optional<SourceKind> kind = SourceKind.of(text);
    if (node.isScalar() && kind.isEmpty()) {
      unknown(
          node,
          "kind of source",
          text,
          Arrays.stream(SourceKind.values()).map(SourceKind::id).collect(Collectors.toSet()));
    }
    return kind.orElse(SourceKind.HTTP);
  }

  private SecretReference credential(YamlNode node) {
    Optional<SecretReference> reference =
        node.isScalar() ? SecretReference.parse(node.string()) : Optional.empty();
    if (!node.isScalar()) {
      node.string(); // notes a wrong type; an absent value was noted already
    } else if (reference.isEmpty()) {
      // what stands there may be the secret itself, so it is not shown
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "not a reference to a secret",
          "Write env:NAME, file:PATH, secretmanager:projects/P/secrets/S or none.");
    } else {
      secrets.problem(reference.get()).ifPresent(code -> unusable(node, reference.get(), code));
    }
    return reference.orElse(new SecretReference(SecretReference.Kind.NONE, ""));
  }

  private static void unusable(YamlNode node, SecretReference reference, ErrorCode code) {
    if (code == ErrorCode.CONFIG_REFUSED) {
      node.problem(
          code,
          reference + " lies outside the folders that secrets are read from",
          "Put it below the project's folder, or have whoever runs Bosco add its folder to"
              + " BOSCO_SECRET_ROOTS.");
    } else {
      node.problem(
          code, "there is no secret at " + reference, "Put it there, or name another place.");
    }
  }

  private String endpoint(YamlNode node) {
    String endpoint = node.string();
    if (node.isScalar()
        && !endpoint.equals("sandbox")
        && !endpoint.startsWith("https://")
        && !endpoint.startsWith("http://")) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + endpoint + "` is no endpoint",
          "Write sandbox or a URL, or leave it out for the vendor's own API.");
    } else if (node.isScalar() && !endpoint.equals("sandbox") && !limits.allowsEndpoint(endpoint)) {
      node.problem(
          ErrorCode.CONFIG_REFUSED,
          "`" + endpoint + "` is a host that credentials may not be sent to",
          "Leave it out for the vendor's own API, or have whoever runs Bosco add the host to "
              + ClientLimits.ENDPOINT_HOSTS + ".");
    }
    return endpoint;
  }

  private static List<String> accounts(YamlNode node) {
    List<String> accounts = node.strings();
    if (node.isList() && accounts.isEmpty()) {
      node.problem(ErrorCode.CONFIG_BAD_VALUE, "no account", "Name at least one.");
    }
    if (new HashSet<>(accounts).size() < accounts.size()) {
      node.problem(
          ErrorCode.CONFIG_DUPLICATE, "an account stands here twice", "Name each one once.");
    }
    return List.copyOf(new LinkedHashSet<>(accounts));
  }

  private static List<String> streams(
      Optional<YamlNode> node, Set<String> known, boolean connectorKnown) {
    if (node.isEmpty()) {
      return known.stream().sorted().toList();
    }
    Set<String> streams = new LinkedHashSet<>();
    for (YamlNode item : node.get().list()) {
      String stream = item.string();
      if (item.isScalar() && connectorKnown && !known.contains(stream)) {
        unknown(item, "stream", stream, known);
      }
      if (item.isScalar() && !streams.add(stream)) {
        item.problem(
            ErrorCode.CONFIG_DUPLICATE, "`" + stream + "` stands here twice", "Remove one.");
      }
    }
    if (node.get().isList() && streams.isEmpty()) {
      node.get()
          .problem(
              ErrorCode.CONFIG_BAD_VALUE,
              "no stream",
              "Name at least one, or leave the key out for all.");
    }
    return List.copyOf(streams);
  }

  private LocalDate since(YamlNode node) {
    LocalDate since = node.date();
    if (since.isAfter(asOf)) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + since + "` lies in the future of this run (" + asOf + ")",
          "Ask for later days, or write an earlier `since`.");
    }
    return since;
  }

  private static ObjectNode config(Optional<YamlNode> node) {
    if (node.isEmpty()) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (!node.get().isMap()) {
      node.get()
          .problem(
              ErrorCode.CONFIG_WRONG_TYPE,
              "expected a map of the connector's settings",
              "Write `key: value` lines.");
      return JsonNodeFactory.instance.objectNode();
    }
    noSecrets(node.get());
    return (ObjectNode) YamlJson.of(node.get());
  }

  private static void noSecrets(YamlNode node) {
    node.map().forEach((key, value) -> {
      if (value.isScalar() && SECRET_KEY.matcher(key).matches()) {
        value.problem(
            ErrorCode.CONFIG_BAD_VALUE,
            "a secret has no place in this file",
            "Move it to where `credential` points.");
      }
      noSecrets(value);
    });
  }

  private static void unknown(YamlNode node, String kind, String name, Set<String> known) {
    String near = YamlNode.nearest(name, known);
    String mend = near != null
        ? "Did you mean `" + near + "`?"
        : "Known: " + String.join(", ", known.stream().sorted().toList()) + ".";
    node.problem(
        ErrorCode.CONFIG_UNKNOWN_REFERENCE, "there is no " + kind + " `" + name + "`", mend);
  }
}
