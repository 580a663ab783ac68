package com.askbosco.data.spec;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.ValueSpec.Clean;
import com.askbosco.data.spec.ValueSpec.Edit;
import com.askbosco.data.spec.ValueSpec.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the values and conditions of a mapping; everything wrong is noted in the file's problems. */
final class ValueReader {
  static final Set<String> ORIGINS = Set.of(
      "path",
      "const",
      "key",
      "hash",
      "client_date",
      "sum",
      "product",
      "first",
      "channel",
      "event",
      "event_name",
      "event_counted",
      "url_parameter",
      "url_host",
      "extra");
  private static final Set<String> EDITS = Set.of(
      "clean", "lookup", "other", "default", "unit", "currency", "negate", "abs", "add", "zone");
  static final Set<String> KEYS = union(ORIGINS, EDITS);

  private ValueReader() {}

  static ValueSpec value(YamlNode node) {
    if (node.isScalar()) {
      return new ValueSpec(node, new ValueSpec.Path(List.of(node.string())), Edit.NONE);
    }
    if (node.isList()) {
      return new ValueSpec(node, new ValueSpec.Path(node.strings()), Edit.NONE);
    }
    node.onlyKeys(KEYS);
    List<String> origins =
        node.map().keySet().stream().filter(ORIGINS::contains).toList();
    if (origins.size() != 1) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          origins.isEmpty() ? "a value from nowhere" : "a value from several places",
          "Give exactly one of " + String.join(", ", ORIGINS.stream().sorted().toList()) + ".");
      return new ValueSpec(node, new ValueSpec.Path(List.of()), Edit.NONE);
    }
    return new ValueSpec(node, origin(node, origins.get(0)), edit(node));
  }

  private static Origin origin(YamlNode node, String kind) {
    YamlNode of = node.required(kind);
    return switch (kind) {
      case "path" -> new ValueSpec.Path(paths(of));
      case "const" -> new ValueSpec.Const(of.string());
      case "key" -> new ValueSpec.Key(of.isList() ? values(of) : List.of(value(of)));
      case "client_date" -> new ValueSpec.ClientDate(paths(of));
      case "product" -> new ValueSpec.Product(values(of));
      case "first" -> new ValueSpec.First(values(of));
      case "event_name" -> new ValueSpec.EventName(paths(of));
      case "sum" -> of.isMap() ? sumOver(of) : new ValueSpec.Sum(values(of));
      case "hash" -> {
        of.onlyKeys(Set.of("email", "phone"));
        boolean email = of.optional("email").isPresent();
        yield new ValueSpec.Hash(
            email ? ValueSpec.HashKind.EMAIL : ValueSpec.HashKind.PHONE,
            paths(of.required(email ? "email" : "phone")));
      }
      case "channel" -> {
        of.onlyKeys(Set.of("source", "medium", "campaign"));
        yield new ValueSpec.Channel(
            value(of.required("source")),
            value(of.required("medium")),
            value(of.required("campaign")));
      }
      case "event" -> {
        of.onlyKeys(Set.of("of", "is", "value"));
        yield new ValueSpec.EventValue(
            paths(of.required("of")),
            of.required("is").string(),
            of.optional("value").map(YamlNode::string).orElse("value"));
      }
      case "event_counted" -> {
        of.onlyKeys(Set.of("of", "type"));
        yield new ValueSpec.EventCounted(paths(of.required("of")), paths(of.required("type")));
      }
      case "url_parameter" -> {
        of.onlyKeys(Set.of("url", "name"));
        yield new ValueSpec.UrlParameter(
            paths(of.required("url")), of.required("name").string());
      }
      case "url_host" -> {
        of.onlyKeys(Set.of("url", "unless"));
        yield new ValueSpec.UrlHost(
            paths(of.required("url")),
            of.optional("unless").map(ValueReader::paths).orElse(List.of()));
      }
      case "extra" -> {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        of.map().forEach((name, path) -> fields.put(name, paths(path)));
        yield new ValueSpec.Extra(fields);
      }
      default -> throw new IllegalStateException(kind);
    };
  }

  private static ValueSpec.SumOver sumOver(YamlNode node) {
    node.onlyKeys(Set.of("each", "of", "times", "when"));
    return new ValueSpec.SumOver(
        paths(node.required("each")),
        value(node.required("of")),
        node.optional("times").map(ValueReader::value),
        node.optional("when").map(ValueReader::condition));
  }

  private static Edit edit(YamlNode node) {
    return new Edit(
        node.optional("clean").map(ValueReader::cleans).orElse(List.of()),
        node.optional("lookup").map(YamlNode::string),
        node.optional("other").map(YamlNode::string),
        node.optional("default").map(YamlNode::string),
        node.optional("unit")
            .map(unit -> unit.oneOf(ValueSpec.Unit.class))
            .orElse(ValueSpec.Unit.MAJOR),
        node.optional("currency").map(ValueReader::value),
        node.optional("negate").map(YamlNode::bool).orElse(false),
        node.optional("abs").map(YamlNode::bool).orElse(false),
        node.optional("add").map(YamlNode::integer).orElse(0L),
        node.optional("zone").map(zone -> zone.oneOf(ValueSpec.Zone.class)));
  }

  private static List<Clean> cleans(YamlNode node) {
    return node.isList()
        ? node.list().stream().map(item -> item.oneOf(Clean.class)).toList()
        : List.of(node.oneOf(Clean.class));
  }

  static ConditionSpec condition(YamlNode node) {
    List<ConditionSpec> parts = new ArrayList<>();
    node.onlyKeys(Set.of("exists", "missing", "is", "before", "any", "not"));
    if (node.map().isEmpty()) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "no condition",
          "Write exists, missing, is, before, any or not.");
    }
    node.optional("exists").ifPresent(of -> parts.add(new ConditionSpec.Exists(of, paths(of))));
    node.optional("missing")
        .ifPresent(of -> parts.add(new ConditionSpec.Not(new ConditionSpec.Exists(of, paths(of)))));
    node.optional("is")
        .ifPresent(of -> of.map()
            .forEach((path, values) -> parts.add(
                new ConditionSpec.Is(values, List.of(path), new HashSet<>(paths(values))))));
    node.optional("before")
        .ifPresent(of -> of.map()
            .forEach((path, day) ->
                parts.add(new ConditionSpec.Before(day, List.of(path), day.date()))));
    node.optional("any")
        .ifPresent(of -> parts.add(new ConditionSpec.AnyOf(
            of.list().stream().map(ValueReader::condition).toList())));
    node.optional("not").ifPresent(of -> parts.add(new ConditionSpec.Not(condition(of))));
    return parts.size() == 1 ? parts.get(0) : new ConditionSpec.All(parts);
  }

  static List<String> paths(YamlNode node) {
    return node.isList() ? node.strings() : List.of(node.string());
  }

  private static List<ValueSpec> values(YamlNode node) {
    return node.list().stream().map(ValueReader::value).toList();
  }

  private static Set<String> union(Set<String> a, Set<String> b) {
    Set<String> all = new HashSet<>(a);
    all.addAll(b);
    return Set.copyOf(all);
  }

  static Optional<ConditionSpec> when(YamlNode row) {
    return row.optional("when").map(ValueReader::condition);
  }
}
