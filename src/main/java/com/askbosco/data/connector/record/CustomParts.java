package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Registry;
import com.askbosco.data.spec.manifest.Json;
import com.askbosco.data.spec.manifest.Place;
import java.util.Map;
import java.util.Optional;

/** Finds the components that manifests name. */
final class CustomParts {

  private CustomParts() {}

  /** The component of the name, with its settings; see {@link Registry#find}. */
  static <T, P extends CustomPart<T>> Optional<T> find(
      Class<P> service,
      String kind,
      String className,
      Map<String, Json> rest,
      Place place,
      Expressions expressions) {
    return Registry.find(
        service, kind, className, rest, place, expressions, CustomPart<T>::configure);
  }
}
