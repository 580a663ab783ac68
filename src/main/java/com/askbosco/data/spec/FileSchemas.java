package com.askbosco.data.spec;

import static com.askbosco.data.spec.SchemaParts.any;
import static com.askbosco.data.spec.SchemaParts.choices;
import static com.askbosco.data.spec.SchemaParts.document;
import static com.askbosco.data.spec.SchemaParts.either;
import static com.askbosco.data.spec.SchemaParts.integer;
import static com.askbosco.data.spec.SchemaParts.keys;
import static com.askbosco.data.spec.SchemaParts.list;
import static com.askbosco.data.spec.SchemaParts.mapOf;
import static com.askbosco.data.spec.SchemaParts.matching;
import static com.askbosco.data.spec.SchemaParts.of;
import static com.askbosco.data.spec.SchemaParts.ref;
import static com.askbosco.data.spec.SchemaParts.text;
import static com.askbosco.data.spec.SchemaParts.words;

import com.askbosco.data.spec.manifest.ManifestSchema;
import com.askbosco.data.spec.source.SourceKind;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the YAML files that people write may say, as JSON schemas for editors. They know names, words and shapes; whether a column or
 * a table that is named exists is told when the file is read.
 */
public final class FileSchemas {
  private static final String FOLDER = "src/main/resources/schemas/";

  private FileSchemas() {}

