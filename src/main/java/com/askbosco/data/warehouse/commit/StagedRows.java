package com.askbosco.data.warehouse.commit;

import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.StagedRun.StagedFile;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Staged files as {@link Dialect#staged} is asked for them.
 *
 * @param uris sorted
 */
public record StagedRows(TableLayout layout, List<String> uris) {

  /** Copies the list. */
  public StagedRows {
    uris = List.copyOf(uris);
  }

  /** All that a commit of the run reads into these tables; none without files. */
  static List<StagedRows> all(StagedRun run, Collection<SilverTable> silver) {
    List<StagedRows> all = new ArrayList<>();
    bronze(run).values().forEach(layout -> all.add(of(layout, run.bronze())));
    silver.forEach(table -> all.add(of(table.layout(), run.silver())));
    all.add(of(ControlTables.QUARANTINE, run.deadLetters()));
    all.add(of(ControlTables.CHECK_COUNT, run.noticed()));
    all.add(of(ControlTables.SUPPRESSED, run.noticed()));
    all.add(of(ControlTables.FILE_READ, run.noticed()));
    all.addAll(DriftCommit.stagedRows(run));
    all.removeIf(rows -> rows.uris().isEmpty());
    return all;
  }

  private static StagedRows of(TableLayout layout, List<StagedFile> files) {
    return new StagedRows(
        layout,
        files(files, layout.fullName()).stream().map(StagedFile::uri).sorted().toList());
  }

  /** Those among the files that hold rows of a table. */
  static List<StagedFile> files(List<StagedFile> files, String table) {
    return files.stream().filter(file -> file.table().equals(table)).toList();
  }

  /** The tables of bronze by the sources of the run. */
  static Map<String, TableLayout> bronze(StagedRun run) {
    Map<String, TableLayout> bronze = new TreeMap<>();
    run.slices().forEach(result -> {
      String source = result.slice().source();
      bronze.put(source, TableLayout.bronze(source));
    });
    return bronze;
  }
}
