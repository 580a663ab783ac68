package com.askbosco.data.connector;

import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.connector.read.CompiledStream;
import com.askbosco.data.connector.schema.Schema;
import com.askbosco.data.connector.sync.StreamSync;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.Check;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out whether a config works: reads the first record of the streams that the manifest names for it. */
final class Checker {
  /** In a config: the streams to check instead of the manifest's. */
  private static final String NAMES = "__airbyte_check_stream_names";

  private final Connector connector;
  private final JsonNode config;
  private final Access access;

  private Checker(Connector connector, JsonNode config, Access access) {
    this.connector = connector;
    this.config = config;
    this.access = access;
  }

  static CheckOutcome check(Connector connector, Check check, JsonNode config, Access access)
      throws InterruptedException {
    JsonNode overridden = overridden(config, check);
    Access keeping = overridden == config
        ? access
        : access.keeping((changed, values) ->
            access.tokens().changed(restored(changed, config, overridden), values));
    Checker checker = new Checker(connector, overridden, keeping);
    return switch (check) {
      case Check.CheckStream named -> checker.named(named);
      case Check.CheckDynamicStream first -> checker.first(first);
    };
  }

  private static JsonNode overridden(JsonNode config, Check check) {
    if (check.configOverrides().isEmpty() || !(config instanceof ObjectNode object)) {
      return config;
    }
    JsonNode overrides = Expressions.literal(check.configOverrides().get());
    ObjectNode full = object.deepCopy();
    for (Map.Entry<String, JsonNode> entry : overrides.properties()) {
      if (entry.getKey().startsWith("__airbyte")) {
        throw new BoscoException(
            ErrorCode.MANIFEST_INVALID,
            "`check.config_overrides` sets the reserved key `" + entry.getKey() + "`");
      }
      full.set(entry.getKey(), entry.getValue());
    }
    return full;
  }

  /** What is kept of a config that a token changed: nothing that the check alone put into it. */
  private static JsonNode restored(JsonNode changed, JsonNode config, JsonNode overridden) {
    ObjectNode kept = changed.deepCopy();
    for (Map.Entry<String, JsonNode> entry : overridden.properties()) {
      JsonNode before = config.get(entry.getKey());
      if (before == null) {
        kept.remove(entry.getKey());
      } else if (!before.equals(entry.getValue())) {
        kept.set(entry.getKey(), before);
      }
    }
    return kept;
  }

  private CheckOutcome named(Check.CheckStream check) throws InterruptedException {
    if (check.streamNames().isEmpty() && check.dynamicStreamsCheckConfigs().isEmpty()) {
      throw new BoscoException(
          ErrorCode.MANIFEST_INVALID,
          "`check` names neither `stream_names` nor `dynamic_streams_check_configs`");
    }
    Connector resolved;
    try {
      resolved = resolved(check);
    } catch (BoscoException e) {
      return CheckOutcome.bad("The streams cannot be found out: " + e.getMessage());
    }
    if (resolved.streams().isEmpty()) {
      return CheckOutcome.bad("There is no stream to connect to");
    }
    for (String stream : names(check)) {
      Optional<String> problem = problem(resolved, stream);
      if (problem.isPresent()) {
        return CheckOutcome.bad("Stream " + stream + " is not available: " + problem.get());
      }
    }
    for (Check.DynamicStreamCheckConfig each : check.dynamicStreamsCheckConfigs()) {
      List<String> made = resolved.dynamicStreams().get(each.dynamicStreamName());
      if (made == null) {
        return CheckOutcome.bad(
            "Dynamic stream " + each.dynamicStreamName() + " is not found in manifest.");
      }
      int count = Math.min(made.size(), each.streamCount().orElse(Integer.MAX_VALUE));
      for (String stream : made.subList(0, count)) {
        Optional<String> problem = problem(resolved, stream);
        if (problem.isPresent()) {
          return CheckOutcome.bad(
              "Dynamic Stream " + stream + " is not available: " + problem.get());
        }
      }
    }
    return CheckOutcome.GOOD;
  }

  /** Streams that are written in the manifest can be read without making the others. */
  private Connector resolved(Check.CheckStream check) throws InterruptedException {
    if (check.dynamicStreamsCheckConfigs().isEmpty()) {
      Connector written = connector.written(config, access);
      List<String> names = names(check);
      if (!names.isEmpty() && written.streams().keySet().containsAll(names)) {
        return written;
      }
    }
    return connector.resolve(config, access);
  }

  private List<String> names(Check.CheckStream check) {
    JsonNode instead = config.path(NAMES);
    if (instead.isMissingNode() || (instead.isArray() && instead.isEmpty())) {
      return check.streamNames().orElse(List.of());
    }
    List<String> names = new ArrayList<>();
    for (JsonNode name : instead) {
      names.add(name.asText());
    }
    if (!instead.isArray() || names.isEmpty()) {
      throw new BoscoException(
          ErrorCode.CONFIG_BAD_VALUE, "`" + NAMES + "` of the config has to be a list of texts");
    }
    return names;
  }

  private CheckOutcome first(Check.CheckDynamicStream check) throws InterruptedException {
    Connector resolved = connector.resolve(config, access);
    List<String> streams = List.copyOf(resolved.streams().keySet());
    if (streams.isEmpty()) {
      return CheckOutcome.bad("There is no stream to connect to");
    }
    int count = Math.clamp(check.streamCount(), 0, streams.size());
    for (String stream :
        check.useCheckAvailability() ? streams.subList(0, count) : List.<String>of()) {
      Optional<String> problem = problem(resolved, stream);
      if (problem.isPresent()) {
        return CheckOutcome.bad("Stream " + stream + " is not available: " + problem.get());
      }
    }
    return CheckOutcome.GOOD;
  }

  /** Why the stream cannot be read; a stream without records can. */
  private Optional<String> problem(Connector resolved, String stream) throws InterruptedException {
    if (!resolved.streams().containsKey(stream)) {
      throw new BoscoException(
          ErrorCode.MANIFEST_INVALID,
          "`check` names the stream `" + stream + "`, which there is not; there are "
              + String.join(", ", resolved.streams().keySet()));
    }
    try {
      if (resolved.isOurs()) {
        return firstPage(resolved, stream);
      }
      return hasFirst(resolved, stream)
          ? Optional.empty()
          : Optional.of("it has no part to read, as when a parent stream has no records");
    } catch (BoscoException e) {
      return Optional.of(e.getMessage() == null ? e.code().code() : e.getMessage());
    }
  }

  /** Reads a stream as far as its first record; says whether it has a slice at all. */
  private boolean hasFirst(Connector resolved, String stream) throws InterruptedException {
    CompiledStream read = resolved.stream(stream);
    Session session = resolved.session(config, access, !resolved.isOurs());
    Vars vars = Vars.of(config, access.clock());
    return new StreamSync(read, vars, session, Optional.empty(), Optional.empty(), ReadOutput.NONE)
        .tryFirst(() -> Schema.of(read.schema(), vars, session));
  }

  /** A stream with a window is asked for yesterday. */
  private Optional<String> firstPage(Connector resolved, String stream)
      throws InterruptedException {
    LocalDate today = LocalDate.ofInstant(access.clock().instant(), ZoneOffset.UTC);
    DateRange window =
        resolved.stream(stream).info().windowed() ? DateRange.day(today.minusDays(1)) : null;
    try (Pages pages = resolved.open(stream, config, window, null, access)) {
      pages.next();
    }
    return Optional.empty();
  }
}
