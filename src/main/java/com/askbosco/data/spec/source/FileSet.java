package com.askbosco.data.spec.source;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlNode;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of one stream.
 *
 * @param patterns their names within the folder: {@code *} stands for anything within a folder, {@code **} for anything, {@code ?}
 *     for a character, {@code {date}} for a day such as 2026-03-31 or 20260331
 * @param format what is in them, where the content alone is not to decide
 * @param encoding of texts, where the content alone is not to decide
 * @param csv how rows of text are written
 * @param records where the records are in a JSON document, with dots, such as {@code data.items}
 * @param sheet the sheet of a workbook; its first visible one when empty
 * @param entries names of the entries of an archive; all when empty
 * @param mayBeEmpty whether a file without a single byte is a file without records, and not a failed delivery
 */
public record FileSet(
    List<String> patterns,
    Optional<FileFormat> format,
    Optional<String> encoding,
    CsvDialect csv,
    Optional<String> records,
    Optional<String> sheet,
    Optional<String> entries,
    boolean mayBeEmpty) {
  private static final Set<String> KEYS = Set.of(
      "pattern",
      "patterns",
      "format",
      "encoding",
      "csv",
      "records",
      "sheet",
      "entries",
      "may_be_empty");

  /** Files of these names, whose content says everything else. */
  public static FileSet of(String... patterns) {
    return new FileSet(
        List.of(patterns),
        Optional.empty(),
        Optional.empty(),
        CsvDialect.USUAL,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** Names everything that decides what the records of a file are; another name, and the file has to be read again. */
  public String reading() {
    return String.join(
        "|", "" + format, "" + encoding, "" + csv, "" + records, "" + sheet, "" + entries);
  }

  static FileSet read(YamlNode node) {
    if (node.isScalar()) {
      pattern(node);
      return of(node.string());
    }
    node.onlyKeys(KEYS);
    List<YamlNode> patterns = node.optional("patterns")
        .map(YamlNode::list)
        .orElseGet(() -> List.of(node.required("pattern")));
    patterns.forEach(FileSet::pattern);
    return new FileSet(
        patterns.stream().map(YamlNode::string).toList(),
        node.optional("format").map(format -> format.oneOf(FileFormat.class)),
        node.optional("encoding").map(FileSet::encoding),
        node.optional("csv").map(CsvDialect::read).orElse(CsvDialect.USUAL),
        node.optional("records").map(YamlNode::string),
        node.optional("sheet").map(YamlNode::string),
        node.optional("entries").map(YamlNode::string),
        node.optional("may_be_empty").map(YamlNode::bool).orElse(false));
  }

  private static void pattern(YamlNode node) {
    String pattern = node.string();
    if (node.isScalar()
        && (pattern.startsWith("/")
            || pattern.contains("..")
            || pattern.contains("://")
            || pattern.isBlank())) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + pattern + "` is no pattern of names within the folder",
          "Write something such as orders_*.csv or **/orders_{date}.csv.gz.");
    }
  }

  private static String encoding(YamlNode node) {
    String name = node.string();
    if (!node.isScalar()) {
      return "UTF-8";
    }
    try {
      return Charset.forName(name).name();
    } catch (IllegalArgumentException e) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "there is no encoding `" + name + "`",
          "Write utf-8, utf-16, windows-1252, iso-8859-1 or another name of IANA's.");
      return "UTF-8";
    }
  }
}
