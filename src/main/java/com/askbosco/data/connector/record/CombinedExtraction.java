package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.spec.manifest.RecordExtractor.CombineMode;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of several extractors, or of the first that finds any. Empty ones may be left out; they count for the page, and one
 * who finds nothing else has found nothing.
 */
record CombinedExtraction(List<Extraction> parts, CombineMode mode, boolean skipEmpty)
    implements Extraction {

  @Override
  public void extract(List<JsonNode> values, JsonNode whole, Vars vars, Sink sink)
      throws MalformedBodyException {
    for (Extraction part : parts) {
      List<@Nullable JsonNode> found = new ArrayList<>(); // null for one that was left out
      part.extract(values, whole, vars, new Sink() {
        @Override
        public void accept(JsonNode record) {
          found.add(skipEmpty && !JsonText.isTruthy(record) ? null : record);
        }

        @Override
        public void leftOut() {
          found.add(null);
        }
      });
      boolean any = found.stream().anyMatch(record -> record != null);
      if (any || mode == CombineMode.UNION) {
        for (JsonNode record : found) {
          if (record == null) {
            sink.leftOut();
          } else {
            sink.accept(record);
          }
        }
      }
      if (any && mode == CombineMode.FIRST_MATCH) {
        return;
      }
    }
  }
}
