package com.askbosco.data.warehouse.mart;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of GoogleSQL whose leading comment lines are YAML.
 *
 * @param path the file's name as shown in errors, such as {@code gold/paid/mart_campaign_daily.sql}
 * @param sql the whole text; the header is a comment, so that positions in errors are those of the file
 * @param yaml the header, for its problems
 */
public record SqlFile(String path, String sql, YamlFile yaml) {

  /** The header ends where a statement begins or a comment in prose: one that is neither indented nor a key. */
  private static final Predicate<String> SQL_BEGINS =
      Pattern.compile("--( {2}.*| ?\\w+:( .*)?|\\s*)").asMatchPredicate().negate();

  /** The files of a folder and its sub-folders by path; none when the folder is absent. */
  public static List<SqlFile> folder(Path root, String folder) {
    Path start = root.resolve(folder);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(start)) {
      return files
          .filter(file -> file.toString().endsWith(".sql"))
          .map(file -> read(root.relativize(file).toString().replace('\\', '/'), file))
          .sorted(java.util.Comparator.comparing(SqlFile::path))
          .toList();
    } catch (IOException e) {
      throw new BoscoException(ErrorCode.STORAGE_FAILED, "Cannot read " + start + ": " + e, e);
    }
  }

  private static SqlFile read(String path, Path file) {
    try {
      return of(path, Files.readString(file));
    } catch (IOException e) {
      throw new BoscoException(ErrorCode.STORAGE_FAILED, "Cannot read " + file + ": " + e, e);
    }
  }

  static SqlFile of(String path, String sql) {
    StringBuilder header = new StringBuilder();
    for (String line : sql.lines().takeWhile(line -> !SQL_BEGINS.test(line)).toList()) {
      header
          .append(line.startsWith("-- ") ? line.substring(3) : line.substring(2))
          .append('\n');
    }
    return new SqlFile(path, sql, YamlFile.parse(path, header.toString()));
  }

  /** The part of the header under its one key, {@code mart} or {@code check}. */
  public YamlNode header(String key) {
    return yaml.root().onlyKeys(java.util.Set.of(key)).required(key);
  }

  /** The file's name without folder and ending. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1, path.length() - ".sql".length());
  }
}
