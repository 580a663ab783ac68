package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.connector.Page;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.raw.RawJson;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.redact.PageRedactor;
import com.askbosco.data.pipeline.redact.Suppressions;
import com.askbosco.data.pipeline.stage.JsonLines;
import com.askbosco.data.pipeline.stage.SliceContext;
import com.askbosco.data.pipeline.stage.StagedTables;
import com.askbosco.data.rules.PersonRule;
import com.askbosco.data.rules.RowContext;
import com.askbosco.data.warehouse.table.ControlTables;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps persons who were erased out of what is read of one slice, before anything of it is kept: a source goes on sending them until
 * it has erased them, too. Costs nothing where a stream is about nobody, and one look into raw where no person of the client was
 * erased. Not thread-safe.
 */
public final class SuppressSubjects {
  private final Catalogue catalogue;
  private final SliceContext context;
  private final @Nullable PersonRule rule;
  private final @Nullable Suppressions erased;
  private final RowContext row;
  private long records;

  private SuppressSubjects(
      Catalogue catalogue,
      SliceContext context,
      @Nullable PersonRule rule,
      @Nullable Suppressions erased) {
    this.catalogue = catalogue;
    this.context = context;
    this.rule = rule;
    this.erased = erased;
    this.row = context.rowContext();
  }

  /** For one slice, with the list as it is now. */
  public static SuppressSubjects of(Catalogue catalogue, RawLayout raw, SliceContext context) {
    Optional<PersonRule> rule =
        catalogue.persons(context.slice().source(), context.slice().stream());
    return new SuppressSubjects(
        catalogue,
        context,
        rule.orElse(null),
        rule.flatMap(r -> Suppressions.of(raw, context.slice().clientId())).orElse(null));
  }

  /** The page without persons who were erased; the same page when it names none. */
  Page apply(Page page) {
    if (rule == null || erased == null || !names(page.records(), rule, erased)) {
      return page;
    }
    byte[] body = new PageRedactor(rule).redact(page.body(), row, erased::hasAny);
    return new Page(
        page.index(),
        body,
        page.context(),
        records(page.context(), body, rule, erased),
        page.nextPosition());
  }

  /** The records of a stored page without persons who were erased. */
  List<SourceRecord> apply(JsonNode pageContext, byte[] stored, List<SourceRecord> stage) {
    if (rule == null || erased == null || !names(stage, rule, erased)) {
      return stage;
    }
    byte[] body = new PageRedactor(rule).redact(stored, row, erased::hasAny);
    return records(pageContext, body, rule, erased);
  }

  /** Messages without persons who were erased, each of them a page of its own; the same list when they name none. */
  public List<SourceRecord> messages(List<SourceRecord> stage) {
    if (rule == null || erased == null) {
      return stage;
    }
    List<SourceRecord> clear = new ArrayList<>(stage);
    for (int i = 0; i < clear.size(); i++) {
      SourceRecord record = clear.get(i);
      if (record.tree().isObject() && names(List.of(record), rule, erased)) {
        byte[] sent = Arrays.copyOfRange(record.buffer(), record.start(), record.end());
        byte[] body = new PageRedactor(rule).redact(sent, row, erased::hasAny);
        JsonNode tree = RawJson.tree(body, 0, body.length);
        rule.requireNobody(List.of(tree), row, erased::hasAny);
        clear.set(i, new SourceRecord(tree, body, 0, body.length));
      }
    }
    return clear;
  }

  private List<SourceRecord> records(
      JsonNode pageContext, byte[] body, PersonRule is, Suppressions than) {
    List<SourceRecord> clear = StoredPages.records(catalogue, context, pageContext, body);
    is.requireNobody(clear.stream().map(SourceRecord::tree).toList(), row, than::hasAny);
    return clear;
  }

  private boolean names(List<SourceRecord> all, PersonRule is, Suppressions than) {
    long before = records;
    for (SourceRecord record : all) {
      if (than.hasAny(is.persons(record.tree(), row))) {
        records++;
      }
    }
    return records > before;
  }

  /** Says how many records were kept out, for {@code ops.ctl_suppression}; nothing when none were. */
  public void count(StagedTables staged) throws IOException {
    if (records > 0) {
      JsonLines out = staged.table(ControlTables.SUPPRESSED.fullName());
      out.row().ascii("{\"slice_id\":").string(context.slice().id());
      out.row().ascii(",\"records\":").number(records);
      out.row().raw('}');
      out.endRow();
      records = 0;
    }
  }
}
