package com.askbosco.data.pipeline.privacy;

import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.privacy.RawPages.Found;
import com.askbosco.data.pipeline.privacy.RawPages.Opened;
import com.askbosco.data.pipeline.privacy.Subject.Account;
import com.askbosco.data.pipeline.raw.RawJson;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.raw.RawSlice;
import com.askbosco.data.pipeline.raw.RawSlice.RawPage;
import com.askbosco.data.pipeline.raw.WriteRaw;
import com.askbosco.data.pipeline.redact.PageRedactor;
import com.askbosco.data.pipeline.source.PlacedRecords;
import com.askbosco.data.pipeline.stage.GzipSink;
import com.askbosco.data.pipeline.stage.PageRecords;
import com.askbosco.data.pipeline.stage.Storage;
import com.askbosco.data.rules.RowContext;
import com.askbosco.data.warehouse.privacy.ErasedRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Finds the persons of requests in the raw pages of one client, and rewrites these pages: the one case in which raw is rewritten.
 * Finding changes nothing. Rewriting may be killed at any instant and done again: what is to come is written beside a slice before
 * its first page changes.
 */
final class RawErasure {
  private final RawPages pages;
  private final RawLayout layout;
  private final List<Subject> subjects;
  private final Consumer<String> steps;

  /**
   * @param subjects the persons; what is found of them is added to them
   * @param steps is told of every step, for tests that stop there
   */
  RawErasure(RawPages pages, RawLayout layout, List<Subject> subjects, Consumer<String> steps) {
    this.pages = pages;
    this.layout = layout;
    this.subjects = List.copyOf(subjects);
    this.steps = steps;
  }

  /**
   * What raw holds of a person.
   *
   * @param pages how many pages
   * @param records what becomes of the records in bronze and the dead letters
   */
  record Hits(long pages, List<ErasedRecord> records) {}

  /** The accounts whose pages are there. */
  static Set<Account> accounts(RawPages pages) {
    Set<Account> accounts = new java.util.HashSet<>();
    pages.each(found -> accounts.add(new Account(
        found.slice().connection().tenantId(),
        found.slice().slice().source(),
        found.slice().slice().accountId())));
    return accounts;
  }

  /** Adds to each person what records that stand for the person name beside what is known; says whether anything was new. */
  boolean grow() {
    boolean[] grown = {false};
    pages.each(found -> {
      if (!found.rule().isWhole()) {
        return;
      }
      RowContext context = found.context().rowContext();
      for (RawPage page : pages.now(found)) {
        for (SourceRecord record : pages.open(found, page).records()) {
          List<String> persons = found.rule().persons(record.tree(), context);
          for (Subject subject : subjects) {
            if (subject.isNamedBy(persons)) {
              grown[0] |=
                  subject.pseudonyms().addAll(found.rule().uniquePersons(record.tree(), context));
            }
          }
        }
      }
    });
    return grown[0];
  }

  private boolean isSomebody(List<String> persons) {
    return subjects.stream().anyMatch(subject -> subject.isNamedBy(persons));
  }

  /** What raw holds of each person; slices to rewrite are added to the set, by folder. */
  Map<Subject, Hits> find(Set<String> toRewrite) {
    Map<Subject, Hits> hits = new LinkedHashMap<>();
    subjects.forEach(subject -> hits.put(subject, new Hits(0, new ArrayList<>())));
    pages.each(found -> {
      for (RawPage page : pages.now(found)) {
        Opened opened = pages.open(found, page);
        Set<Subject> named = named(opened);
        if (!named.isEmpty()) {
          toRewrite.add(found.folder());
          List<ErasedRecord> records = changes(opened);
          for (Subject subject : named) {
            Hits before = java.util.Objects.requireNonNull(hits.get(subject));
            before.records().addAll(of(subject, named, opened, records));
            hits.put(subject, new Hits(before.pages() + 1, before.records()));
          }
        }
      }
      if (Storage.read(layout.uri(found.folder() + "/" + RawPages.NEXT)).isPresent()) {
        toRewrite.add(found.folder());
      }
    });
    return hits;
  }

  private Set<Subject> named(Opened opened) {
    Set<Subject> named = new java.util.LinkedHashSet<>();
    RowContext context = opened.of().context().rowContext();
    for (SourceRecord record : opened.records()) {
      List<String> persons = opened.of().rule().persons(record.tree(), context);
      subjects.stream().filter(each -> each.isNamedBy(persons)).forEach(named::add);
    }
    return named;
  }

