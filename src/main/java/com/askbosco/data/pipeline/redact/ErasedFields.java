package com.askbosco.data.pipeline.redact;

import com.askbosco.data.rules.PersonRule;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the stretches of one record's bytes that name the person, and what stands there instead. */
final class ErasedFields {
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  private final Set<String> erased;
  private final Set<String> kept;
  private final Set<String> addresses;
  private final List<Splice> splices = new ArrayList<>();
  private final JsonParser parser;
  private final int offset;

  /**
   * @param offset where the record begins in the page
   * @param parser over the record alone
   */
  ErasedFields(PersonRule rule, JsonParser parser, int offset) {
    this.erased = rule.erased();
    this.kept = rule.kept();
    this.addresses = rule.addresses();
    this.parser = parser;
    this.offset = offset;
  }

  /** In the order of the page. */
  List<Splice> find() throws IOException {
    parser.nextToken();
    value("", false);
    return splices;
  }

  private void value(String path, boolean below) throws IOException {
    boolean goes = (below || erased.contains(path)) && !kept.contains(path);
    JsonToken token = parser.currentToken();
    if (goes && kept.stream().noneMatch(each -> each.startsWith(path + "."))) {
      int start = start();
      parser.skipChildren();
      if (token != JsonToken.VALUE_NULL) {
        finish(token);
        splices.add(new Splice(start, end(), NULL));
      }
    } else if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        value(path.isEmpty() ? name : path + "." + name, goes);
      }
    } else if (token == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        value(path, goes);
      }
    } else if (goes && token != JsonToken.VALUE_NULL) {
      int start = start();
      finish(token);
      splices.add(new Splice(start, end(), NULL));
    } else if (token == JsonToken.VALUE_STRING && addresses.contains(path)) {
      address();
    }
  }

  private void address() throws IOException {
    int start = start();
    String text = parser.getText();
    String cleared = WebAddress.withoutPerson(text);
    if (!cleared.equals(text)) {
      String quoted =
          '"' + new String(JsonStringEncoder.getInstance().quoteAsString(cleared)) + '"';
      splices.add(new Splice(start, end(), quoted.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** A text is read to its end only when it is asked for. */
  private void finish(JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      parser.finishToken();
    }
  }

  private int start() {
    return offset + (int) parser.currentTokenLocation().getByteOffset();
  }

  private int end() {
    return offset + (int) parser.currentLocation().getByteOffset();
  }
}
