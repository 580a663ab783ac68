package com.askbosco.data.cli;

import com.askbosco.data.connector.Connector;
import com.askbosco.data.connector.StreamInfo;
import com.askbosco.data.rules.SilverMapping;
import com.askbosco.data.spec.manifest.Authenticator;
import com.askbosco.data.spec.manifest.HTTPAPIBudget.CallRatePolicy;
import com.askbosco.data.spec.manifest.Manifest;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A connector in words. */
final class ConnectorText {
  private ConnectorText() {}

  static void print(ConnectorFolder folder, PrintWriter out) {
    Set<String> mapped = folder.mapping().map(SilverMapping::streams).orElse(Set.of());
    out.println(folder.name() + "  " + folder.folder());
    out.println("streams");
    folder.streams().values().forEach(stream -> print(stream, mapped, out));
    if (folder.isWithoutManifest()) {
      out.println("read by         `kind` of the connection in a client's file");
      return;
    }
    Connector connector = folder.connector();
    Manifest manifest = folder.manifest();
    Set<String> authenticators = new TreeSet<>();
    authenticators(manifest, authenticators);
    out.println("authentication  "
        + (authenticators.isEmpty() ? "none" : String.join(", ", authenticators)));
    out.println("budgets         " + budgets(manifest));
    out.println("config");
    JsonNode schema = connector.configSchema();
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(field -> required.add(field.asText()));
    schema
        .path("properties")
        .properties()
        .forEach(field -> out.println("  " + field.getKey() + "  "
            + field.getValue().path("type").asText("any")
            + (required.contains(field.getKey()) ? ", required" : "")
            + (field.getValue().path("airbyte_secret").asBoolean() ? ", secret" : "")));
    if (schema.path("properties").isEmpty()) {
      out.println("  the spec names no field");
    }
  }

  private static void print(StreamInfo stream, Set<String> mapped, PrintWriter out) {
    StringBuilder line = new StringBuilder("  " + stream.name());
    line.append("  key ")
        .append(stream.primaryKey().isEmpty() ? "none" : String.join(", ", stream.primaryKey()));
    line.append("; cursor ").append(stream.cursorField().orElse("none"));
    if (stream.windowed()) {
      line.append("; windows of ")
          .append(stream.windowDays())
          .append(" days, ")
          .append(stream.restatementDays())
          .append(" read again");
    }
    out.println(line.append(mapped.contains(stream.name()) ? "; mapped" : "; not mapped"));
  }

  private static String budgets(Manifest manifest) {
    if (manifest.apiBudget().isEmpty()) {
      return "none; the source's 429 and Retry-After count";
    }
    return String.join(
        "; ",
        manifest.apiBudget().get().policies().stream()
            .map(ConnectorText::budget)
            .toList());
  }

  private static String budget(CallRatePolicy policy) {
    return switch (policy) {
      case CallRatePolicy.MovingWindowCallRatePolicy moving ->
        String.join(
            " and ",
            moving.rates().stream()
                .map(rate -> rate.limit().value() + " calls in " + rate.interval())
                .toList());
      case CallRatePolicy.FixedWindowCallRatePolicy fixed ->
        fixed.callLimit() + " calls in each " + fixed.period();
      case CallRatePolicy.UnlimitedCallRatePolicy unlimited -> "some without limit";
    };
  }

  /** Names of the authenticators anywhere in a part of a manifest. */
  private static void authenticators(@Nullable Object part, Set<String> names) {
    switch (part) {
      case Optional<?> optional -> optional.ifPresent(inner -> authenticators(inner, names));
      case Collection<?> list -> list.forEach(inner -> authenticators(inner, names));
      case Map<?, ?> map -> map.values().forEach(inner -> authenticators(inner, names));
      case Record record
      when record.getClass().getPackage().equals(Manifest.class.getPackage()) -> {
        if (record instanceof Authenticator) {
          names.add(record.getClass().getSimpleName());
        }
        for (RecordComponent component : record.getClass().getRecordComponents()) {
          try {
            component.getAccessor().setAccessible(true);
            authenticators(component.getAccessor().invoke(record), names);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record can be read", e);
          }
        }
      }
      case null, default -> {}
    }
  }
}
