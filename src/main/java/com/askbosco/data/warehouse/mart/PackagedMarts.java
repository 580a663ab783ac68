package com.askbosco.data.warehouse.mart;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The project's marts and checks inside the program, with what the analyzer found of their queries when they were packaged: where
 * marts are built in the cloud, there is no analyzer. A query that was changed since is refused.
 */
public final class PackagedMarts implements QueryCompiler {
  /** Where the findings are kept in the project. */
  public static final String FILE = "src/main/resources/marts.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Contents contents;
  private final UnaryOperator<String> texts;

  private PackagedMarts(Contents contents, UnaryOperator<String> texts) {
    this.contents = contents;
    this.texts = texts;
  }

  /**
   * What was found of one query.
   *
   * @param hash of its text
   * @param fields types by column, in order
   */
  record Found(
      String hash,
      Map<String, Type> fields,
      List<String> tables,
      Map<String, Set<String>> parents) {}

  record Contents(Map<String, Found> marts, Map<String, Found> checks, List<String> views) {}

  /** The ones of this program. */
  public static PackagedMarts load() {
    return of(text("/marts.json"), path -> text("/sql/" + path));
  }

  /**
   * Others.
   *
   * @param json as {@link #json} writes it
   * @param texts files by their path below {@code sql/}
   */
  public static PackagedMarts of(String json, UnaryOperator<String> texts) {
    try {
      return new PackagedMarts(JSON.readValue(json, Contents.class), texts);
    } catch (JsonProcessingException e) {
      throw new BoscoException(ErrorCode.INTERNAL, FILE + " is no list of marts", e);
    }
  }

  /**
   * The findings as text: the same project, the same text.
   *
   * @param views names of the files of {@code sql/views/} without their ending
   */
  public static String json(MartCatalog catalog, Collection<String> views) {
    Map<String, Found> marts = new TreeMap<>();
    catalog
        .marts()
        .forEach(mart -> marts.put(mart.path(), found(mart.sql(), catalog.compiled(mart))));
    Map<String, Found> checks = new TreeMap<>();
    catalog
        .checks()
        .forEach(check -> checks.put(check.path(), found(check.sql(), catalog.compiled(check))));
    try {
      return JSON.writerWithDefaultPrettyPrinter()
              .writeValueAsString(new Contents(marts, checks, List.copyOf(new TreeSet<>(views))))
          + "\n";
    } catch (JsonProcessingException e) {
      throw new BoscoException(ErrorCode.INTERNAL, "The marts cannot be written", e);
    }
  }

  private static Found found(String sql, Compiled compiled) {
    Map<String, Type> fields = new LinkedHashMap<>();
    compiled.fields().forEach(field -> fields.put(field.name(), field.type()));
    Map<String, Set<String>> parents = new TreeMap<>();
    compiled.parents().forEach((column, of) -> parents.put(column, new TreeSet<>(of)));
    return new Found(hash(sql), fields, compiled.tables(), parents);
  }

  /** All marts and checks. */
  public Gold gold() {
    return Gold.of(files(contents.marts()), files(contents.checks()));
  }

  private List<SqlFile> files(Map<String, Found> found) {
    return found.keySet().stream()
        .map(path -> SqlFile.of(path, texts.apply(path)))
        .toList();
  }

  /** The queries of further views of gold, such as figures by week, by name. */
  public Map<String, String> views() {
    Map<String, String> views = new TreeMap<>();
    contents.views().forEach(name -> views.put(name, texts.apply("views/" + name + ".sql")));
    return views;
  }

  /** What was found of the query, and the query itself. */
  @Override
  public Compiled compile(String name, String googleSql, Collection<TableLayout> tables) {
    Found found = contents.marts().getOrDefault(name, contents.checks().get(name));
    if (found == null || !found.hash().equals(hash(googleSql))) {
      throw new BoscoException(
          ErrorCode.SQL_INVALID,
          name
              + " is not the query that was packaged. Run ./bosco marts generate and build again.");
    }
    List<Field> fields = new ArrayList<>();
    found.fields().forEach((column, type) -> fields.add(new Field(column, type)));
    return new Compiled(googleSql, fields, found.tables(), found.parents());
  }

  private static String hash(String sql) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256")
          .digest(sql.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java has SHA-256", e);
    }
  }

  private static String text(String path) {
    try (InputStream in = PackagedMarts.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new BoscoException(ErrorCode.INTERNAL, "The program was built without " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BoscoException(ErrorCode.STORAGE_FAILED, "Cannot read " + path + ": " + e, e);
    }
  }
}
