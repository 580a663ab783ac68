package com.askbosco.data.rules;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.ValueSpec;
import com.askbosco.data.spec.ValueSpec.Clean;
import com.askbosco.data.spec.ValueSpec.Edit;
import com.askbosco.data.spec.ValueSpec.Unit;
import com.askbosco.data.spec.ValueSpec.Zone;
import com.askbosco.data.spec.YamlNode;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is done to a value after it was read: cleaned, looked up, replaced when absent, counted in another unit. */
final class Edits {
  private static final int REMEMBERED = 20_000;
  private static final int MICROS = 6;

  private Edits() {}

  static Value apply(ValueSpec spec, Value origin, ValueCompiler compiler, MappingParts parts) {
    Edit edit = spec.edit();
    Value value = origin;
    for (Clean clean : edit.clean()) {
      value = cleaned(value, clean);
    }
    if (edit.lookup().isPresent()) {
      value = lookedUp(value, spec.at(), edit, parts);
    } else if (edit.other().isPresent()) {
      spec.at().problem(ErrorCode.CONFIG_BAD_VALUE, "`other` without `lookup`", "Remove it.");
    }
    if (edit.unit() == Unit.MICROS) {
      value = scaled(value, MICROS);
    } else if (edit.unit() == Unit.MINOR) {
      value = minor(value, spec.at(), edit, compiler);
    }
    if (edit.negate() || edit.abs() || edit.add() != 0) {
      value = signed(value, edit);
    }
    return edit.otherwise().isPresent() ? otherwise(value, edit.otherwise().get()) : value;
  }

  private static Value cleaned(Value value, Clean clean) {
    Memo<String, String> utm = new Memo<>(REMEMBERED, text -> {
      String cleaned = Utm.clean(text);
      return cleaned == null ? "" : cleaned;
    });
    return frame -> {
      Object raw = value.read(frame);
      if (raw == null) {
        return null;
      }
      String text = Convert.text(raw);
      String cleaned = switch (clean) {
        case UTM -> utm.get(text);
        case UPPER -> text.toUpperCase(Locale.ROOT);
        case LOWER -> text.toLowerCase(Locale.ROOT);
        case AFTER_SLASH -> text.substring(text.lastIndexOf('/') + 1);
        case WITHOUT_QUERY -> Utm.withoutQuery(text);
      };
      return cleaned.isEmpty() ? null : cleaned;
    };
  }

  private static Value lookedUp(Value value, YamlNode at, Edit edit, MappingParts parts) {
    Lookup lookup = parts.lookup(edit.lookup().orElseThrow(), edit.other());
    if (lookup == null) {
      at.problem(
          ErrorCode.CONFIG_UNKNOWN_REFERENCE,
          "there is no table `" + edit.lookup().orElseThrow() + "`",
          "Add it under `lookups`.");
      return value;
    }
    return frame -> {
      Object raw = value.read(frame);
      return raw == null ? null : lookup.get(Convert.text(raw));
    };
  }

  private static Value scaled(Value value, int places) {
    return frame -> {
      Object raw = value.read(frame);
      return raw == null ? null : shifted(Numbers.decimal(raw), places);
    };
  }

  /** The number divided by a power of ten, exactly. */
  private static BigDecimal shifted(BigDecimal number, int places) {
    return number.scaleByPowerOfTen(-places);
  }

  private static Value minor(Value value, YamlNode at, Edit edit, ValueCompiler compiler) {
    if (edit.currency().isEmpty()) {
      at.problem(
          ErrorCode.CONFIG_MISSING_KEY,
          "minor units of no currency",
          "Add `currency:`, a yen has no cents.");
      return value;
    }
    Value currency = compiler.compile(edit.currency().get());
    Memo<String, Integer> places = new Memo<>(200, Edits::places);
    return frame -> {
      Object raw = value.read(frame);
      Object code = raw == null ? null : currency.read(frame);
      if (raw == null) {
        return null;
      }
      int digits = code == null ? -1 : places.get(Convert.text(code));
      if (digits < 0) {
        throw new BadValue(ErrorCode.ROW_UNKNOWN_VALUE, "minor units of an unknown currency");
      }
      return shifted(Numbers.decimal(raw), digits);
    };
  }

  private static int places(String code) {
    return Currency.getAvailableCurrencies().stream()
        .filter(currency -> currency.getCurrencyCode().equals(code))
        .findFirst()
        .map(Currency::getDefaultFractionDigits)
        .orElse(-1);
  }

  private static Value signed(Value value, Edit edit) {
    BigDecimal add = BigDecimal.valueOf(edit.add());
    return frame -> {
      Object raw = value.read(frame);
      if (raw == null) {
        return null;
      }
      BigDecimal number = Numbers.decimal(raw);
      number = edit.abs() ? number.abs() : number;
      return (edit.negate() ? number.negate() : number).add(add);
    };
  }

  private static Value otherwise(Value value, String text) {
    return frame -> {
      Object raw = value.read(frame);
      return raw == null ? text : raw;
    };
  }

  /** The zone of moments that are written without one; null when they are refused. */
  static @Nullable ZoneId zone(Optional<Zone> zone, RowContext context) {
    if (zone.isEmpty()) {
      return null;
    }
    return zone.get() == Zone.UTC ? ZoneOffset.UTC : context.clientZone();
  }
}
