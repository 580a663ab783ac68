package com.askbosco.data.spec;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** What has to hold for a record or an element before it is mapped. */
public sealed interface ConditionSpec {

  /** One of the paths holds a value. */
  record Exists(YamlNode at, List<String> paths) implements ConditionSpec {}

  /** The value, as text, is one of these. */
  record Is(YamlNode at, List<String> paths, Set<String> values) implements ConditionSpec {}

  /** The value is a day before the given one. */
  record Before(YamlNode at, List<String> paths, LocalDate day) implements ConditionSpec {}

  /** All of these hold. */
  record All(List<ConditionSpec> parts) implements ConditionSpec {}

  /** One of these holds. */
  record AnyOf(List<ConditionSpec> parts) implements ConditionSpec {}

  /** The condition does not hold. */
  record Not(ConditionSpec part) implements ConditionSpec {}
}
