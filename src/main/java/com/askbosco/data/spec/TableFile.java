package com.askbosco.data.spec;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.TableSpec.Column;
import com.askbosco.data.spec.TableSpec.Disposition;
import com.askbosco.data.spec.TableSpec.Duplicates;
import com.askbosco.data.spec.TableSpec.Pii;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.spec.TableSpec.Unit;
import com.askbosco.data.spec.TableSpec.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads canonical tables; everything wrong is noted in the file's problems. */
public final class TableFile {
  static final Set<String> KEYS = Set.of(
      "table",
      "version",
      "carry",
      "description",
      "disposition",
      "key",
      "replace_by",
      "duplicates",
      "partition",
      "cluster",
      "columns",
      "blocks",
      "history",
      "unlisted");
  static final Set<String> COLUMN_KEYS =
      Set.of("type", "required", "additive", "pii", "unit", "values", "description");
  private static final Set<String> IDENTITY =
      Set.of("tenant_id", "client_id", "source_system", "source_account_id");

  private static final Set<Type> NUMBERS = Set.of(Type.INT64, Type.NUMERIC, Type.FLOAT64);

  private TableFile() {}

  /** Reads the groups of columns that tables share, by name. */
  public static Map<String, List<Column>> blocks(YamlFile file) {
    Map<String, List<Column>> blocks = new LinkedHashMap<>();
    file.root().map().forEach((name, node) -> blocks.put(name, columns(node)));
    return blocks;
  }

  /** Reads one table, its shared columns after its own. */
  public static TableSpec read(YamlFile file, Map<String, List<Column>> blocks) {
    YamlNode root = file.root().onlyKeys(KEYS);
    List<Column> columns = new ArrayList<>(columns(root.required("columns")));
    for (YamlNode block : root.optional("blocks").map(YamlNode::list).orElse(List.of())) {
      List<Column> shared = blocks.get(block.string());
      if (shared == null) {
        block.problem(
            ErrorCode.CONFIG_UNKNOWN_REFERENCE,
            "there is no block `" + block.string() + "`",
            "Known: " + String.join(", ", blocks.keySet()) + ".");
      } else {
        columns.addAll(shared);
      }
    }
    Disposition disposition = root.required("disposition").oneOf(Disposition.class);
    // The warehouse says whose row it is, except where no source brings it.
    boolean identified = disposition != Disposition.REFERENCE;
    Map<String, Column> byName = new LinkedHashMap<>();
    for (Column column : columns) {
      if (byName.putIfAbsent(column.name(), column) != null
          || (identified && IDENTITY.contains(column.name()))) {
        root.required("columns")
            .problem(
                ErrorCode.CONFIG_DUPLICATE,
                "a second column `" + column.name() + "`",
                "Rename it, or leave it out of one of the blocks.");
      }
    }
    List<String> key = names(root.required("key"), byName, true, true);
    Optional<YamlNode> partition = root.optional("partition");
    partition.ifPresent(node -> {
      Column column = byName.get(node.string());
      if (column == null || column.type() != Type.DATE || !column.required()) {
        node.problem(
            ErrorCode.CONFIG_BAD_VALUE,
            "`" + node.string() + "` cannot partition the table",
            "Name a required DATE column.");
      }
    });
    return new TableSpec(
        root.required("table").string(),
        root.required("description").string(),
        disposition,
        key,
        root.optional("replace_by").map(node -> names(node, byName, true, true)).orElse(key),
        root.optional("duplicates")
            .map(node -> node.oneOf(Duplicates.class))
            .orElse(Duplicates.LATEST),
        partition.map(YamlNode::string),
        root.optional("cluster")
            .map(node -> names(node, byName, !identified, false))
            .orElse(List.of()),
        List.copyOf(columns),
        history(root, byName),
        unlisted(root, byName),
        version(root, byName, identified));
  }

  private static List<String> history(YamlNode root, Map<String, Column> columns) {
    List<String> tracked = new ArrayList<>();
    for (YamlNode item : root.optional("history").map(YamlNode::list).orElse(List.of())) {
      Column column = columns.get(item.string());
      if (column == null || column.type() == Type.JSON) {
        item.problem(
            column == null ? ErrorCode.CONFIG_UNKNOWN_REFERENCE : ErrorCode.CONFIG_BAD_VALUE,
            "the history of `" + item.string() + "` cannot be kept",
            "Name columns of the table that are no JSON.");
      }
      tracked.add(item.string());
    }
    boolean entities = root.required("disposition").string().equalsIgnoreCase("upsert")
        && root.optional("partition").isEmpty()
        && root.optional("replace_by").isEmpty();
    if (!tracked.isEmpty() && !entities) {
      root.required("history")
          .problem(
              ErrorCode.CONFIG_BAD_VALUE,
              "only entities have a history",
              "Write `disposition: upsert`, without `partition` and `replace_by`, or take `history` out.");
    }
    return List.copyOf(tracked);
  }

