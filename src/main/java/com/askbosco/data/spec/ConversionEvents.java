package com.askbosco.data.spec;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The canonical events that conversion actions of all sources are mapped to (rule 10 of the model). */
public final class ConversionEvents {

  /** All names; {@code other} is what no rule names. */
  public static final Set<String> NAMES = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(
      "purchase",
      "lead",
      "add_to_cart",
      "checkout",
      "signup",
      "install",
      "call",
      "store_visit",
      "other")));

  private ConversionEvents() {}
}
