package com.askbosco.data.rules;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.ChannelGroups;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Column;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.spec.ValueSpec;
import com.askbosco.data.spec.ValueSpec.Unit;
import com.askbosco.data.spec.YamlNode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can be said about a value and its column before any record is seen. */
final class ColumnChecks {
  private static final Set<Type> NUMBERS = EnumSet.of(Type.NUMERIC, Type.INT64, Type.FLOAT64);

  private ColumnChecks() {}

  static void check(Column column, ValueSpec spec, MappingParts parts) {
    Set<Type> possible = types(spec);
    if (!possible.contains(column.type())) {
      spec.at()
          .problem(
              ErrorCode.CONFIG_WRONG_TYPE,
              "this gives "
                  + String.join(" or ", possible.stream().map(Type::name).toList())
                  + ", `"
                  + column.name()
                  + "` is "
                  + column.type(),
              "Map another value, or another column.");
      return;
    }
    if (spec.edit().unit() != Unit.MAJOR && column.unit() != TableSpec.Unit.MONEY) {
      spec.at()
          .problem(
              ErrorCode.CONFIG_WRONG_TYPE,
              "the field is money in " + spec.edit().unit().name().toLowerCase(Locale.ROOT)
                  + " units, `" + column.name() + "` is "
                  + (column.unit() == TableSpec.Unit.NONE
                      ? "no money"
                      : "in " + column.unit().name().toLowerCase(Locale.ROOT)),
              "Take `unit` out, or write `unit: money` at the column in the canon.");
    }
    for (String text : texts(spec, parts)) {
      fits(column, text, spec.at());
    }
    if (spec.origin() instanceof ValueSpec.First first) {
      first.parts().forEach(part -> check(column, part, parts));
    }
  }

  private static Set<Type> types(ValueSpec spec) {
    if (spec.edit().unit() != Unit.MAJOR || spec.edit().negate() || spec.edit().abs()) {
      return NUMBERS;
    }
    return switch (spec.origin()) {
      case ValueSpec.Key key -> EnumSet.of(Type.STRING);
      case ValueSpec.Hash hash -> EnumSet.of(Type.STRING);
      case ValueSpec.Channel channel -> EnumSet.of(Type.STRING);
      case ValueSpec.EventName name -> EnumSet.of(Type.STRING);
      case ValueSpec.UrlParameter parameter -> EnumSet.of(Type.STRING);
      case ValueSpec.UrlHost host -> EnumSet.of(Type.STRING);
      case ValueSpec.ClientDate date -> EnumSet.of(Type.DATE);
      case ValueSpec.EventCounted counted -> EnumSet.of(Type.BOOL);
      case ValueSpec.Extra extra -> EnumSet.of(Type.JSON);
      case ValueSpec.Sum sum -> NUMBERS;
      case ValueSpec.SumOver sum -> NUMBERS;
      case ValueSpec.Product product -> NUMBERS;
      case ValueSpec.EventValue event -> NUMBERS;
      case ValueSpec.Path path -> EnumSet.allOf(Type.class);
      case ValueSpec.Const constant -> EnumSet.allOf(Type.class);
      case ValueSpec.First first -> EnumSet.allOf(Type.class);
    };
  }

  /** Texts that the mapping itself puts into the column. */
  private static List<String> texts(ValueSpec spec, MappingParts parts) {
    List<String> texts = new ArrayList<>();
    if (spec.origin() instanceof ValueSpec.Const constant
        && spec.edit().lookup().isEmpty()) {
      texts.add(constant.text());
    }
    spec.edit().otherwise().ifPresent(texts::add);
    spec.edit().other().filter(other -> spec.edit().lookup().isPresent()).ifPresent(texts::add);
    spec.edit()
        .lookup()
        .flatMap(name -> Optional.ofNullable(parts
            .spec()
            .lookups()
            .getOrDefault(name, parts.reference().lookups().get(name))))
        .map(Map::values)
        .ifPresent(texts::addAll);
    return texts;
  }

  private static void fits(Column column, String text, YamlNode at) {
    try {
      Convert.to(column.type(), text, ZoneOffset.UTC);
    } catch (BadValue e) {
      at.problem(
          ErrorCode.CONFIG_WRONG_TYPE,
          "`" + text + "` does not fit `" + column.name() + "`, which is " + column.type(),
          "Write a " + column.type() + ".");
      return;
    }
    if (!column.values().isEmpty() && !column.values().contains(text)) {
      at.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + text + "` is no value of `" + column.name() + "`",
          "Use one of " + String.join(", ", column.values()) + ", or add it to the canon.");
    }
    if (column.name().equals("channel_group") && !ChannelGroups.NAMES.contains(text)) {
      at.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + text + "` is no channel group",
          "Use one of " + String.join(", ", ChannelGroups.NAMES) + ".");
    }
  }
}
