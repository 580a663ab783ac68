package com.askbosco.data.rules;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.ValueSpec;
import com.askbosco.data.spec.YamlNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns values as the mapping says them into functions, once per row of the mapping; notes what cannot work. */
final class ValueCompiler {
  private static final Map<String, ContextValue> CONTEXT = ContextValue.byName();
  private static final int REMEMBERED = 20_000;

  private final MappingParts parts;
  private final boolean inArray;

  /**
   * A compiler of the values of one row.
   *
   * @param parts what the whole mapping shares
   * @param inArray whether the row walks an array, so that {@code item.} and {@code joined.} mean something
   */
  ValueCompiler(MappingParts parts, boolean inArray) {
    this.parts = parts;
    this.inArray = inArray;
  }

  /** The value with everything that is done to it. */
  Value compile(ValueSpec spec) {
    return Edits.apply(spec, origin(spec), this, parts);
  }

  private Value origin(ValueSpec spec) {
    YamlNode at = spec.at();
    return switch (spec.origin()) {
      case ValueSpec.Path path -> paths(at, path.paths());
      case ValueSpec.Const constant -> frame -> constant.text();
      case ValueSpec.Key key -> key(key);
      case ValueSpec.Hash hash -> hash(at, hash);
      case ValueSpec.ClientDate date -> clientDate(at, date, spec.edit());
      case ValueSpec.Sum sum -> Arithmetic.sum(compileAll(sum.parts()));
      case ValueSpec.SumOver sum -> sumOver(at, sum);
      case ValueSpec.Product product -> Arithmetic.product(compileAll(product.parts()));
      case ValueSpec.First first -> Path.firstOf(compileAll(first.parts()));
      case ValueSpec.Channel channel -> channel(channel);
      case ValueSpec.EventValue event -> eventValue(at, event);
      case ValueSpec.EventName name -> {
        Value type = paths(at, name.type());
        yield frame -> parts.events().event(text(type, frame, ""));
      }
      case ValueSpec.EventCounted counted -> {
        Value of = paths(at, counted.of());
        Value type = paths(at, counted.type());
        yield frame -> parts.events().isCounted((JsonNode) of.read(frame), text(type, frame, ""));
      }
      case ValueSpec.UrlParameter parameter -> urlParameter(at, parameter);
      case ValueSpec.UrlHost host -> urlHost(at, host);
      case ValueSpec.Extra extra -> extra(at, extra);
    };
  }

  private List<Value> compileAll(List<ValueSpec> specs) {
    return specs.stream().map(this::compile).toList();
  }

  /** The first of the paths or context values that holds a value. */
  Value paths(YamlNode at, List<String> texts) {
    List<Value> values = new ArrayList<>();
    for (String text : texts) {
      if (text.startsWith("$")) {
        ContextValue context = CONTEXT.get(text);
        if (context == null) {
          at.problem(
              ErrorCode.CONFIG_UNKNOWN_REFERENCE,
              "there is no `" + text + "`",
              "Known: " + String.join(", ", CONTEXT.keySet()) + ".");
        } else {
          values.add(context);
        }
      } else {
        values.add(Path.of(text, inArray, parts.nulls()));
      }
    }
    return values.isEmpty() ? frame -> null : Path.firstOf(values);
  }

  /** The paths as places in the record alone, for arrays. */
  Value arrays(YamlNode at, List<String> texts) {
    for (String text : texts) {
      if (text.startsWith("$")) {
        at.problem(ErrorCode.CONFIG_BAD_VALUE, "`" + text + "` is no array", "Name a path.");
      }
    }
    return paths(at, texts);
  }

  private Value key(ValueSpec.Key key) {
    List<Value> values = compileAll(key.parts());
    Keys keys = parts.keys();
    if (values.size() == 1) {
      Value only = values.get(0);
      return frame -> {
        Object raw = only.read(frame);
        return raw == null ? null : keys.key(frame.context, Convert.text(raw));
      };
    }
    return frame -> {
      StringBuilder nativeId = new StringBuilder();
      for (Value value : values) {
        Object raw = value.read(frame);
        if (raw == null) {
          return null;
        }
        nativeId.append(nativeId.isEmpty() ? "" : "|").append(Convert.text(raw));
      }
      return keys.key(frame.context, nativeId.toString());
    };
  }

