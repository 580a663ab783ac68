package com.askbosco.data.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What a plan has to know about a stream.
 *
 * @param name the stream's name in its manifest
 * @param primaryKey fields that name a record, nested ones with dots; empty when the manifest names none
 * @param cursorField the field that holds a record's time, or empty
 * @param windowed whether the stream is read by windows of days (it has a datetime cursor)
 * @param windowDays most days one slice may span, from {@code step}; 30 when the manifest sets none, 0 when not windowed
 * @param restatementDays how many past days the source may still change, from {@code lookback_window}; 0 when not set
 * @param schema the JSON schema of a record as the manifest gives it; an empty object when it gives none
 */
public record StreamInfo(
    String name,
    List<String> primaryKey,
    Optional<String> cursorField,
    boolean windowed,
    int windowDays,
    int restatementDays,
    JsonNode schema) {}
