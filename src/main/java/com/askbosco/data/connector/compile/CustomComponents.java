package com.askbosco.data.connector.compile;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.Json;
import com.askbosco.data.spec.manifest.Place;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Finds the components that manifests name by {@code class_name}, among those registered as Java services. */
public final class CustomComponents {
  private CustomComponents() {}

  /**
   * Finds a component and gives it its settings. Notes a problem, with all that exist, when there is none of the name, and one with
   * the component's own words when it refuses its settings.
   *
   * @param family the service's interface
   * @param kind what the family is called in messages, such as {@code extractor}
   * @param configure makes what runs; refuses settings by an {@link IllegalArgumentException}
   */
  public static <C extends CustomComponent, T> Optional<T> find(
      Class<C> family,
      String kind,
      String className,
      Map<String, Json> settings,
      Place place,
      Expressions expressions,
      BiFunction<C, Map<String, JsonNode>, T> configure) {
    String name = className.substring(className.lastIndexOf('.') + 1);
    TreeSet<String> names = new TreeSet<>();
    for (C each : ServiceLoader.load(family)) {
      if (each.className().equals(name)) {
        try {
          return Optional.of(configure.apply(each, own(settings, place)));
        } catch (IllegalArgumentException e) {
          expressions.problem(place, ErrorCode.CONFIG_BAD_VALUE, name + ": " + e.getMessage(), "");
          return Optional.empty();
        }
      }
      names.add(each.className());
    }
    expressions.problem(
        place,
        ErrorCode.MANIFEST_UNSUPPORTED,
        "there is no custom " + kind + " `" + name + "`",
        names.isEmpty()
            ? "There is none yet; register one as a service."
            : "Use one of " + String.join(", ", names) + ", or register one.");
    return Optional.empty();
  }

  /** Parameters became fields of every component; those that are only inherited are no settings. */
  private static Map<String, JsonNode> own(Map<String, Json> written, Place place) {
    Map<String, JsonNode> settings = new LinkedHashMap<>();
    written.forEach((key, value) -> {
      if (!place.parameters().containsKey(key)) {
        settings.put(key, Expressions.literal(value));
      }
    });
    return settings;
  }
}
