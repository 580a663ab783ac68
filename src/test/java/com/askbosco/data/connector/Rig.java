package com.askbosco.data.connector;

import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small manifest with one stream {@code things}, a fake source and a clock that only waits move. */
final class Rig implements ReadListener {
  static final ObjectMapper JSON = new ObjectMapper();

  final FakeSource source = new FakeSource();
  final ManualTime time = new ManualTime();
  final Budgets budgets = new Budgets();
  final List<String> events = new ArrayList<>();
  private final List<String> requester = new ArrayList<>();
  private final List<String> retriever = new ArrayList<>();
  private final List<String> stream = new ArrayList<>();
  private final List<String> root = new ArrayList<>();
  private String selector = "record_selector: {extractor: {field_path: [data]}}";
  int retries = Integer.MAX_VALUE;
  private String base = "url_base: https://api.example.com/v1";
  String config = "{}";

  @Nullable
  DateRange window;

  Rig requester(String... lines) {
    requester.addAll(List.of(lines));
    return this;
  }

  Rig retriever(String... lines) {
    retriever.addAll(List.of(lines));
    return this;
  }

  Rig stream(String... lines) {
    stream.addAll(List.of(lines));
    return this;
  }

  Rig root(String... lines) {
    root.addAll(List.of(lines));
    return this;
  }

  Rig selector(String line) {
    selector = line;
    return this;
  }

  Rig base(String line) {
    base = line;
    return this;
  }

  Rig config(String json) {
    config = json;
    return this;
  }

  Rig window(String from, String to) {
    window = new DateRange(java.time.LocalDate.parse(from), java.time.LocalDate.parse(to));
    return this;
  }

  String yaml() {
    StringBuilder yaml = new StringBuilder("version: 6.60.0\ntype: DeclarativeSource\n");
    yaml.append("check: {stream_names: [things]}\n");
    root.forEach(line -> yaml.append(line).append('\n'));
    yaml.append("streams:\n- name: things\n");
    stream.forEach(line -> yaml.append("  ").append(line).append('\n'));
    yaml.append("  retriever:\n    ").append(selector).append('\n');
    retriever.forEach(line -> yaml.append("    ").append(line).append('\n'));
    if (retriever.stream().noneMatch(line -> line.contains("AsyncRetriever"))) {
      yaml.append("    requester:\n      ").append(base).append("\n      path: /things\n");
      requester.forEach(line -> yaml.append("      ").append(line).append('\n'));
    }
    return yaml.toString();
  }

  Connector connector() {
    return Connector.load("test", "manifest.yaml", yaml());
  }

  Access access() {
    return new Access(source, budgets, time, time, this).retrying(retries);
  }

  JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  Pages open(@Nullable String position) {
    return connector().open("things", json(config), window, position, access());
  }

  /** All pages from the position on. */
  List<Page> pages(@Nullable String position) throws InterruptedException {
    List<Page> all = new ArrayList<>();
    try (Pages pages = open(position)) {
      for (Page page = pages.next(); page != null; page = pages.next()) {
        all.add(page);
      }
    }
    return all;
  }

  /** The JSON texts of all records. */
  List<String> records() throws InterruptedException {
    return pages(null).stream().flatMap(page -> texts(page.records()).stream()).toList();
  }

  static List<String> texts(List<SourceRecord> records) {
    return records.stream()
        .map(r -> new String(r.buffer(), r.start(), r.end() - r.start(), StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  public void onRetry(int attempt, String reason) {
    events.add("retry " + attempt + ": " + reason);
  }

  @Override
  public void onWait(Duration duration, String reason) {
    events.add("wait " + duration);
  }
}
