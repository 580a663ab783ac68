package com.askbosco.data.pipeline.testing;

import com.askbosco.data.connector.Access;
import com.askbosco.data.connector.Page;
import com.askbosco.data.connector.Pages;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.StreamInfo;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.ingest.Source;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A vendor without a network. Stream {@code daily} has days, {@code things} has none; each slice has {@code pages} pages of
 * {@code records} records. Faults are set by account.
 */
public final class FakeSource implements Source {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int pages;
  private final int records;
  private final Map<String, Fault> faults = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> users = new ConcurrentHashMap<>();

  /** Every page asked for: {@code stream account window page}. */
  public final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

  /** Most threads that read with one credential at the same time. */
  public final AtomicInteger mostUsersOfOneCredential = new AtomicInteger();

  /** Number of pages after which the process "dies". */
  private final AtomicInteger untilKilled = new AtomicInteger(Integer.MAX_VALUE);

  /** What goes wrong, and from which page on. */
  public record Fault(int page, ErrorCode code) {}

  public FakeSource(int pages, int records) {
    this.pages = pages;
    this.records = records;
  }

  /** Lets an account fail from a page on. */
  public FakeSource failing(String account, int page, ErrorCode code) {
    faults.put(account, new Fault(page, code));
    return this;
  }

  /** Ends everything when so many more pages were asked for, as a killed process does. */
  public void killAfter(int morePages) {
    untilKilled.set(morePages);
  }

  /** Lets an account answer again. */
  public void mend(String account) {
    faults.remove(account);
  }

  @Override
  public Map<String, StreamInfo> streams() {
    JsonNode schema = JsonNodeFactory.instance.objectNode();
    return Map.of(
        "daily",
        new StreamInfo("daily", List.of("id"), Optional.of("day"), true, 1, 2, schema),
        "things",
        new StreamInfo("things", List.of("id"), Optional.empty(), false, 0, 0, schema));
  }

  @Override
  public String manifestHash() {
    return "fake";
  }

  @Override
  public Pages open(
      String stream,
      JsonNode config,
      @Nullable DateRange window,
      @Nullable String position,
      Access access) {
    String account = config.path("account_id").asText();
    String credential = config.path("api_key").asText();
    int first = position == null ? 0 : Integer.parseInt(position.substring(1));
    int now = users.computeIfAbsent(credential, key -> new AtomicInteger()).incrementAndGet();
    mostUsersOfOneCredential.accumulateAndGet(now, Math::max);
    return new Pages() {
      private int next = first;

      @Override
      public @Nullable Page next() {
        if (next >= pages) {
          return null;
        }
        int index = next++;
        if (untilKilled.getAndDecrement() == 0) {
          throw new AssertionError("killed");
        }
        asked.add(stream + " " + account + " " + window + " " + index);
        Fault fault = faults.get(account);
        if (fault != null && index >= fault.page()) {
          access.listener().onRetry(1, "tried");
          access.listener().onWait(Duration.ofMillis(7), "back-off");
          throw new SourceException(fault.code(), "the fake was told to fail");
        }
        byte[] body = body(account, window, index);
        JsonNode context = JSON.createObjectNode().put("page", index);
        return new Page(
            index,
            body,
            context,
            records(stream, config, context, body),
            next < pages ? "p" + next : null);
      }

      @Override
      public void close() {
        users.get(credential).decrementAndGet();
      }
    };
  }

  /** One record a line; the second record of the third page has an amount that is no number. */
  private byte[] body(String account, @Nullable DateRange window, int page) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < records; i++) {
      String id = account + "-" + (window == null ? "all" : window.from()) + "-" + page + "-" + i;
      String amount = page == 2 && i == 1 ? "\"a lot\"" : (page * 10 + i) + ".50";
      text.append("{\"id\":\"" + id + "\",\"day\":\"" + (window == null ? "" : window.from())
          + "\",\"amount\":" + amount + "}\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public List<SourceRecord> records(String stream, JsonNode config, JsonNode context, byte[] body) {
    List<SourceRecord> found = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < body.length; i++) {
      if (body[i] == '\n') {
        found.add(new SourceRecord(parse(body, start, i), body, start, i));
        start = i + 1;
      }
    }
    return found;
  }

  private static JsonNode parse(byte[] body, int start, int end) {
    try {
      return JSON.readTree(new String(body, start, end - start, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
