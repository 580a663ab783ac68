package com.askbosco.data.connector.read;

import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.paging.PageEnd;
import com.askbosco.data.connector.paging.Paging;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the token of the page after one.
 *
 * @param gate ends the pages at a record that the cursor does not want
 * @param vars what the paginator sees besides the page
 * @param asked the token that the page was asked for with
 * @param pageSize how many records were asked for instead of what the manifest says
 */
record NextPage(
    Paging paging,
    Optional<Predicate<JsonNode>> gate,
    boolean exact,
    Vars vars,
    Optional<JsonNode> asked,
    OptionalLong pageSize) {

  /**
   * The token; empty after the last page.
   *
   * @param content what the paginator sees as the response
   * @param extracted how many records the page holds
   * @param kept how many of them the filter left
   * @param last the last of those
   */
  Optional<JsonNode> token(
      Response response,
      Supplier<JsonNode> content,
      int extracted,
      int kept,
      Supplier<@Nullable JsonNode> last) {
    if (gate.isPresent()) {
      JsonNode record = last.get();
      if (record != null && !gate.get().test(record)) {
        return Optional.empty();
      }
    }
    Vars after = vars.inner()
        .later("response", content)
        .later("headers", () -> PageHeaders.of(response, exact))
        .set("last_page_size", exact ? kept : extracted)
        .set("last_page_token_value", asked.orElse(null))
        .later("last_record", last);
    return paging.next(new PageEnd(after, extracted, asked, pageSize));
  }
}
