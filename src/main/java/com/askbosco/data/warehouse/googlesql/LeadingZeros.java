package com.askbosco.data.warehouse.googlesql;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/**
 * Reads a number with a leading zero, such as {@code 01}, as GoogleSQL does: as the zero, after which the text is no longer
 * JSON. The parser within must allow leading zeros.
 */
final class LeadingZeros extends JsonParserDelegate {
  private final String json;
  private String zero = "";

  LeadingZeros(JsonParser parser, String json) {
    super(parser);
    this.json = json;
  }

  @Override
  public JsonToken nextToken() throws IOException {
    if (!zero.isEmpty()) {
      throw new JsonParseException(this, "a digit after a leading zero");
    }
    JsonToken token = super.nextToken();
    if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
      int start = (int) currentTokenLocation().getCharOffset();
      int digit = json.charAt(start) == '-' ? start + 1 : start;
      if (digit + 1 < json.length()
          && json.charAt(digit) == '0'
          && Character.digit(json.charAt(digit + 1), 10) >= 0) {
        zero = json.substring(start, digit + 1);
      }
    }
    return token;
  }

  @Override
  public String getText() throws IOException {
    return zero.isEmpty() ? super.getText() : zero;
  }

  /** By {@link #nextToken()}, so that no number is left out. */
  @Override
  public JsonParser skipChildren() throws IOException {
    int depth = currentToken().isStructStart() ? 1 : 0;
    while (depth > 0) {
      JsonToken token = nextToken();
      if (token == null) {
        return this;
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
    return this;
  }
}
