package com.askbosco.data.local;

import com.askbosco.data.spec.TableSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A part of the project's marts, with all they read: every so manieth of those that no other reads. All groups together have every
 * mart, and a test over many histories need not build all of them in each.
 *
 * @param files the marts by name
 * @param canon the tables they read, and the entities that facts among these name
 */
record MartGroup(Map<String, Path> files, List<TableSpec> canon) {
  static final int GROUPS = 20;

  static MartGroup of(int group) {
    Map<String, Path> all = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(GoldFixture.SQL.resolve("gold"))) {
      walk.filter(file -> file.toString().endsWith(".sql"))
          .forEach(file -> all.put(file.getFileName().toString().replace(".sql", ""), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Set<String> read = new TreeSet<>();
    all.values().forEach(file -> read.addAll(names("gold", file)));
    List<String> wanted = new ArrayList<>(
        all.keySet().stream().filter(name -> !read.contains(name)).toList());
    List<String> roots = new ArrayList<>();
    for (int i = group; i < wanted.size(); i += GROUPS) {
      roots.add(wanted.get(i));
    }
    Map<String, Path> files = new TreeMap<>();
    Set<String> tables = new TreeSet<>(Set.of("fct_ads_campaign_daily", "dim_campaign"));
    while (!roots.isEmpty()) {
      String name = roots.remove(0);
      if (all.containsKey(name) && files.put(name, all.get(name)) == null) {
        roots.addAll(names("gold", all.get(name)));
        names("silver", all.get(name))
            .forEach(table -> tables.add(table.replaceAll("_history$", "")));
      }
    }
    return new MartGroup(
        files,
        GoldFixture.CANON.stream()
            .filter(table -> tables.contains(table.name())
                || table.unlisted().keySet().stream().anyMatch(tables::contains))
            .toList());
  }

  private static Set<String> names(String schema, Path file) {
    try {
      Set<String> names = new TreeSet<>();
      Matcher matcher = Pattern.compile("\\b" + schema + "\\.(\\w+)")
          .matcher(Files.readString(file).replaceAll("--[^\n]*", ""));
      while (matcher.find()) {
        names.add(matcher.group(1));
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies the marts into a folder of their own, without checks: these would look for sense in random figures. */
  void copy(Path sql) {
    try {
      Files.createDirectories(sql.resolve("gold"));
      Files.createDirectories(sql.resolve("checks"));
      for (Path file : files.values()) {
        Files.copy(file, sql.resolve("gold").resolve(file.getFileName().toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
