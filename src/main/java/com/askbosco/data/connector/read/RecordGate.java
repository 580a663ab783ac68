package com.askbosco.data.connector.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;

/**
 * Which records a cursor wants.
 *
 * @param wants whether a record lies in what is to be read
 * @param endsPaging whether pages end with the first whose last record is not wanted; the paginator then sees whole pages, and what
 *     is not wanted is left out afterwards
 */
public record RecordGate(Predicate<JsonNode> wants, boolean endsPaging) {}