  /** Every schema's text by its path in the project. */
  public static Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    all()
        .forEach((name, schema) ->
            files.put(FOLDER + name + ".schema.json", schema.toPrettyString() + "\n"));
    return files;
  }

  /** The schemas by kind of file. */
  static Map<String, ObjectNode> all() {
    return Map.of(
        "canon-table", table(),
        "silver-mapping", mapping(),
        "metric", metric(),
        "client", client(),
        "erasure-request", erasureRequest(),
        "connector-manifest", ManifestSchema.make(),
        "connector-source", source());
  }

  private static ObjectNode source() {
    String time = "^[1-9][0-9]{0,5}[smhd]$";
    Map<String, ObjectNode> stream = new HashMap<>();
    stream.put("name", matching("^[a-z0-9][a-z0-9_]{0,99}$"));
    stream.put(
        "key",
        list(text())
            .put("description", "Fields that name a record; a repeated one is known by it."));
    stream.put("event_time", text("The field with the moment at which it happened."));
    stream.put(
        "lateness",
        matching(time)
            .put("description", "How much later than others a record may come, such as 1h."));
    stream.put("windowed", of("boolean"));
    stream.put("restatement_days", integer(0));
    stream.put("query", text("Of a database: the query whose rows are the stream."));
    stream.put("event_time_unit", text("Of a database: what a number in `event_time` counts."));
    stream.put("schema", of("object").put("description", "JSON schema of a record."));
    return document(
        "Connector without a manifest",
        keys(
            Map.of(
                "description", text(),
                "streams", list(keys(stream, "name")).put("minItems", 1)),
            "description",
            "streams"),
        Map.of());
  }

  private static ObjectNode erasureRequest() {
    ObjectNode id = keys(
        Map.of(
            "source", text("The connector that gave the id."),
            "account", text("The account whose id it is; every account of the client otherwise."),
            "id", text("The id as the source has it.")),
        "source",
        "id");
    ObjectNode subject = keys(Map.of(
        "emails", list(text()).put("description", "Addresses of the person."),
        "phones", list(text()).put("description", "Numbers with their country in front."),
        "ids", list(id).put("description", "Ids that sources gave the person.")));
    return document(
        "Request to be forgotten",
        keys(
            Map.of(
                "client", matching("^" + ClientReader.ID.pattern() + "$"),
                "request_id",
                    matching("^" + ErasureRequestFile.REQUEST.pattern() + "$")
                        .put("description", "Names the request, and nothing of the person."),
                "received_at",
                    text("When it came in, with its zone: the deadline counts from here."),
                "subject", subject.put("minProperties", 1)),
            "client",
            "request_id",
            "received_at",
            "subject"),
        Map.of());
  }

  private static ObjectNode table() {
    ObjectNode column = keys(
        Map.of(
            "type",
                choices(java.util.Arrays.stream(TableSpec.Type.values())
                    .map(Enum::name)
                    .toList()),
            "required", of("boolean").put("description", "Never NULL."),
            "additive", of("boolean").put("description", "May be added up over rows."),
            "pii", words(TableSpec.Pii.values()),
            "unit", words(TableSpec.Unit.values()),
            "values",
                list(text())
                    .put("description", "An enumeration's values, ending with OTHER, UNKNOWN."),
            "description", text("Meaning and unit, in a phrase.")),
        "type",
        "description");
    ObjectNode names = list(matching("^[a-z_][a-z0-9_]*$"));
    Map<String, ObjectNode> root = new HashMap<>();
    root.put("table", matching("^[a-z][a-z0-9_]*$").put("description", "Named as the file."));
    root.put("description", text("What one row is."));
    root.put(
        "version", integer(1).put("description", "Counts changes that need the table built anew."));
    root.put(
        "carry",
        mapOf(text())
            .put(
                "description",
                "GoogleSQL over the columns of the version before, by column of this one."));
    root.put("disposition", words(TableSpec.Disposition.values()));
    root.put("key", names.deepCopy().put("minItems", 1));
    root.put("replace_by", names.deepCopy().put("minItems", 1));
    root.put("duplicates", words(TableSpec.Duplicates.values()));
    root.put("history", names.deepCopy());
    root.put("unlisted", mapOf(mapOf(text())));
    root.put("partition", matching("^[a-z_][a-z0-9_]*$"));
    root.put("cluster", names.deepCopy().put("maxItems", 4));
    root.put("columns", mapOf(ref("column")).put("minProperties", 1));
    root.put("blocks", list(text()));
    return document(
        "Canonical table",
        keys(root, "table", "description", "disposition", "key", "columns"),
        Map.of("column", column));
  }

  private static ObjectNode mapping() {
    ObjectNode row = keys(
        Map.of(
            "table", matching("^[a-z][a-z0-9_]*$"),
            "when", ref("condition"),
            "for_each", ref("paths"),
            "join", keys(Map.of("with", ref("paths"), "on", text()), "with", "on"),
            "use", list(text()),
            "columns", mapOf(ref("value"))),
        "table");
    ObjectNode stream = keys(
        Map.of(
            "final_after_days", integer(0),
            "as_of", ref("paths"),
            "unmatched", choices(java.util.List.of("ignore", "reject")),
            "rows", list(row).put("minItems", 1)),
        "rows");
    ObjectNode root = keys(
        Map.of(
            "source", text("The connector."),
            "source_system", text("The connector whose rows these are too, when it is another."),
            "nulls", list(text()).put("description", "Texts that mean no value."),
            "lookups", mapOf(mapOf(text())),
            "columns", mapOf(mapOf(ref("value"))),
            "streams", mapOf(stream)),
        "source",
        "streams");
    return document("Mapping to silver", root, MappingSchema.definitions());
  }

  private static ObjectNode metric() {
    ObjectNode measure =
        either(text(), keys(Map.of("value", text(), "unknown_if", text()), "value"));
    ObjectNode root = keys(
        Map.of(
            "label", text("Name shown to people."),
            "description", text(),
            "note", text("A warning that goes wherever the metric is shown."),
            "unit", words(MetricSpec.Unit.values()),
            "sum", mapOf(measure).put("description", "An expression over each mart that has it."),
            "single", mapOf(measure).put("description", "As `sum`, for what is never added up."),
            "ratio", keys(Map.of("of", text(), "by", text(), "times", of("number")), "of", "by")),
        "label",
        "description",
        "unit");
    root.putArray("oneOf")
        .add(of("object").set("required", any().arrayNode().add("sum")))
        .add(of("object").set("required", any().arrayNode().add("single")))
        .add(of("object").set("required", any().arrayNode().add("ratio")));
    return document("Metric", root, Map.of());
  }

  private static ObjectNode client() {
    Map<String, ObjectNode> root = new HashMap<>();
    // What an agency chooses is many small languages; the reader tells what is wrong in them.
    ClientSettingsReader.KEYS.forEach(key -> root.put(key, any()));
    root.put("tenant", matching("^[a-z0-9][a-z0-9_-]*$"));
    root.put("id", matching("^[a-z0-9][a-z0-9_-]*$"));
    root.put("name", text("Name shown to people."));
    root.put(
        "currency", matching("^[A-Z]{3}$").put("description", "Reporting currency, ISO 4217."));
    root.put("time_zone", text("IANA name, such as Europe/Berlin."));
    ObjectNode budget = keys(
        Map.of("channel_group", text(), "month", text("Such as 2026-03."), "amount", of("number")),
        "month",
        "amount");
    ObjectNode targets = mapOf(either(of("number"), of("null"), list(any())));
    targets.putObject("properties").set("budgets", list(budget));
    root.put("targets", targets);
    root.put("attribution", attribution());
    root.put("connections", list(connection()).put("minItems", 1));
    return document(
        "Client",
        keys(root, "tenant", "id", "name", "currency", "time_zone", "connections"),
        Map.of());
  }

  private static ObjectNode attribution() {
    return keys(Map.of(
        "model", words(ClientSettings.AttributionModelName.values()),
        "lookback_days", integer(1).put("maximum", 365)));
  }

  private static ObjectNode connection() {
    Map<String, ObjectNode> keys = new HashMap<>();
    keys.put("id", matching("^[a-z0-9][a-z0-9_-]*$"));
    keys.put("connector", text());
    keys.put(
        "credential", text("A reference: file:, env:, secret: or none. Never the secret itself."));
    keys.put("endpoint", text());
    keys.put("accounts", list(text("Native ids, quoted.")).put("minItems", 1));
    keys.put("account_currency", matching("^[A-Z]{3}$"));
    keys.put("streams", list(text()));
    keys.put("since", text("First day to read, such as 2026-01-01."));
    keys.put(
        "kind",
        matching(Arrays.stream(SourceKind.values())
            .map(SourceKind::id)
            .collect(Collectors.joining("|", "^(", ")$"))));
    keys.put("poll_every", matching("^[1-9][0-9]*[smhd]$"));
    keys.put("config", of("object"));
    return keys(keys, "id", "connector", "credential", "accounts", "since");
  }
}