  private Value hash(YamlNode at, ValueSpec.Hash hash) {
    Value value = paths(at, hash.paths());
    boolean email = hash.kind() == ValueSpec.HashKind.EMAIL;
    return frame -> {
      Object raw = value.read(frame);
      if (raw == null) {
        return null;
      }
      String text = Convert.text(raw);
      return email ? Personal.email(text) : Personal.phone(text);
    };
  }

  private Value clientDate(YamlNode at, ValueSpec.ClientDate date, ValueSpec.Edit edit) {
    Value value = paths(at, date.paths());
    return frame -> {
      Object raw = value.read(frame);
      if (raw == null) {
        return null;
      }
      Instant moment = Convert.moment(raw, Edits.zone(edit.zone(), frame.context));
      return Times.day(moment, frame.context.clientZone());
    };
  }

  private Value sumOver(YamlNode at, ValueSpec.SumOver sum) {
    ValueCompiler inner = new ValueCompiler(parts, true);
    return Arithmetic.sumOver(
        arrays(at, sum.each()),
        inner.compile(sum.of()),
        sum.times().map(inner::compile).orElse(frame -> BigDecimal.ONE),
        sum.when().map(condition -> Conditions.compile(condition, inner)).orElse(frame -> true));
  }

  private Value eventValue(YamlNode at, ValueSpec.EventValue event) {
    if (!parts.events().events().contains(event.event())) {
      at.problem(
          ErrorCode.CONFIG_UNKNOWN_REFERENCE,
          "this source has no event `" + event.event() + "`",
          "Add it to reference/events.yaml.");
    }
    return Arithmetic.sumOfEvent(parts.events(), arrays(at, event.of()), event);
  }

  private Value channel(ValueSpec.Channel channel) {
    Value source = compile(channel.source());
    Value medium = compile(channel.medium());
    Value campaign = compile(channel.campaign());
    return frame -> parts
        .reference()
        .channels()
        .group(
            text(source, frame, "(not set)"),
            text(medium, frame, "(not set)"),
            text(campaign, frame, "(not set)"));
  }

  private static String text(Value value, Frame frame, String otherwise) throws BadValue {
    Object raw = value.read(frame);
    return raw == null ? otherwise : Convert.text(raw);
  }

  private Value urlParameter(YamlNode at, ValueSpec.UrlParameter parameter) {
    Value url = paths(at, parameter.url());
    Memo<String, String> memo = new Memo<>(REMEMBERED, text -> {
      String found = Utm.parameter(text, parameter.name());
      return found == null ? "" : found;
    });
    return frame -> {
      String found = memo.get(text(url, frame, ""));
      return found.isEmpty() ? null : found;
    };
  }

  private Value urlHost(YamlNode at, ValueSpec.UrlHost host) {
    Value url = paths(at, host.url());
    Value unless = paths(at, host.unless());
    return frame -> {
      String found = Utm.host(text(url, frame, ""));
      return found.isEmpty() || found.equals(Utm.host(text(unless, frame, ""))) ? null : found;
    };
  }

  private Value extra(YamlNode at, ValueSpec.Extra extra) {
    Map<String, Value> fields = new LinkedHashMap<>();
    extra.fields().forEach((name, texts) -> fields.put(name, paths(at, texts)));
    Set<Map.Entry<String, Value>> entries = fields.entrySet();
    return frame -> {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, Value> entry : entries) {
        Object raw = entry.getValue().read(frame);
        if (raw != null) {
          object.set(entry.getKey(), json(raw));
        }
      }
      return object.isEmpty() ? null : object;
    };
  }

  private static @Nullable JsonNode json(Object raw) {
    return raw instanceof JsonNode node ? node : JsonNodeFactory.instance.textNode(raw.toString());
  }
}
