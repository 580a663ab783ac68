package com.askbosco.data.rules.contract;

import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds records against a contract and notes what differs. One walk over the parsed record; a field is found by its place in the
 * record before, so that a record that fits costs a comparison a field and makes no objects. Not thread-safe.
 *
 * <p>A record is refused when a required field is absent or null, when a value lies outside of its enumeration or range, or when a
 * field that the mapping reads has a type that the mapping cannot convert. Everything else is noted and goes on: new fields, new
 * values, numbers written as texts and the other way round, and other types of fields that nobody reads.
 */
public final class RecordCheck {
  private final Contract contract;
  private final Place root;
  private final Set<String> nulls;
  private final List<String> watched = new ArrayList<>();
  private final Tallies tallies = new Tallies();
  private long records;
  private long present;
  private long some;
  private long every = -1;
  private @Nullable Refusal refusal;

  /**
   * @param contract the contract
   * @param reads fields that the mapping reads: of another type, they cost the record
   * @param nulls texts that stand for no value, as the mapping says
   */
  public RecordCheck(Contract contract, Set<String> reads, Set<String> nulls) {
    this.contract = contract;
    this.root = Place.of(contract, reads);
    this.nulls = nulls;
    root.watch(watched);
  }

  /** The contract. */
  public Contract contract() {
    return contract;
  }

  /** Looks at a record, which has to be an object. Null when it may go on. */
  public @Nullable Refusal check(JsonNode record) {
    records++;
    present = 0;
    refusal = null;
    object(
        root, contract.dottedKeys() && DottedKeys.has(record) ? DottedKeys.nested(record) : record);
    some |= present;
    every &= present;
    return refusal;
  }

  /** What was noted since the last call, by path; then forgets it. */
  public List<Drift> drain() {
    return tallies.drain();
  }

  /** Which watched fields the records since the last call had; then forgets it. */
  public Presence presence() {
    Presence seen = new Presence(watched, some, records == 0 ? 0 : every & mask(), records);
    records = 0;
    some = 0;
    every = -1;
    return seen;
  }

  private long mask() {
    return (1L << watched.size()) - 1;
  }

  private void object(Place place, JsonNode object) {
    Place[] fields = place.fields;
    if (fields == null && place.others == null) {
      return;
    }
    long seen = 0;
    int at = 0;
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      int number = fields == null ? -1 : place.number(at++, field.getKey());
      if (fields != null && number >= 0) {
        boolean there = value(fields[number], field.getValue());
        if (there && number < Place.MASKED) {
          seen |= 1L << number;
        }
      } else if (place.others != null) {
        value(place.others, field.getValue());
      } else {
        tallies.newField(place.path, field.getKey(), JsonType.of(field.getValue()), records);
      }
    }
    if ((seen & place.required) != place.required) {
      missing(place, seen);
    }
  }

  private void missing(Place place, long seen) {
    for (int i = 0; i < place.names.length; i++) {
      if ((place.required & ~seen & 1L << i) != 0 && place.fields != null) {
        Place field = place.fields[i];
        refuse(field, DriftKind.MISSING_KEY, ErrorCode.ROW_MISSING_KEY, "absent");
      }
    }
  }

  /** Looks at a value; false when it is as good as absent. */
  private boolean value(Place place, JsonNode value) {
    JsonType type = JsonType.of(value);
    if ((place.types & type.bit()) == 0) {
      if (type != JsonType.NUMBER
          || !place.allows(JsonType.INTEGER)
          || !Conversion.isWhole(value)) {
        return otherType(place, value, type);
      }
      type = JsonType.INTEGER;
    }
    switch (type) {
      case OBJECT -> object(place, value);
      case ARRAY -> array(place, value);
      case STRING -> {
        if (place.open != null && !place.open.contains(value.textValue())) {
          newValue(place, value.textValue());
        }
      }
      case INTEGER, NUMBER -> {
        double number = value.doubleValue();
        if (number < place.minimum || number > place.maximum) {
          refuse(place, DriftKind.VALUE_REFUSED, ErrorCode.ROW_OUT_OF_RANGE, type.word());
        }
      }
      case NULL -> {
        enumerated(place, value, type);
        return true;
      }
      case BOOLEAN -> {}
    }
    enumerated(place, value, type);
    present |= place.watch;
    return true;
  }

  private void newValue(Place place, String text) {
    Set<String> open = place.open;
    if (open != null && open.contains(text.toLowerCase(Locale.ROOT))) {
      open.add(text); // the same word in another case, as lookups see it
    } else if (!nulls.contains(text)) {
      tallies.add(place.path, DriftKind.NEW_VALUE, "a known value", "string", false, records);
    }
  }

  private void enumerated(Place place, JsonNode value, JsonType type) {
    if (place.closed != null && !place.closed.contains(Place.plain(value))) {
      refuse(place, DriftKind.VALUE_REFUSED, ErrorCode.ROW_UNKNOWN_VALUE, type.word());
    }
  }

  private void array(Place place, JsonNode array) {
    Place items = place.items;
    if (items != null) {
      for (int i = 0; i < array.size(); i++) {
        value(items, array.get(i));
      }
    }
  }

  private boolean otherType(Place place, JsonNode value, JsonType type) {
    if (type == JsonType.NULL || (type == JsonType.STRING && nulls.contains(value.textValue()))) {
      if (!place.needed) {
        note(place, DriftKind.TYPE_CONVERTED, type.word());
      }
      return false;
    }
    present |= place.watch;
    if (Conversion.works(place.types, value, type)) {
      note(place, DriftKind.TYPE_CONVERTED, type.word());
    } else if (place.guarded) {
      refuse(place, DriftKind.TYPE_CHANGED, ErrorCode.ROW_WRONG_TYPE, type.word());
    } else {
      note(place, DriftKind.TYPE_CHANGED, type.word());
    }
    return true;
  }

  private void note(Place place, DriftKind kind, String found) {
    tallies.add(place.path, kind, JsonType.words(place.types), found, false, records);
  }

  private void refuse(Place place, DriftKind kind, ErrorCode code, String found) {
    String expected = JsonType.words(place.types);
    tallies.add(place.path, kind, expected, found, true, records);
    if (refusal == null) {
      String came = found.equals("absent") ? "it is absent" : "found " + found;
      String rule = kind == DriftKind.VALUE_REFUSED ? "a value that is not allowed" : came;
      refusal = new Refusal(
          code,
          "`" + place.path + "`: contract " + contract.label() + " promises " + expected + ", "
              + rule);
    }
  }
}
