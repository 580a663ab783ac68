package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.Decoder;
import com.askbosco.data.spec.manifest.RecordExtractor;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An extractor, compiled: from the values of a response to records. Immutable and thread-safe. */
interface Extraction {

  /** Where records go. */
  interface Sink extends Consumer<JsonNode> {

    /** Counts a record that is left out because it is empty. */
    void leftOut();
  }

  /**
   * Finds the records.
   *
   * @param values all values of the response, or some where an extractor takes each for itself
   * @param whole the whole response where it is one value
   */
  void extract(List<JsonNode> values, JsonNode whole, Vars vars, Sink sink)
      throws MalformedBodyException;

  /** Whether a value has what the extractor looks for, be it empty; true where that cannot be told. */
  default boolean reaches(JsonNode value, Vars vars) {
    return true;
  }

  /** Compiles an extractor. */
  static Extraction compile(RecordExtractor extractor, Decoder decoder, Expressions expressions) {
    return switch (extractor) {
      case RecordExtractor.DpathExtractor dpath -> new DpathExtraction(dpath, expressions);
      case RecordExtractor.CombinedExtractor combined -> {
        List<Extraction> parts = combined.extractors().stream()
            .map(part -> compile(part, decoder, expressions))
            .toList();
        if (parts.isEmpty() || Decoders.streams(decoder)) {
          expressions.problem(
              combined.place(),
              ErrorCode.CONFIG_BAD_VALUE,
              parts.isEmpty()
                  ? "a CombinedExtractor needs at least one extractor"
                  : "a CombinedExtractor reads a response several times, which its decoder does not allow",
              parts.isEmpty() ? "" : "Use JsonDecoder, XmlDecoder or ZipfileDecoder.");
        }
        yield new CombinedExtraction(
            parts,
            combined.mode().orElse(RecordExtractor.CombineMode.UNION),
            combined.skipEmptyRecords());
      }
      case RecordExtractor.ResponseToFileExtractor table -> {
        expressions.problem(
            table.place(),
            ErrorCode.CONFIG_BAD_VALUE,
            "a ResponseToFileExtractor cannot be combined with others",
            "");
        yield (values, whole, vars, sink) -> {};
      }
      case RecordExtractor.CustomRecordExtractor named -> {
        Optional<CustomExtractor.Extraction> custom = CustomParts.find(
            CustomExtractor.class,
            "extractor",
            named.className(),
            named.rest(),
            named.place(),
            expressions);
        yield (values, whole, vars, sink) -> {
          if (custom.isPresent()) {
            custom.get().extract(whole, sink);
          }
        };
      }
    };
  }
}
