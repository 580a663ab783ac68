package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.spec.manifest.Decoder;
import com.askbosco.data.spec.manifest.RecordExtractor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A manifest's extractor and decoder, compiled: finds the nodes that are records. Immutable and thread-safe. */
public final class Extractors {
  /** How the bytes of a response are read. */
  private enum Form {
    JSON,
    JSON_LINES,
    XML,
    ZIP,
    OTHER
  }

  private final Form form;
  private final boolean streams;
  private final Decoding decoding;
  private final Extraction extraction;
  private final Optional<BodyParser> fixed;
  private final Optional<List<byte[]>> skimmable;

  private Extractors(Form form, boolean streams, Decoding decoding, Extraction extraction) {
    this.form = form;
    this.streams = streams;
    this.decoding = decoding;
    this.extraction = extraction;
    this.fixed = extraction instanceof DpathExtraction dpath
        ? dpath.plain().map(BodyParser::new)
        : Optional.empty();
    this.skimmable = extraction instanceof DpathExtraction dpath
        ? dpath
            .plain()
            .filter(path -> !path.contains("*"))
            .map(path -> path.stream().map(JsonSkim::key).toList())
        : Optional.empty();
  }

  /** The extractor of a response that is a single thing, not a list of records. */
  public static Extractors whole() {
    return new Extractors(
        Form.JSON, false, in -> Values.of(List.of()), (values, whole, vars, sink) -> {});
  }

  /** Compiles an extractor. */
  public static Extractors compile(
      RecordExtractor extractor, Optional<Decoder> decoder, Expressions expressions) {
    if (extractor instanceof RecordExtractor.ResponseToFileExtractor table) {
      return new Extractors(
          Form.OTHER,
          true,
          in -> DataFrameRows.open(in, table.preserveNaValues()),
          new DpathExtraction(
              new RecordExtractor.DpathExtractor(List.of(), Optional.empty()), expressions));
    }
    Decoder spec = decoder.orElseGet(Decoder.JsonDecoder::new);
    Form form = switch (spec) {
      case Decoder.JsonDecoder json -> Form.JSON;
      case Decoder.JsonlDecoder lines -> Form.JSON_LINES;
      case Decoder.XmlDecoder xml -> Form.XML;
      case Decoder.ZipfileDecoder zip -> Form.ZIP;
      default -> Form.OTHER;
    };
    return new Extractors(
        form,
        Decoders.streams(spec),
        Decoders.compile(spec, expressions),
        Extraction.compile(extractor, spec, expressions));
  }

  /** Whether a response has what the extractor looks for, be it empty; true where that cannot be told. */
  boolean reaches(ParsedBody body, Vars vars) {
    JsonNode whole = body.whole();
    if (form != Form.JSON || !whole.isArray()) {
      return form != Form.JSON || extraction.reaches(whole, vars);
    }
    boolean any = whole.isEmpty();
    for (JsonNode each : whole) {
      any |= extraction.reaches(each, vars);
    }
    return any;
  }

  /** Whether responses may be too large for memory. */
  boolean isLarge() {
    return streams || comesInParts();
  }

  /** Whether even a small response may hold much: it is packed, or made larger by being read. */
  boolean comesInParts() {
    boolean each = !(extraction instanceof CombinedExtraction); // which looks at all values at once
    return each && (form == Form.ZIP || (streams && form != Form.JSON_LINES));
  }

  /** Reads the bytes of a response that has to be good. */
  public ParsedBody parse(byte[] bytes, Vars vars) throws MalformedBodyException {
    return parse(bytes, vars, false);
  }

  /**
   * Reads the bytes of a response and finds its records.
   *
   * @param exact whether a response that cannot be read is taken as the format's reference takes it: as empty where it has one
   *     value, and up to the fault where it has many ({@link ParsedBody#failure()})
   * @throws MalformedBodyException otherwise
   */
  public ParsedBody parse(byte[] bytes, Vars vars, boolean exact) throws MalformedBodyException {
    return switch (form) {
      case JSON -> json(bytes, vars, exact);
      case JSON_LINES -> lines(bytes, vars, exact);
      case XML, ZIP, OTHER -> values(bytes, vars, exact);
    };
  }

  /** As {@link #parse}, for those who want no more than the bytes of the records, as a rule. */
  ParsedBody skim(byte[] bytes, Vars vars) throws MalformedBodyException {
    Optional<List<byte[]>> keys = form == Form.JSON ? skimmable : Optional.empty();
    RecordPlaces found = keys.map(path -> JsonSkim.records(bytes, path)).orElse(null);
    if (found == null) {
      return parse(bytes, vars, true);
    }
    return ParsedBody.skimmed(bytes, found, () -> {
      try {
        return parse(bytes, vars, true);
      } catch (MalformedBodyException e) {
        throw new IllegalStateException("What was skimmed can be parsed", e);
      }
    });
  }