  private static Map<String, Map<String, String>> unlisted(
      YamlNode root, Map<String, Column> columns) {
    Map<String, Map<String, String>> facts = new LinkedHashMap<>();
    root.optional("unlisted").map(YamlNode::map).orElse(Map.of()).forEach((fact, node) -> {
      Map<String, String> sources = new LinkedHashMap<>();
      node.map().forEach((column, source) -> {
        if (!columns.containsKey(column)) {
          source.problem(
              ErrorCode.CONFIG_UNKNOWN_REFERENCE,
              "there is no column `" + column + "`",
              "Name one of the table's columns.");
        }
        sources.put(column, source.string());
      });
      facts.put(fact, Map.copyOf(sources));
    });
    if (!facts.isEmpty() && root.optional("history").isEmpty()) {
      root.required("unlisted")
          .problem(
              ErrorCode.CONFIG_BAD_VALUE,
              "a table without history takes no entities from facts",
              "Name the columns to track in `history`.");
    }
    return java.util.Collections.unmodifiableMap(facts);
  }

  private static Version version(YamlNode root, Map<String, Column> columns, boolean identified) {
    int number = root.optional("version").map(YamlNode::integer).orElse(1L).intValue();
    if (number < 1) {
      root.required("version")
          .problem(
              ErrorCode.CONFIG_BAD_VALUE, "version " + number, "Versions count from 1; write 1.");
    }
    Map<String, String> carry = new LinkedHashMap<>();
    Optional<YamlNode> node = root.optional("carry");
    node.map(YamlNode::map).orElse(Map.of()).forEach((name, expression) -> {
      if (!columns.containsKey(name) && !(identified && IDENTITY.contains(name))) {
        expression.problem(
            ErrorCode.CONFIG_UNKNOWN_REFERENCE,
            "there is no column `" + name + "`",
            "Name a column of this version; its value says how to get it from the version before.");
      }
      carry.put(name, expression.string());
    });
    if (number == 1 && node.isPresent()) {
      node.get()
          .problem(
              ErrorCode.CONFIG_BAD_VALUE,
              "the first version carries nothing over",
              "Leave `carry` out, or write `version: 2`.");
    }
    return new Version(number, carry);
  }

  /** Names of columns; identity columns too unless only business columns will do. */
  private static List<String> names(
      YamlNode node, Map<String, Column> columns, boolean ofBusinessColumns, boolean required) {
    List<String> names = new ArrayList<>();
    for (YamlNode item : node.list()) {
      Column column = columns.get(item.string());
      boolean identity = !ofBusinessColumns && IDENTITY.contains(item.string());
      if (column == null && !identity) {
        item.problem(
            ErrorCode.CONFIG_UNKNOWN_REFERENCE,
            "there is no column `" + item.string() + "`",
            "Name one of the table's columns.");
      } else if (column != null && required && !column.required()) {
        item.problem(
            ErrorCode.CONFIG_BAD_VALUE,
            "key column `" + item.string() + "` may be null",
            "Make it required.");
      }
      names.add(item.string());
    }
    return List.copyOf(names);
  }

  private static List<Column> columns(YamlNode node) {
    List<Column> columns = new ArrayList<>();
    node.map().forEach((name, value) -> columns.add(column(name, value)));
    return columns;
  }

  private static Column column(String name, YamlNode node) {
    node.onlyKeys(COLUMN_KEYS);
    Column column = new Column(
        name,
        type(node.required("type")),
        node.optional("required").map(YamlNode::bool).orElse(false),
        node.optional("additive").map(YamlNode::bool).orElse(false),
        node.optional("pii").map(pii -> pii.oneOf(Pii.class)).orElse(Pii.NONE),
        node.optional("unit").map(unit -> unit.oneOf(Unit.class)).orElse(Unit.NONE),
        node.optional("values")
            .map(values -> values.list().stream().map(YamlNode::string).toList())
            .orElse(List.of()),
        node.required("description").string());
    if (column.unit() != Unit.NONE && !NUMBERS.contains(column.type())) {
      node.required("unit")
          .problem(
              ErrorCode.CONFIG_BAD_VALUE,
              "`" + name + "` is " + column.type() + " and has no unit",
              "Leave the unit out, or make the column a NUMERIC.");
    }
    if (!column.values().isEmpty() && column.type() != Type.STRING) {
      node.required("values")
          .problem(
              ErrorCode.CONFIG_BAD_VALUE,
              "`" + name + "` is " + column.type() + " and no enumeration",
              "Leave the values out, or make the column a STRING.");
    }
    return column;
  }

  private static Type type(YamlNode node) {
    String text = node.string();
    for (Type type : Type.values()) {
      if (type.name().equals(text)) {
        return type;
      }
    }
    if (node.isScalar()) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + text + "` is no column type",
          "Use one of "
              + Arrays.stream(Type.values()).map(Type::name).collect(Collectors.joining(", "))
              + ".");
    }
    return Type.STRING;
  }
}
