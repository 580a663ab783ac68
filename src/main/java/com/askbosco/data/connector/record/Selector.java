package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.spec.manifest.Decoder;
import com.askbosco.data.spec.manifest.RecordExtractor;
import com.askbosco.data.spec.manifest.RecordSelector;
import com.askbosco.data.spec.manifest.Transformation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** From a response to its records: extracted, filtered, transformed. Immutable and thread-safe. */
public final class Selector {
  private final Extractors extractor;
  private final Optional<Expr> filter;
  private final boolean transformFirst;
  private final List<Transformer> transformers;

  private Selector(
      Extractors extractor,
      Optional<Expr> filter,
      boolean transformFirst,
      List<Transformer> transformers) {
    this.extractor = extractor;
    this.filter = filter;
    this.transformFirst = transformFirst;
    this.transformers = transformers;
  }

  /**
   * Compiles a selector.
   *
   * @param extractor the selector's own, or the one that takes its place
   */
  public static Selector compile(
      RecordSelector spec,
      RecordExtractor extractor,
      Optional<Decoder> decoder,
      List<Transformation> transformations,
      Expressions expressions) {
    return new Selector(
        Extractors.compile(extractor, decoder, expressions),
        spec.recordFilter().map(f -> expressions.text(f.condition(), Roots.RECORD)),
        spec.transformBeforeFiltering(),
        transformations.stream().map(t -> Transformer.compile(t, expressions)).toList());
  }

  /** Reads the bytes of a response in one pass. */
  public ParsedBody parse(byte[] bytes, Vars vars) throws MalformedBodyException {
    return extractor.parse(bytes, vars);
  }

  /** The records of a parsed response; {@code stream_slice} and {@code next_page_token} come from the variables. */
  public List<SourceRecord> records(ParsedBody body, Vars outer) {
    RecordWriter writer = new RecordWriter(body);
    Vars vars = outer.inner();
    boolean plain = filter.isEmpty() && transformers.isEmpty();
    for (int i = 0; i < body.size(); i++) {
      JsonNode node = body.nodes().get(i);
      RecordEdit edit = new RecordEdit(node);
      // What is no object goes on as it is and is refused in bronze, with its payload.
      if (plain || !node.isObject() || kept(edit, vars)) {
        writer.write(i, edit);
      }
    }
    return writer.records();
  }

  private boolean kept(RecordEdit edit, Vars vars) {
    if (transformFirst) {
      transform(edit, vars);
    }
    vars.set("record", edit.tree());
    if (filter.isPresent() && !filter.get().test(vars)) {
      return false;
    }
    if (!transformFirst) {
      transform(edit, vars);
    }
    return true;
  }

  private void transform(RecordEdit edit, Vars vars) {
    for (Transformer transformer : transformers) {
      vars.set("record", edit.tree());
      transformer.apply(edit, vars);
    }
  }
}
