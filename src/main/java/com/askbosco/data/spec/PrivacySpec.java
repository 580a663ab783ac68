package com.askbosco.data.spec;

import java.util.List;
import java.util.Map;

/**
 * Which records of one source are about persons, as {@code connectors/<source>/privacy.yaml} says it.
 *
 * @param source the connector
 * @param sourceSystem the name that keys are made with, as in {@link MappingSpec}
 * @param streams the streams with personal data by name; the others have none
 */
public record PrivacySpec(String source, String sourceSystem, Map<String, StreamSpec> streams) {

  /**
   * One stream.
   *
   * @param at its place in the file
   * @param person what names the person a record is about: keys and hashes, written as in {@code silver.yaml}
   * @param isWhole whether the record stands for the person and goes as a whole
   * @param erase of the others, what goes: paths, arrays walked without a mark of their own
   * @param keep what stays of what goes: paths below one of them
   * @param addresses texts that are web addresses: of their parameters only {@code utm_} ones keep their value
   */
  public record StreamSpec(
      YamlNode at,
      List<ValueSpec> person,
      boolean isWhole,
      List<String> erase,
      List<String> keep,
      List<String> addresses) {}
}
