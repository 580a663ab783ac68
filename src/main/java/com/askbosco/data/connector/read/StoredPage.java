package com.askbosco.data.connector.read;

import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.properties.Properties;
import com.askbosco.data.connector.record.MalformedBodyException;
import com.askbosco.data.connector.record.Selector;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a page that was kept, with the same records as when it came. */
public final class StoredPage {
  /** What depends on the time of reading cannot be the same again. */
  public static final Clock CLOCK = Clock.systemUTC();

  private StoredPage() {}

  /**
   * The records of a stored page.
   *
   * @param context of the page, as stored
   * @param config the variables of the config for the page's days
   */
  public static List<SourceRecord> records(
      CompiledStream read,
      JsonNode context,
      byte[] body,
      Function<@Nullable DateRange, Vars> config) {
    DateRange window = null;
    if (context.hasNonNull("days")) {
      String[] days = context.get("days").asText().split("/");
      window = new DateRange(LocalDate.parse(days[0]), LocalDate.parse(days[1]));
    }
    Vars vars = SlicePages.within(config.apply(window), context);
    if (context.path(SlicePages.GATHERED).asBoolean()) {
      return Properties.stored(body);
    }
    Selector selector = read.selector();
    Selector.Rules rules =
        new Selector.Rules(false, false, Optional.empty(), read.schema().known());
    try {
      return context.path(SlicePages.VALUES).asBoolean()
          ? selector.stored(body, vars, rules)
          : selector.records(selector.parse(body, vars, false), vars, rules).records();
    } catch (MalformedBodyException e) {
      throw new BoscoException(
          ErrorCode.STORAGE_FAILED, "a stored page cannot be read: " + e.getMessage(), e);
    }
  }
}
