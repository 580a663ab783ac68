package com.askbosco.data.spec.manifest;

import com.askbosco.data.spec.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A manifest's content as a tree that knows its lines; references are resolved on it before components are read. */
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
   * @param value a String, Boolean, Long or BigDecimal, or null
   */
  record Scalar(int line, @Nullable Object value) implements Tree {}

  /** The tree of a YAML node; merge keys ({@code <<}) are merged, explicit keys win. */
  static Tree of(YamlNode node) {
    if (node.isMap()) {
      Map<String, Tree> map = new LinkedHashMap<>();
      for (Map.Entry<String, YamlNode> entry : node.map().entrySet()) {
        if (entry.getKey().equals("<<") && of(entry.getValue()) instanceof Entries merged) {
          merged.map().forEach(map::putIfAbsent);
        } else {
          map.put(entry.getKey(), of(entry.getValue()));
        }
      }
      return new Entries(node.line(), map);
    }
    if (node.isList()) {
      List<Tree> list = new ArrayList<>();
      node.list().forEach(item -> list.add(of(item)));
      return new Items(node.line(), list);
    }
    return new Scalar(node.line(), node.value());
  }

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
          case BigDecimal n -> n.signum() == 0;
          case String s -> s.isEmpty();
          default -> false;
        };
    };
  }

  /** Plain Java values: maps, lists, String, Boolean, Long, BigDecimal, null. */
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
