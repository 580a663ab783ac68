package com.askbosco.data.pipeline.source.files;

import com.askbosco.data.connector.Page;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.Rejected;
import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.source.PlacedRecords;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.pipeline.stage.PageRecords;
import com.askbosco.data.pipeline.stage.SliceContext;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.spec.source.SourceKind;
import com.askbosco.data.spec.source.SourceSpec.StreamSpec;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file as somebody sends it one day, and what is to become of it.
 *
 * @param what what is the matter with it
 * @param name its name
 * @param bytes what is in it
 * @param settings further keys of its stream under {@code files}, as JSON
 * @param expected the records as {@code line json}, refused lines as {@code line ! why}, or {@code FAILED code: part of the message}
 */
@SuppressWarnings("ArrayRecordComponent")
record NastyFile(String what, String name, byte[] bytes, String settings, List<String> expected) {
  private static final SecretResolver NO_SECRETS = new SecretResolver() {
    @Override
    public boolean knows(String reference) {
      return false;
    }

    @Override
    public String resolve(String reference) {
      throw new IllegalStateException("no secret is needed");
    }
  };

  static NastyFile of(String what, String name, byte[] bytes, String settings, String... expected) {
    return new NastyFile(what, name, bytes, settings, List.of(expected));
  }

  static NastyFile text(String what, String name, String text, String... expected) {
    return of(what, name, text.getBytes(StandardCharsets.UTF_8), "", expected);
  }

  static NastyFile with(
      String what, String name, String settings, String text, String... expected) {
    return of(what, name, text.getBytes(StandardCharsets.UTF_8), settings, expected);
  }

  /** What became of it. */
  List<String> read(Path folder) throws Exception {
    Files.write(folder.resolve(name), bytes);
    return read(
        connection(folder.toString(), settings),
        new Slice("aurora", "partner", "partner-files", "orders", "1", "key", null, name));
  }

  static Connection connection(String folder, String settings) {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config.put("folder", folder);
    config.put("settle", "0s");
    String text = config.toString();
    String more = "\"files\":{\"orders\":{\"pattern\":\"**\""
        + (settings.isEmpty() ? "" : "," + settings) + "}}}";
    return connection(text.substring(0, text.length() - 1) + "," + more);
  }

  static Connection connection(String config) {
    return new Connection(
        "agency",
        "aurora",
        "EUR",
        "Europe/Berlin",
        "partner",
        "partner-files",
        "none",
        "",
        "",
        config,
        SourceKind.FILES);
  }

  static StreamSpec stream() {
    return new StreamSpec(
        "orders",
        List.of("id"),
        Optional.empty(),
        Duration.ofHours(1),
        false,
        0,
        JsonNodeFactory.instance.objectNode());
  }

  /** Reads a slice twice, from the file and from its stored pages, which must agree. */
  static List<String> read(Connection connection, Slice slice) throws InterruptedException {
    List<String> lines = new ArrayList<>();
    try (var pages = new FilesSource().open(connection, slice, stream(), null, NO_SECRETS)) {
      Page page;
      while ((page = pages.next()) != null) {
        SliceContext context = new SliceContext("run", Instant.EPOCH, slice, connection, "hash");
        List<String> now = render(
            PlacedRecords.page(context, "raw", page.context(), page.records()), page.context());
        List<String> again = render(
            PlacedRecords.page(context, "raw", page.context(), PlacedRecords.records(page.body())),
            page.context());
        if (!now.equals(again)) {
          throw new AssertionError("read " + now + ", from raw " + again);
        }
        lines.addAll(now);
      }
    } catch (BoscoException e) {
      lines.add("FAILED " + e.code().code() + ": " + e.getMessage());
    }
    return lines;
  }

  private static List<String> render(PageRecords page, JsonNode context) {
    List<String> lines = new ArrayList<>();
    String from = context.path(PlacedRecords.PLACE).asText();
    String entry = from.contains("!/") ? from.substring(from.indexOf("!/") + 2) + ":" : "";
    java.util.Map<Integer, Rejected> refusals = new java.util.HashMap<>();
    page.refused().forEach(each -> refusals.put(each.record(), each));
    for (int i = 0; i < page.records().size(); i++) {
      Optional<Rejected> refused = Optional.ofNullable(refusals.get(i));
      var record = page.records().get(i);
      String text = new String(
          record.buffer(), record.start(), record.end() - record.start(), StandardCharsets.UTF_8);
      if (refused.isEmpty() && !record.tree().isMissingNode()) {
        lines.add(entry + page.offset(i) + " " + text);
      } else {
        lines.add(entry + page.offset(i) + " ! " + refused.orElseThrow().reason());
      }
    }
    return lines;
  }

  @Override
  public String toString() {
    return what;
  }
}
