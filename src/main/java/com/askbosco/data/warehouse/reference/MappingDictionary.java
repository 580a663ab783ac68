package com.askbosco.data.warehouse.reference;

import com.askbosco.data.spec.ConditionSpec;
import com.askbosco.data.spec.MappingFile;
import com.askbosco.data.spec.MappingSpec;
import com.askbosco.data.spec.MappingSpec.RowSpec;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.ValueSpec;
import com.askbosco.data.spec.ValueSpec.Unit;
import com.askbosco.data.spec.YamlFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The mappings of all sources as rows: which fields reach which column, and what is done to them, in words. */
final class MappingDictionary {

  private MappingDictionary() {}

  /**
   * One row for each column that a row of a mapping fills.
   *
   * @param mappings the texts of the {@code silver.yaml} files, by path
   * @param canon the canonical tables
   */
  static List<List<@Nullable Object>> rows(
      Map<String, String> mappings, Collection<TableSpec> canon) {
    Map<String, TableSpec> tables = new TreeMap<>();
    canon.forEach(table -> tables.put(table.name(), table));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    new TreeMap<>(mappings).forEach((file, text) -> {
      MappingSpec mapping = MappingFile.read(YamlFile.parse(file, text));
      mapping.streams().forEach((stream, spec) -> {
        for (int i = 0; i < spec.rows().size(); i++) {
          row(mapping.source(), stream, i + 1, spec.rows().get(i), tables, rows);
        }
      });
    });
    return rows;
  }

  private static void row(
      String source,
      String stream,
      long number,
      RowSpec row,
      Map<String, TableSpec> tables,
      List<List<@Nullable Object>> rows) {
    TableSpec table = tables.get(row.table());
    if (table == null) {
      return;
    }
    row.columns().forEach((name, value) -> {
      Integer at = table.positions().get(name);
      if (at != null) {
        Set<String> fields = new LinkedHashSet<>();
        String words = words(value, fields);
        String condition = row.when().map(when -> "; when " + condition(when)).orElse("");
        String each =
            row.forEach().isEmpty() ? "" : "for each of " + row.forEach().get(0) + ": ";
        rows.add(Arrays.asList(
            source,
            stream,
            number,
            table.name(),
            name,
            table.columns().get(at).type().name(),
            fields.isEmpty() ? null : String.join(", ", fields),
            each + words + condition,
            unit(value)));
      }
    });
  }

  private static @Nullable String unit(ValueSpec value) {
    Unit unit = value.edit().unit();
    if (unit != Unit.MAJOR) {
      return unit.name().toLowerCase(Locale.ROOT);
    }
    return switch (value.origin()) {
      case ValueSpec.First first ->
        first.parts().isEmpty() ? null : unit(first.parts().get(0));
      case ValueSpec.Sum sum -> "major";
      case ValueSpec.SumOver sum -> "major";
      case ValueSpec.Product product -> "major";
      case ValueSpec.EventValue event -> "major";
      default -> null;
    };
  }

  /** What is done, in words; notes the fields it is done to. */
  private static String words(ValueSpec value, Set<String> fields) {
    return origin(value.origin(), fields) + edit(value.edit());
  }

