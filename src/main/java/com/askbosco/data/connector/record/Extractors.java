package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.Decoder;
import com.askbosco.data.spec.manifest.RecordExtractor;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** A manifest's extractor and decoder, compiled: finds the nodes that are records. Immutable and thread-safe. */
public final class Extractors {
  private final List<Expr> path;
  private final boolean manyValues;
  private final Optional<CustomExtractor.Extraction> custom;
  private final Optional<BodyParser> fixed;

  private Extractors(
      List<Expr> path, boolean manyValues, Optional<CustomExtractor.Extraction> custom) {
    this.path = path;
    this.manyValues = manyValues;
    this.custom = custom;
    this.fixed = path.stream().allMatch(Expr::isConstant)
        ? Optional.of(new BodyParser(path.stream().map(Expr::source).toList(), manyValues))
        : Optional.empty();
  }

  /** The extractor of a response that is a single thing, not a list of records. */
  public static Extractors whole() {
    return new Extractors(List.of(), false, Optional.of((response, records) -> {}));
  }

  /** Compiles an extractor. */
  public static Extractors compile(
      RecordExtractor extractor, Optional<Decoder> decoder, Expressions expressions) {
    boolean manyValues = decoder
        .map(d -> switch (d) {
          case Decoder.JsonDecoder json -> false;
          case Decoder.JsonlDecoder jsonl -> true;
        })
        .orElse(false);
    return switch (extractor) {
      case RecordExtractor.DpathExtractor dpath ->
        new Extractors(
            expressions.texts(dpath.fieldPath(), Roots.CONFIG), manyValues, Optional.empty());
      case RecordExtractor.CustomRecordExtractor named ->
        new Extractors(List.of(), manyValues, custom(named, expressions));
    };
  }

  private static Optional<CustomExtractor.Extraction> custom(
      RecordExtractor.CustomRecordExtractor spec, Expressions expressions) {
    String name = spec.className().substring(spec.className().lastIndexOf('.') + 1);
    List<String> names = new ArrayList<>();
    for (CustomExtractor each : ServiceLoader.load(CustomExtractor.class)) {
      if (each.className().equals(name)) {
        Map<String, JsonNode> settings = new LinkedHashMap<>();
        spec.rest().forEach((key, value) -> settings.put(key, Expressions.literal(value)));
        try {
          return Optional.of(each.configure(settings));
        } catch (IllegalArgumentException e) {
          expressions.problem(
              spec.place(), ErrorCode.CONFIG_BAD_VALUE, name + ": " + e.getMessage(), "");
          return Optional.empty();
        }
      }
      names.add(each.className());
    }
    expressions.problem(
        spec.place(),
        ErrorCode.MANIFEST_UNSUPPORTED,
        "there is no custom extractor `" + name + "`",
        "Use one of " + String.join(", ", names) + ", or register one.");
    return Optional.empty();
  }

  /** Reads the bytes of a response and finds its records. */
  public ParsedBody parse(byte[] bytes, Vars vars) throws MalformedBodyException {
    if (custom.isPresent()) {
      // A path that nothing has, so that no node is taken for a record.
      ParsedBody body = new BodyParser(List.of("\u0000"), manyValues).parse(bytes);
      List<JsonNode> found = new ArrayList<>();
      custom.get().extract(body.root(), found::add);
      body.made(found);
      return body;
    }
    if (fixed.isPresent()) {
      return fixed.get().parse(bytes);
    }
    List<String> keys = path.stream().map(key -> key.text(vars)).toList();
    return new BodyParser(keys, manyValues).parse(bytes);
  }
}
