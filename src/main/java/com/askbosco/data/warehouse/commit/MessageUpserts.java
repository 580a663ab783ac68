package com.askbosco.data.warehouse.commit;

import com.askbosco.data.warehouse.StagedMessages;
import com.askbosco.data.warehouse.StagedMessages.StagedPage;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.StagedRun.StagedFile;
import com.askbosco.data.warehouse.table.ControlTables;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings rows of messages into tables whose rows change, by the same steps as those of a run. */
final class MessageUpserts {
  private final SqlSession sql;
  private final Dialect dialect;
  private final Map<String, SilverTable> silver;
  private final RowChanges changes;

  /**
   * @param silver all silver tables by full name
   */
  MessageUpserts(
      SqlSession sql, Dialect dialect, Map<String, SilverTable> silver, RowChanges changes) {
    this.sql = sql;
    this.changes = changes;
    this.dialect = dialect;
    this.silver = silver;
  }

  /**
   * Applies the staged rows of some tables.
   *
   * @param noticed whether differences from contracts, or records about erased persons, were counted
   */
  void apply(StagedMessages messages, Collection<SilverTable> staged, boolean noticed) {
    LocalDate day = LocalDate.ofInstant(messages.at(), ZoneOffset.UTC);
    Map<String, StagedPage> slices = new LinkedHashMap<>();
    messages.pages().forEach(page -> slices.put(page.slice().id(), page));
    new SliceLedger(sql, dialect).begin(messages.tenantId(), slices.values(), day);
    if (!staged.isEmpty()) {
      upsert(messages, staged);
    }
    if (noticed) {
      StagedRun run = new StagedRun(
          messages.runId(),
          messages.tenantId(),
          messages.at(),
          day,
          day,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          messages.files().stream().filter(file -> isNoticed(file.table())).toList());
      new DriftCommit(sql, dialect).apply(run);
      new Suppressed(sql, dialect).apply(run, 0);
    }
    sql.run("DROP TABLE run_slice");
    sql.run("DROP TABLE slice_scope");
  }

  /** Fields that vanish are not looked for: a page of few messages lacks most of what is optional. */
  static boolean isNoticed(String table) {
    return table.equals(ControlTables.SCHEMA_DRIFT.fullName())
        || table.equals(ControlTables.SUPPRESSED.fullName());
  }

  private void upsert(StagedMessages messages, Collection<SilverTable> staged) {
    Staging staging = new Staging(sql, dialect);
    SilverCommit commit =
        new SilverCommit(sql, dialect, Restatements.untold(sql, dialect), true, changes);
    History history = new History(sql, dialect, messages.at());
    Set<SilverTable> concerned = new LinkedHashSet<>();
    for (SilverTable table : silver.values()) {
      Optional<SilverTable> owner = table.owner(silver.values());
      if (staged.contains(table) || owner.filter(staged::contains).isPresent()) {
        owner.ifPresent(concerned::add);
        concerned.add(table);
      }
    }
    Map<SilverTable, Long> rows = new HashMap<>();
    for (SilverTable table : concerned) {
      rows.put(table, staging.load(table, files(messages, table)));
    }
    history.begin();
    for (SilverTable table : concerned) {
      if (table.spec().hasHistory()) {
        history.apply(table);
      }
      commit.apply(table, table.owner(silver.values()), rows.getOrDefault(table, 0L));
      if (table.spec().hasHistory()) {
        history.settle(table);
      }
    }
    history.end();
    concerned.forEach(table -> sql.execute("DROP TABLE " + table.stage()));
  }

  private static List<StagedFile> files(StagedMessages messages, SilverTable table) {
    List<StagedFile> files = new ArrayList<>(messages.files());
    files.removeIf(file -> !file.table().equals(table.layout().fullName()));
    return files;
  }
}
