package com.askbosco.data.connector.expression.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a caller hands in (Jackson nodes, Java values) into Python's values. Scalars are converted, lists and dicts become
 * views that convert element by element when they are read, so nothing is copied.
 *
 * <p>Python would let a template change what it was given. Here a changed view becomes a private copy of its elements: the same
 * {@code Views} gives the same view for the same object again, so that one evaluation sees its own changes and nobody else does.
 */
public final class Views {
  /** For evaluations that change nothing; gives a new view each time. */
  public static final Views READ_ONLY = new Views(null);

  private final @Nullable IdentityHashMap<Object, Object> known;

  private Views(@Nullable IdentityHashMap<Object, Object> known) {
    this.known = known;
  }

  /** Views for one evaluation that may change lists and dicts. Not thread-safe. */
  public static Views copyOnWrite() {
    return new Views(new IdentityHashMap<>());
  }

  /** Python's value of a Java object. */
  public @Nullable Object of(@Nullable Object raw) {
    if (raw == null || raw instanceof String || raw instanceof Boolean || raw instanceof Long) {
      return raw;
    }
    if (raw instanceof JsonNode node) {
      return of(node);
    }
    return switch (raw) {
      case Double number -> number;
      case Integer number -> number.longValue();
      case Short number -> number.longValue();
      case Byte number -> number.longValue();
      case BigInteger number -> Numbers.integer(number);
      case Float number -> number.doubleValue();
      case BigDecimal number -> number.doubleValue();
      case Instant instant -> PyDateTime.of(instant.atOffset(ZoneOffset.UTC));
      case OffsetDateTime moment -> PyDateTime.of(moment);
      case ZonedDateTime moment -> PyDateTime.of(moment.toOffsetDateTime());
      case LocalDateTime naive -> PyDateTime.naive(naive);
      case LocalDate date -> new PyDate(date);
      case PyTuple tuple -> tuple;
      case ListView view -> view;
      case DictMap view -> view;
      case WithAttributes object -> known(object);
      case List<?> list -> known(list);
      case Map<?, ?> map -> known(map);
      default -> raw;
    };
  }

  private @Nullable Object of(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> number(node);
      case ARRAY, OBJECT -> known(node);
      default -> null;
    };
  }

  private static Object number(JsonNode node) {
    if (node.isIntegralNumber()) {
      return node.canConvertToLong() ? (Object) node.longValue() : node.bigIntegerValue();
    }
    return node.doubleValue();
  }

  private Object known(Object container) {
    if (known == null) {
      return view(container);
    }
    // not computeIfAbsent: a view of a view would come back here
    Object view = known.get(container);
    if (view == null) {
      view = view(container);
      known.put(container, view);
    }
    return view;
  }

  private Object view(Object container) {
    return switch (container) {
      case ArrayNode array -> new ListView(this, array::get, array.size());
      case ObjectNode object -> new DictMap(this, new DictMap.OfNode(object), Map.of());
      case WithAttributes object ->
        new DictMap(this, new DictMap.OfNode(object.items()), object.attributes());
      case List<?> list -> new ListView(this, list::get, list.size());
      case Map<?, ?> map -> new DictMap(this, new DictMap.OfMap(map), Map.of());
      default -> container;
    };
  }

  /** Whether changes are allowed. */
  boolean canChange() {
    return known != null;
  }
}
