package com.askbosco.data.spec.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a manifest written as JSON: of equal keys the last counts. */
final class JsonText {
  private static final JsonFactory JSON = JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(ManifestText.DEEPEST)
          .maxStringLength(64 << 20)
          .build())
      .build();

  private JsonText() {}

  /** The document; null when the text is no JSON, which YAML may yet make something of. */
  static @Nullable Tree read(String text) {
    if (!text.stripLeading().startsWith("{")) {
      return null;
    }
    try (JsonParser parser = JSON.createParser(text)) {
      Tree tree = value(parser, parser.nextToken());
      return parser.nextToken() == null ? tree : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static Tree value(JsonParser parser, @Nullable JsonToken token) throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    if (token == null) {
      throw new EOFException("the text ends in a value");
    }
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Tree> map = new LinkedHashMap<>();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
          map.put(key, value(parser, parser.nextToken()));
        }
        yield new Tree.Entries(line, map);
      }
      case START_ARRAY -> {
        List<Tree> list = new ArrayList<>();
        for (JsonToken next = parser.nextToken();
            next != JsonToken.END_ARRAY;
            next = parser.nextToken()) {
          list.add(value(parser, next));
        }
        yield new Tree.Items(line, list);
      }
      case VALUE_STRING -> new Tree.Scalar(line, parser.getText());
      case VALUE_TRUE, VALUE_FALSE -> new Tree.Scalar(line, parser.getBooleanValue());
      case VALUE_NUMBER_INT ->
        new Tree.Scalar(
            line,
            parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getBigIntegerValue()
                : (Object) parser.getLongValue());
      case VALUE_NUMBER_FLOAT -> new Tree.Scalar(line, parser.getDoubleValue());
      default -> new Tree.Scalar(line, null);
    };
  }
}
