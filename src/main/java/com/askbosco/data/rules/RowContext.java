package com.askbosco.data.rules;

import com.askbosco.data.model.Slice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What a mapping may read besides the record itself. The same values give the same rows, always.
 *
 * @param tenantId the agency
 * @param slice the slice the record came in
 * @param clientCurrency the client's reporting currency, ISO 4217
 * @param clientZone the client's time zone, used for client-local days
 * @param accountCurrency currency of the account where the client's file says it, else empty text
 * @param extractedAt when the slice was read (the run's logical time, not the wall clock)
 * @param today the account-local day at that time; a day older than the stream's restatement window is final
 */
public record RowContext(
    String tenantId,
    Slice slice,
    String clientCurrency,
    ZoneId clientZone,
    String accountCurrency,
    Instant extractedAt,
    LocalDate today) {}
