package com.askbosco.data.connector.compile;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.Json;
import com.askbosco.data.spec.manifest.Place;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.BiFunction;

/** Finds the Java class behind a manifest's {@code class_name} among the registered services of its kind. */
public final class Registry {

  /** A component that manifests name by {@code class_name}. */
  public interface Named {
    /** The name manifests use; what they write before the last dot is ignored. */
    String className();
  }

  private Registry() {}

  /** Inherited parameters are settings of those that know them; the others do without. */
  private static <S, T> T configured(
      S service,
      Map<String, Json> rest,
      Place place,
      BiFunction<S, Map<String, JsonNode>, T> configure) {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    Map<String, JsonNode> own = new LinkedHashMap<>();
    rest.forEach((key, value) -> {
      all.put(key, Expressions.literal(value));
      if (!place.parameters().containsKey(key)) {
        own.put(key, Expressions.literal(value));
      }
    });
    try {
      return configure.apply(service, all);
    } catch (IllegalArgumentException e) {
      if (own.size() == all.size()) {
        throw e;
      }
      return configure.apply(service, own);
    }
  }

  /**
   * Configures the service with the given name; an unknown name is noted as a problem with the list of those that exist.
   *
   * @param kind the service's interface
   * @param what what it is, for messages
   * @param configure makes the component; an {@link IllegalArgumentException} says which setting is wrong
   */
  public static <S extends Named, T> Optional<T> find(
      Class<S> kind,
      String what,
      String className,
      Map<String, Json> rest,
      Place place,
      Expressions expressions,
      BiFunction<S, Map<String, JsonNode>, T> configure) {
    String name = className.substring(className.lastIndexOf('.') + 1);
    List<String> names = new ArrayList<>();
    for (S each : ServiceLoader.load(kind)) {
      if (each.className().equals(name)) {
        try {
          return Optional.of(configured(each, rest, place, configure));
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
        "there is no custom " + what + " `" + name + "`",
        names.isEmpty()
            ? "None is registered; register one."
            : "Use one of " + String.join(", ", names) + ", or register one.");
    return Optional.empty();
  }
}
