package com.askbosco.data.pipeline.stage;

import com.askbosco.data.model.Slice;
import com.askbosco.data.rules.RowContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What all rows of a slice share.
 *
 * @param runId the run
 * @param extractedAt the run's logical time
 * @param slice the slice
 * @param connection the connection it belongs to
 * @param manifestHash names the manifest it is read with
 */
public record SliceContext(
    String runId, Instant extractedAt, Slice slice, Connection connection, String manifestHash) {

  /** What mappings see. The logical day is that of UTC, which is the day the run was asked for. */
  public RowContext rowContext() {
    LocalDate today = LocalDate.ofInstant(extractedAt, ZoneOffset.UTC);
    return new RowContext(
        connection.tenantId(),
        slice,
        connection.clientCurrency(),
        ZoneId.of(connection.clientZone()),
        connection.accountCurrency(),
        extractedAt,
        today);
  }
}
