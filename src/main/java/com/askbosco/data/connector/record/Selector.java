package com.askbosco.data.connector.record;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.ExpressionException;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.spec.manifest.Decoder;
import com.askbosco.data.spec.manifest.RecordExtractor;
import com.askbosco.data.spec.manifest.RecordSelector;
import com.askbosco.data.spec.manifest.Transformation;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** From a response to its records: extracted, filtered, transformed, made to fit the schema. Immutable and thread-safe. */
public final class Selector {
  private final Extractors extractor;
  private final Keeping keeping;
  private final Optional<Boolean> transformFirst;
  private final List<Transformer> transformers;
  private final Fitting fitting;

  private Selector(
      Extractors extractor,
      Keeping keeping,
      Optional<Boolean> transformFirst,
      List<Transformer> transformers,
      Fitting fitting) {
    this.extractor = extractor;
    this.keeping = keeping;
    this.transformFirst = transformFirst;
    this.transformers = transformers;
    this.fitting = fitting;
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
        Keeping.compile(spec.recordFilter(), expressions),
        spec.transformBeforeFiltering(),
        transformations.stream().map(t -> Transformer.compile(t, expressions)).toList(),
        Fitting.compile(spec.schemaNormalization(), expressions));
  }

  /**
   * Refuses a response without what the extractor looks for.
   *
   * @throws MalformedBodyException when it is not there, not even empty
   */
  public void require(ParsedBody body, Vars vars) throws MalformedBodyException {
    if (body.size() == 0 && !extractor.reaches(body, vars)) {
      throw new MalformedBodyException(
          "the answer does not have the records' path, which `bosco.records_required` asks for",
          null);
    }
  }

  /** Whether responses may be too large for memory: {@link #open} reads them in parts. */
  public boolean isLarge() {
    return extractor.isLarge();
  }

  /** Whether {@link #open} reads every response, because a small one may hold much. */
  public boolean comesInParts() {
    return extractor.comesInParts();
  }

  /** As {@link #parse}, but without looking into a response that {@link #open} reads. */
  public ParsedBody look(byte[] bytes, Vars vars, boolean exact) throws MalformedBodyException {
    return comesInParts() ? ParsedBody.nothing(bytes) : parse(bytes, vars, exact);
  }

  /** Whether records are made to fit the stream's schema, which is needed then. */
  public boolean fits() {
    return fitting.changes();
  }

  /** Reads the bytes of a response in one pass; see {@link Extractors#parse}. */
  public ParsedBody parse(byte[] bytes, Vars vars, boolean exact) throws MalformedBodyException {
    return exact && isPlain() ? extractor.skim(bytes, vars) : extractor.parse(bytes, vars, exact);
  }

  /**
   * What becomes of the records of one page.
   *
   * @param exact whether everything has to be as in the format's reference: a record that is no object is an error, fields that
   *     are null are not written
   * @param transformFirst whether records are transformed before they are filtered, where the manifest does not say
   * @param recent keeps records by their cursor; asked before the manifest's own filter
   * @param schema what records are made to fit, where the manifest says so
   */
  public record Rules(
      boolean exact,
      boolean transformFirst,
      Optional<Predicate<JsonNode>> recent,
      Optional<JsonNode> schema) {

    /** Those of a stream without anything special. */
    public static Rules plain(boolean exact) {
      return new Rules(exact, false, Optional.empty(), Optional.empty());
    }
  }

  /**
   * The records of a page.
   *
   * @param failure what went wrong after them; null when all are there
   */
  public record Selected(
      List<SourceRecord> records, @Nullable SourceException failure) {}

  /**
   * The records of a parsed response; {@code stream_slice} and {@code next_page_token} come from the variables.
   *
   * @throws SourceException when something is wrong and not everything has to be exact
   */
  public Selected records(ParsedBody body, Vars outer, Rules rules) {
    if (isPlain() && rules.recent().isEmpty()) {
      Optional<List<SourceRecord>> late = body.late(rules.exact());
      if (late.isPresent()) {
        return new Selected(late.get(), null);
      }
    }
    RecordWriter writer = new RecordWriter(body, rules.exact());
    SourceException failure = select(body.nodes(), outer, rules, writer);
    if (failure == null && body.failure() != null) {
      failure = Faults.bad(body.failure());
    }
    return new Selected(writer.records(), failure);
  }

  private @Nullable SourceException select(
      List<JsonNode> nodes, Vars outer, Rules rules, RecordWriter writer) {
    Vars vars = outer.inner();
    boolean plain = isPlain() && rules.recent().isEmpty();
    for (int i = 0; i < nodes.size(); i++) {
      JsonNode node = nodes.get(i);
      RecordEdit edit = new RecordEdit(node);
      if (!rules.exact()) {
        // What is no object goes on as it is and is refused in bronze, with its payload.
        if (plain || !node.isObject() || kept(edit, vars, rules)) {
          writer.write(i, edit);
        }
        continue;
      }
      try {
        if (plain || kept(edit, vars, rules)) {
          if (!edit.tree().isObject()) {
            return Faults.bad("a record is no JSON object", null);
          }
          writer.write(i, edit);
        }
      } catch (SourceException e) {
        return e;
      } catch (ExpressionException e) {
        return Faults.bad(e);
      }
    }
    return null;
  }

  /** Whether records go on as they came, as far as the manifest says. */
  private boolean isPlain() {
    return keeping.keepsAll() && transformers.isEmpty() && !fitting.changes();
  }

  private boolean kept(RecordEdit edit, Vars vars, Rules rules) {
    boolean first = transformFirst.orElse(rules.transformFirst());
    if (first) {
      transform(edit, vars);
    }
    vars.set("record", edit.tree());
    if ((rules.recent().isPresent() && !rules.recent().get().test(edit.tree()))
        || !keeping.keeps(edit.tree(), vars, rules.recent().isPresent())) {
      return false;
    }
    if (!first) {
      transform(edit, vars);
    }
    fitting.apply(edit, rules.schema());
    return true;
  }

  private void transform(RecordEdit edit, Vars vars) {
    for (Transformer transformer : transformers) {
      vars.set("record", edit.tree());
      transformer.apply(edit, vars);
    }
  }

  /** The records of a stored {@link Batches.Batch}. */
  public List<SourceRecord> stored(byte[] lines, Vars vars, Rules rules)
      throws MalformedBodyException {
    List<JsonNode> found = new ArrayList<>();
    try (Values values = new JsonLines(new ByteArrayInputStream(lines))) {
      for (JsonNode value = values.next(); value != null; value = values.next()) {
        found.addAll(extractor.records(value, vars));
      }
    } catch (IOException e) {
      throw new MalformedBodyException("stored lines cannot be read", e);
    }
    ParsedBody body = ParsedBody.nothing(lines);
    body.made(found);
    return records(body, vars, rules).records();
  }

  /** Begins to read a response of any length; the stream is closed with the batches. */
  public Batches open(InputStream in, Vars vars, Rules rules)
      throws IOException, MalformedBodyException {
    return new Batches(this, extractor, extractor.open(in), vars, rules);
  }
}