  private ParsedBody json(byte[] bytes, Vars vars, boolean exact) throws MalformedBodyException {
    Optional<BodyParser> parser = parser(vars);
    ParsedBody body = ParsedBody.nothing(bytes);
    try {
      body = parser.orElse(BodyParser.NOWHERE).parse(bytes, exact);
    } catch (MalformedBodyException e) {
      if (!exact) {
        throw e;
      }
      // What is no JSON may still be what Python takes for it.
      try {
        body.whole(Decoders.jsonValue(bytes));
        body.json();
      } catch (MalformedBodyException unreadable) {
        return body;
      }
      body.irregular();
    }
    if (parser.isPresent() && !body.isIrregular()) {
      return body;
    }
    JsonNode whole = body.whole();
    List<JsonNode> values = new ArrayList<>();
    if (whole instanceof ArrayNode list) {
      list.forEach(values::add);
    } else {
      values.add(whole);
    }
    find(values, body, vars, exact);
    return body;
  }

  private Optional<BodyParser> parser(Vars vars) {
    return fixed.isPresent() || !(extraction instanceof DpathExtraction dpath)
        ? fixed
        : dpath.plain(vars).map(BodyParser::new);
  }

  private ParsedBody lines(byte[] answer, Vars vars, boolean exact) throws MalformedBodyException {
    Optional<BodyParser> parser = parser(vars);
    if (parser.isEmpty()) {
      return values(answer, vars, exact);
    }
    byte[] bytes = exact ? answer : Utf8.checked(answer);
    ParsedBody body = new ParsedBody(bytes);
    int number = 0;
    for (int from = 0; from < bytes.length; ) {
      int to = from;
      while (to < bytes.length && bytes[to] != '\n') {
        to++;
      }
      number++;
      try {
        parser.get().parseLine(body, from, to);
      } catch (IOException e) {
        if (!exact && !isBlank(bytes, from, to)) {
          throw new MalformedBodyException("line " + number + " of the answer is no JSON", e);
        }
        JsonLines.skipped(number, to - from);
      } catch (MalformedBodyException e) {
        if (!exact) {
          throw e;
        }
        body.failed(e);
        return body;
      }
      from = to + 1;
    }
    return body;
  }

  private static boolean isBlank(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  private ParsedBody values(byte[] bytes, Vars vars, boolean exact) throws MalformedBodyException {
    ParsedBody body = ParsedBody.nothing(bytes);
    List<JsonNode> values = new ArrayList<>();
    MalformedBodyException failure = null;
    try (Values source = open(new ByteArrayInputStream(bytes))) {
      for (JsonNode value = source.next(); value != null; value = source.next()) {
        values.add(value);
      }
    } catch (MalformedBodyException e) {
      failure = e;
    } catch (IOException e) {
      failure = new MalformedBodyException("the answer cannot be unpacked", e);
    }
    if (failure != null && !exact) {
      throw failure;
    }
    if (!streams && !values.isEmpty()) {
      body.whole(values.get(0));
    }
    find(values, body, vars, exact);
    if (failure != null && form != Form.XML) {
      body.failed(failure);
    }
    return body;
  }

  private void find(List<JsonNode> values, ParsedBody body, Vars vars, boolean exact)
      throws MalformedBodyException {
    List<JsonNode> found = new ArrayList<>();
    try {
      extraction.extract(values, body.whole(), vars, new Collected(body, found));
    } catch (MalformedBodyException e) {
      if (!exact) {
        throw e;
      }
      body.failed(e);
    }
    body.made(found);
  }

  private record Collected(ParsedBody body, List<JsonNode> found) implements Extraction.Sink {
    @Override
    public void accept(JsonNode record) {
      found.add(record);
    }

    @Override
    public void leftOut() {
      body.leftOut();
    }
  }

  /** Begins to read the values of a response of any length. */
  Values open(InputStream in) throws IOException, MalformedBodyException {
    return decoding.open(in);
  }

  /** The records of one value of several. */
  List<JsonNode> records(JsonNode value, Vars vars) throws MalformedBodyException {
    List<JsonNode> found = new ArrayList<>();
    extraction.extract(
        List.of(value), value, vars, new Collected(ParsedBody.nothing(new byte[0]), found));
    return found;
  }
}
