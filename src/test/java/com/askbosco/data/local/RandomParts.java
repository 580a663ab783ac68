package com.askbosco.data.local;

import static com.askbosco.data.local.RandomRuns.FIRST_DAY;

import com.askbosco.data.local.RandomRuns.Part;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Column;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.StagedRun;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What random runs make of their parts. */
final class RandomParts {
  private RandomParts() {}

  /** Few values for what is tracked, so that entities also stay as they are and change back. */
  static void variant(TableSpec table, Map<String, Object> row, int variant) {
    for (Column column : table.columns()) {
      if (table.history().contains(column.name()) && !table.key().contains(column.name())) {
        Object value = switch (column.type()) {
          case STRING -> column.name() + " " + "abc".charAt(variant);
          case INT64 -> (long) variant;
          case NUMERIC -> BigDecimal.valueOf(variant);
          case FLOAT64 -> (double) variant;
          case BOOL -> variant == 0;
          case DATE -> FIRST_DAY.plusDays(variant);
          case TIMESTAMP -> Instant.parse("2026-03-01T00:00:00Z").plusSeconds(variant);
          case JSON -> "";
        };
        if (variant == 2 && !column.required()) {
          row.remove(column.name());
        } else {
          row.put(column.name(), value);
        }
      }
    }
  }

  static StagedRun rejecting(StagedRun run, List<Part> parts) {
    List<SliceResult> slices = new ArrayList<>();
    for (SliceResult result : run.slices()) {
      long rejected = parts.stream()
          .filter(part -> part.slice().equals(result.slice()))
          .mapToInt(Part::rejected)
          .sum();
      slices.add(new SliceResult(
          result.slice(),
          result.outcome(),
          1,
          1,
          rejected,
          0,
          0,
          result.errorCode(),
          result.error()));
    }
    return new StagedRun(
        run.runId(),
        run.tenantId(),
        run.extractedAt(),
        run.from(),
        run.to(),
        slices,
        run.bronze(),
        run.silver(),
        run.deadLetters(),
        run.clients());
  }
}
