package com.askbosco.data.connector.compile;

import java.util.Set;

/** Which variables exist at which kind of place in a manifest. */
public final class Roots {
  private static final Set<String> SLICE =
      Set.of("stream_slice", "stream_partition", "stream_interval");
  private static final Set<String> JOB =
      Set.of("creation_response", "polling_response", "download_target");

  /** Everywhere. */
  public static final Set<String> CONFIG = Set.of("config", "parameters");

  /** In requests. */
  public static final Set<String> REQUEST =
      plus(plus(plus(CONFIG, SLICE), JOB), Set.of("next_page_token"));

  /** Where there is an answer. */
  public static final Set<String> RESPONSE = plus(CONFIG, Set.of("response", "headers"));

  /** In filters on responses, which also know the address. */
  public static final Set<String> ANSWER = plus(RESPONSE, Set.of("request_url"));

  /** In pagination strategies. */
  public static final Set<String> PAGING = plus(
      plus(RESPONSE, SLICE),
      Set.of("last_record", "last_page_size", "last_page_token_value", "page_size"));

  /** In record filters and transformations. */
  public static final Set<String> RECORD =
      plus(plus(CONFIG, SLICE), Set.of("record", "next_page_token"));

  /** In what a schema is made of. */
  public static final Set<String> SCHEMA = plus(CONFIG, Set.of("raw_schema"));

  /** In transformations. */
  public static final Set<String> TRANSFORMATION = plus(plus(CONFIG, SLICE), Set.of("record"));

  /** In conditions of added fields. */
  public static final Set<String> ADDED_FIELD = plus(TRANSFORMATION, Set.of("value", "path"));

  /** In conditions of removed fields. */
  public static final Set<String> REMOVED_FIELD = plus(CONFIG, Set.of("property"));

  /** In conditions on fields that are added to a config. */
  public static final Set<String> ADDED_CONFIG = plus(CONFIG, Set.of("value", "path"));

  /** In what is put into templates of streams. */
  public static final Set<String> COMPONENTS =
      plus(CONFIG, Set.of("components_values", "stream_template_config"));

  /** In what is put into templates of streams for records of the source. */
  public static final Set<String> READ_COMPONENTS = plus(COMPONENTS, SLICE);

  private Roots() {}

  private static Set<String> plus(Set<String> some, Set<String> more) {
    java.util.HashSet<String> all = new java.util.HashSet<>(some);
    all.addAll(more);
    return Set.copyOf(all);
  }
}
