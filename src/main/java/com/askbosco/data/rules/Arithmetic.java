package com.askbosco.data.rules;

import com.askbosco.data.spec.ValueSpec;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Exact sums and products of values; where nothing is there to count, there is no value rather than 0. */
final class Arithmetic {

  private Arithmetic() {}

  /** The sum of the values that are there. */
  static Value sum(List<Value> parts) {
    Value[] values = parts.toArray(Value[]::new);
    return frame -> {
      BigDecimal total = null;
      for (Value value : values) {
        Object raw = value.read(frame);
        total = raw == null ? total : plus(total, Numbers.decimal(raw));
      }
      return total;
    };
  }

  /** The product of values that are all there. */
  static Value product(List<Value> parts) {
    Value[] values = parts.toArray(Value[]::new);
    return frame -> {
      BigDecimal result = BigDecimal.ONE;
      for (Value value : values) {
        Object raw = value.read(frame);
        if (raw == null) {
          return null;
        }
        result = result.multiply(Numbers.decimal(raw));
      }
      return result;
    };
  }

  /** The sum of {@code of × times} over the elements of an array for which {@code when} holds. */
  static Value sumOver(Value array, Value of, Value times, Conditions.Test when) {
    return frame -> {
      if (!(array.read(frame) instanceof JsonNode elements) || !elements.isArray()) {
        return null;
      }
      JsonNode outer = frame.item;
      BigDecimal total = null;
      try {
        for (JsonNode element : elements) {
          frame.item = element;
          Object raw = when.holds(frame) ? of.read(frame) : null;
          Object factor = raw == null ? null : times.read(frame);
          if (raw != null && factor != null) {
            total = plus(total, Numbers.decimal(raw).multiply(Numbers.decimal(factor)));
          }
        }
      } finally {
        frame.item = outer;
      }
      return total;
    };
  }

  /** The sum of a field over the actions that are counted for an event. */
  static Value sumOfEvent(EventMap events, Value actions, ValueSpec.EventValue event) {
    return frame -> {
      BigDecimal total = null;
      for (JsonNode action : events.counted((JsonNode) actions.read(frame), event.event())) {
        JsonNode value = action.get(event.value());
        if (value != null && !value.isNull()) {
          total = plus(total, Numbers.decimal(value));
        }
      }
      return total;
    };
  }

  private static BigDecimal plus(@Nullable BigDecimal total, BigDecimal number) {
    return total == null ? number : total.add(number);
  }
}
