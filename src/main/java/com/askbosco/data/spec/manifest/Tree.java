package com.askbosco.data.spec.manifest;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A manifest's content as a tree that knows its lines; references are resolved on it before components are read. Trees are never
 * changed once made, and parts that are the same may be shared.
 */
public sealed interface Tree {

  /** The line in the file, from 1. */
  int line();

  /** A map, in the order of the file. */
  record Entries(int line, Map<String, Tree> map) implements Tree {}

  /** A list. */
  record Items(int line, List<Tree> list) implements Tree {}

  /**
   * A scalar.
   *
   * @param value a String, Boolean, Long, BigInteger or Double, or null
   */
  record Scalar(int line, @Nullable Object value) implements Tree {}

  /** Whether Python would take the value for false: null, empty, zero, False. */
  default boolean isFalsy() {
    return switch (this) {
      case Entries entries -> entries.map().isEmpty();
      case Items items -> items.list().isEmpty();
      case Scalar scalar ->
        switch (scalar.value()) {
          case null -> true;
          case Boolean b -> !b;
          case Long n -> n == 0;
          case BigInteger n -> n.signum() == 0;
          case Double n -> n == 0;
          case String s -> s.isEmpty();
          default -> false;
        };
    };
  }

  /** Plain Java values: maps, lists, String, Boolean, Long, BigInteger, Double, null. */
  default @Nullable Object plain() {
    return switch (this) {
      case Entries entries -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        entries.map().forEach((key, value) -> map.put(key, value.plain()));
        yield map;
      }
      case Items items -> {
        List<@Nullable Object> list = new ArrayList<>();
        items.list().forEach(item -> list.add(item.plain()));
        yield list;
      }
      case Scalar scalar -> scalar.value();
    };
  }
}
