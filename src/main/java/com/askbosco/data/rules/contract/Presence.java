package com.askbosco.data.rules.contract;

import java.util.List;

/**
 * Which of the watched fields some records had.
 *
 * @param fields the watched fields, at most 62; their places are the bits of the other two
 * @param some fields that at least one record had, not null
 * @param every fields that every record had
 * @param records how many records were looked at
 */
public record Presence(List<String> fields, long some, long every, long records) {}
