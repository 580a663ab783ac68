package com.askbosco.data.warehouse;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far a stream of an account is complete. It moves only over complete slices.
 *
 * @param askedFrom the first account-local day ever asked for; null when the stream has no days
 * @param completeTo the last account-local day up to which every day since the first one asked for is complete; null when the
 *     first day is not there yet, or when the stream has no days
 * @param extractedAt logical time of the newest complete slice; null before the first
 */
public record Watermark(
    String clientId,
    String connectionId,
    String source,
    String stream,
    String accountId,
    @Nullable LocalDate askedFrom,
    @Nullable LocalDate completeTo,
    @Nullable Instant extractedAt) {}
