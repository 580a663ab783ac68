package com.askbosco.data.connector.compile;

/**
 * A component that manifests name by {@code class_name}. Each family of them is a Java service, so that a new one is a class and a
 * line; see {@link CustomComponents}. Must have a public constructor without parameters.
 */
public interface CustomComponent {

  /** The name manifests use; what they write before the last dot is ignored. */
  String className();
}
