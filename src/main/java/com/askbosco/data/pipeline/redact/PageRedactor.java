package com.askbosco.data.pipeline.redact;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.rules.PersonRule;
import com.askbosco.data.rules.RowContext;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * Takes persons out of a page. Every byte that does not name them stays as it came. A record that stands for the person becomes
 * {@link #TOMBSTONE}, so that the records behind it keep their places; of the others what the rule names becomes null.
 */
public final class PageRedactor {
  /** The only field of what stands in a page where a person's record stood. */
  public static final String TOMBSTONE = "_bosco_erased";

  private static final byte[] STONE =
      ("{\"" + TOMBSTONE + "\":true}").getBytes(StandardCharsets.UTF_8);
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PersonRule rule;

  /** For the pages of a stream. */
  public PageRedactor(PersonRule rule) {
    this.rule = rule;
  }

  /** Whether a record is one that stands where a person's record stood. */
  public static boolean isTombstone(JsonNode record) {
    return record.size() == 1 && record.has(TOMBSTONE);
  }

  /**
   * The page without the persons.
   *
   * @param body the exact bytes of the page, JSON or lines of JSON
   * @param persons whether somebody with these keys and hashes is to go
   * @throws BoscoException with {@code ERASURE_INCOMPLETE} when the page is no JSON
   */
  public byte[] redact(byte[] body, RowContext context, Predicate<List<String>> persons) {
    try {
      List<Splice> splices = new ArrayList<>();
      int done = 0;
      for (int[] object : objects(body)) {
        if (object[0] < done) {
          continue; // within a record that was dealt with
        }
        JsonNode tree = JSON.readTree(body, object[0], object[1] - object[0]);
        if (persons.test(rule.persons(tree, context))) {
          done = object[1];
          if (rule.isWhole()) {
            splices.add(new Splice(object[0], object[1], STONE));
          } else {
            try (JsonParser parser =
                FACTORY.createParser(java.util.Arrays.copyOfRange(body, object[0], object[1]))) {
              splices.addAll(new ErasedFields(rule, parser, object[0]).find());
            }
          }
        }
      }
      return splices.isEmpty() ? body : Splice.apply(body, splices);
    } catch (IOException e) {
      // The message of the parser quotes the page.
      throw new BoscoException(
          ErrorCode.ERASURE_INCOMPLETE,
          "A page of stream " + context.slice().label()
              + " names a person and is no JSON; only JSON can be cleared. Delete the slice from raw and read it again.");
    }
  }

  /** First byte and end of all objects, an outer one before those in it. */
  private static List<int[]> objects(byte[] body) throws IOException {
    List<int[]> found = new ArrayList<>();
    Deque<int[]> open = new ArrayDeque<>();
    try (JsonParser parser = FACTORY.createParser(body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          int[] range = {(int) parser.currentTokenLocation().getByteOffset(), 0};
          found.add(range);
          open.push(range);
        } else if (token == JsonToken.END_OBJECT) {
          open.pop()[1] = (int) parser.currentLocation().getByteOffset();
        }
      }
    }
    return found;
  }
}
