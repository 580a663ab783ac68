package com.askbosco.data.launch;

import com.askbosco.data.local.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Looks into the files of a workspace. */
final class WorkspaceFiles {
  private WorkspaceFiles() {}

  /** Files below a folder that hold one of the texts; compressed ones are opened. */
  static List<String> holding(Path place, List<String> texts) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String content = new String(bytes(file), StandardCharsets.ISO_8859_1);
        if (texts.stream().anyMatch(content::contains)) {
          found.add(place.relativize(file).toString());
        }
      }
    }
    return found;
  }

  private static byte[] bytes(Path file) throws IOException {
    if (!file.toString().endsWith(".gz")) {
      return Files.readAllBytes(file);
    }
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }

  /** All files of raw by name, opened; without what is kept of erasures. */
  static Map<String, String> raw(Workspace workspace) throws IOException {
    Map<String, String> content = new TreeMap<>();
    Path root = workspace.raw();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(
            root.relativize(file).toString(), new String(bytes(file), StandardCharsets.UTF_8));
      }
    }
    content.keySet().removeIf(name -> name.startsWith("_privacy/"));
    return content;
  }

  /** The rows of a query over the database of a workspace that nobody writes to, values with blanks between. */
  static List<String> rows(Workspace workspace, String sql) {
    List<String> rows = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + workspace.database());
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      try (ResultSet result = statement.executeQuery(sql)) {
        while (result.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.add(String.valueOf(result.getObject(i)));
          }
          rows.add(String.join(" ", row));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }
}