  /** Those records that are about one of several persons; with one person, all. */
  private static List<ErasedRecord> of(
      Subject subject, Set<Subject> named, Opened opened, List<ErasedRecord> records) {
    if (named.size() == 1) {
      return records;
    }
    RowContext context = opened.of().context().rowContext();
    return records.stream()
        .filter(each -> subject.isNamedBy(opened
            .of()
            .rule()
            .persons(opened.records().get((int) each.rawOffset()).tree(), context)))
        .toList();
  }

  private byte[] redacted(Opened opened) {
    Predicate<List<String>> somebody = this::isSomebody;
    RowContext context = opened.of().context().rowContext();
    return new PageRedactor(opened.of().rule()).redact(opened.body(), context, somebody);
  }

  /** What becomes of the records of a page. */
  private List<ErasedRecord> changes(Opened opened) {
    List<SourceRecord> clear = pages.records(opened.of(), opened.page(), redacted(opened));
    RowContext context = opened.of().context().rowContext();
    opened
        .of()
        .rule()
        .requireNobody(clear.stream().map(SourceRecord::tree).toList(), context, this::isSomebody);
    boolean whole = opened.of().rule().isWhole();
    List<ErasedRecord> changed = new ArrayList<>();
    PageRecords placed = PlacedRecords.page(
        opened.of().context(), opened.file(), opened.page().context(), opened.records());
    String run = PlacedRecords.is(opened.page().context()) ? opened.of().slice().runId() : "";
    for (int i = 0; i < opened.records().size(); i++) {
      String before = text(opened.records().get(i));
      String source = opened.of().slice().slice().source();
      if (whole) {
        if (isSomebody(opened.of().rule().persons(opened.records().get(i).tree(), context))) {
          changed.add(
              new ErasedRecord(source, placed.rawFile(), placed.offset(i), null, null, run));
        }
      } else {
        String after = text(clear.get(i));
        if (!after.equals(before)) {
          changed.add(new ErasedRecord(
              source,
              placed.rawFile(),
              placed.offset(i),
              after,
              clear.get(i).tree().toString(),
              run));
        }
      }
    }
    return changed;
  }

  private static String text(SourceRecord record) {
    return new String(
            record.buffer(), record.start(), record.end() - record.start(), StandardCharsets.UTF_8)
        .replace('\n', ' ')
        .replace('\r', ' ');
  }

  /** Rewrites the slices of these folders. */
  void rewrite(Set<String> folders) {
    Set<String> left = new TreeSet<>(folders);
    try (GzipSink gzip = new GzipSink()) {
      pages.each(found -> {
        if (left.remove(found.folder())) {
          rewrite(found, gzip);
        }
      });
    }
  }

  private void rewrite(Found found, GzipSink gzip) {
    List<RawPage> next = new ArrayList<>();
    Map<String, byte[]> bodies = new LinkedHashMap<>();
    for (RawPage page : pages.now(found)) {
      Opened opened = pages.open(found, page);
      byte[] body = redacted(opened);
      if (body == opened.body()) {
        next.add(page);
      } else {
        bodies.put(page.file(), body);
        next.add(new RawPage(
            page.file(),
            HexFormat.of().formatHex(WriteRaw.sha256(body)),
            body.length,
            pages.records(found, page, body).size(),
            page.context()));
      }
    }
    RawSlice old = found.slice();
    byte[] json = RawJson.write(new RawSlice(
        old.slice(),
        old.runId(),
        old.extractedAt(),
        old.connection(),
        old.manifestHash(),
        List.copyOf(next),
        old.counts()));
    String folder = layout.uri(found.folder()) + "/";
    Storage.write(folder + RawPages.NEXT, json);
    steps.accept("next " + found.folder());
    bodies.forEach((file, body) -> {
      write(folder + file, body, gzip);
      steps.accept("page " + found.folder() + "/" + file);
    });
    Storage.write(folder + "slice.json", json);
    steps.accept("slice " + found.folder());
    Storage.delete(folder + RawPages.NEXT);
  }

  private static void write(String uri, byte[] body, GzipSink gzip) {
    try (Storage.Pending pending = Storage.begin(uri)) {
      gzip.begin(pending.out());
      gzip.write(pending.out(), body, body.length);
      gzip.end(pending.out());
      pending.publish();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + uri, e);
    }
  }
}
