package com.askbosco.data.connector.partition;

import com.askbosco.data.connector.compile.Registry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;

/**
 * A partition router that manifests name by {@code class_name}. Registered as a Java service. Must have a public constructor without
 * parameters.
 */
public interface CustomPartitioner extends Registry.Named {

  /**
   * Makes a router with the manifest's settings.
   *
   * @throws IllegalArgumentException when a setting is wrong; the message says which and how to mend it
   */
  Routing configure(Map<String, JsonNode> settings);

  /** A configured router. Thread-safe. */
  @FunctionalInterface
  interface Routing {

    /** The partitions in a stable order, each as what {@code stream_partition} holds. */
    Iterator<ObjectNode> partitions(JsonNode config);
  }
}