  private static String origin(ValueSpec.Origin origin, Set<String> fields) {
    return switch (origin) {
      case ValueSpec.Path path -> {
        fields.addAll(path.paths());
        yield path.paths().size() == 1
            ? "as it is"
            : "the first that is there of " + String.join(", ", path.paths());
      }
      case ValueSpec.Const constant -> "always `" + constant.text() + "`";
      case ValueSpec.Key key -> "surrogate key of " + list(key.parts(), fields);
      case ValueSpec.Hash hash -> {
        fields.addAll(hash.paths());
        yield "SHA-256 of the normalised " + hash.kind().name().toLowerCase(Locale.ROOT);
      }
      case ValueSpec.ClientDate date -> {
        fields.addAll(date.paths());
        yield "the day of the moment in the client's time zone";
      }
      case ValueSpec.Sum sum -> "sum of " + list(sum.parts(), fields);
      case ValueSpec.Product product -> "product of " + list(product.parts(), fields);
      case ValueSpec.First first -> "the first that is there: " + list(first.parts(), fields);
      case ValueSpec.SumOver sum -> {
        fields.addAll(sum.each());
        Set<String> inner = new LinkedHashSet<>();
        String of = words(sum.of(), inner);
        String times = sum.times().map(by -> " times " + named(by, inner)).orElse("");
        String when = sum.when().map(c -> " where " + condition(c)).orElse("");
        yield "sum over " + String.join(" or ", sum.each()) + " of " + String.join(", ", inner)
            + (of.equals("as it is") ? "" : " (" + of + ")") + times + when;
      }
      case ValueSpec.Channel channel ->
        "channel group by GA4's rules from "
            + list(List.of(channel.source(), channel.medium(), channel.campaign()), fields);
      case ValueSpec.EventValue event -> {
        fields.addAll(event.of());
        yield "the " + event.value() + " of the actions that count as " + event.event()
            + ", each conversion once";
      }
      case ValueSpec.EventName event -> {
        fields.addAll(event.type());
        yield "canonical event of the action type";
      }
      case ValueSpec.EventCounted event -> {
        fields.addAll(event.type());
        yield "whether no wider action type of the record holds these conversions";
      }
      case ValueSpec.UrlParameter url -> {
        fields.addAll(url.url());
        yield "parameter " + url.name() + " of the URL, cleaned";
      }
      case ValueSpec.UrlHost host -> {
        fields.addAll(host.url());
        yield "host of the URL without www."
            + (host.unless().isEmpty()
                ? ""
                : ", unless it is that of " + String.join(" or ", host.unless()));
      }
      case ValueSpec.Extra extra -> {
        extra.fields().values().forEach(fields::addAll);
        yield "JSON of " + String.join(", ", extra.fields().keySet());
      }
    };
  }

  private static String list(List<ValueSpec> parts, Set<String> fields) {
    return parts.stream().map(part -> named(part, fields)).collect(Collectors.joining(", "));
  }

  private static String named(ValueSpec part, Set<String> fields) {
    Set<String> own = new LinkedHashSet<>();
    String words = words(part, own);
    fields.addAll(own);
    String names = String.join(" or ", own);
    return words.equals("as it is") || words.startsWith("the first that is there of")
        ? names
        : own.isEmpty() ? words : names + " (" + words + ")";
  }

  private static String edit(ValueSpec.Edit edit) {
    StringBuilder out = new StringBuilder();
    edit.clean()
        .forEach(clean -> out.append(
            switch (clean) {
              case UTM -> ", decoded, without macros, lower case, trimmed";
              case UPPER -> ", upper case";
              case LOWER -> ", lower case";
              case AFTER_SLASH -> ", what follows the last slash";
              case WITHOUT_QUERY -> ", without parameters and fragment";
            }));
    edit.lookup().ifPresent(table -> out.append(", looked up in ").append(table));
    edit.other().ifPresent(text -> out.append(", `").append(text).append("` for other values"));
    switch (edit.unit()) {
      case MINOR -> out.append(", from the currency's smallest unit");
      case MICROS -> out.append(", ÷ 1,000,000");
      case MAJOR -> {}
    }
    out.append(edit.negate() ? ", sign turned" : "").append(edit.abs() ? ", without sign" : "");
    out.append(edit.add() == 0 ? "" : ", plus " + edit.add());
    edit.zone()
        .ifPresent(zone -> out.append(", without a zone read as ")
            .append(zone == ValueSpec.Zone.UTC ? "UTC" : "the client's"));
    edit.otherwise().ifPresent(text -> out.append("; `").append(text).append("` where absent"));
    return out.toString();
  }

  private static String condition(ConditionSpec condition) {
    return switch (condition) {
      case ConditionSpec.Exists exists -> String.join(" or ", exists.paths()) + " is there";
      case ConditionSpec.Is is ->
        String.join(" or ", is.paths()) + " is "
            + is.values().stream().sorted().collect(Collectors.joining(" or "));
      case ConditionSpec.Before before ->
        String.join(" or ", before.paths()) + " is before " + before.day();
      case ConditionSpec.All all -> joined(all.parts(), " and ");
      case ConditionSpec.AnyOf any -> "(" + joined(any.parts(), " or ") + ")";
      case ConditionSpec.Not not -> "not " + condition(not.part());
    };
  }

  private static String joined(List<ConditionSpec> parts, String by) {
    return parts.stream().map(MappingDictionary::condition).collect(Collectors.joining(by));
  }
}
