package com.askbosco.data.warehouse.reference;

import com.askbosco.data.spec.MetricVocabulary;
import com.askbosco.data.spec.ResourceFolder;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Disposition;
import com.askbosco.data.warehouse.table.TableLayout;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A reference table's rows that come with the product.
 *
 * @param layout the table
 * @param rows the rows, in the order of its columns
 * @param hash hex SHA-256 of the rows; equal rows have equal hashes
 */
public record SharedReference(TableLayout layout, List<List<@Nullable Object>> rows, String hash) {

  /** The tenant and client of rows that hold for everyone. */
  public static final String ALL_CLIENTS = "(all)";

  private static final Map<String, String> YAML = ResourceFolder.texts("reference", ".yaml");
  private static final Map<String, String> CSV = ResourceFolder.texts("reference", ".csv");
  private static final Map<String, String> MAPPINGS =
      ResourceFolder.texts("connectors", "silver.yaml");

  private static final ConcurrentHashMap<List<TableSpec>, List<SharedReference>> KNOWN =
      new ConcurrentHashMap<>();

  /**
   * Those of the reference tables of a canon whose rows come with the product.
   *
   * @param canon the canonical tables; the mapping dictionary speaks of them too
   */
  public static List<SharedReference> all(Collection<TableSpec> canon) {
    return KNOWN.computeIfAbsent(List.copyOf(canon), SharedReference::make);
  }

  private static List<SharedReference> make(List<TableSpec> canon) {
    List<SharedReference> tables = new ArrayList<>();
    for (TableSpec spec : canon) {
      if (spec.disposition() == Disposition.REFERENCE) {
        TableLayout layout = TableLayout.silver(spec);
        rows(layout, canon).ifPresent(rows -> tables.add(of(layout, rows)));
      }
    }
    return List.copyOf(tables);
  }

  private static Optional<List<List<@Nullable Object>>> rows(
      TableLayout layout, List<TableSpec> canon) {
    String lookups = text(YAML, "lookups.yaml");
    return switch (layout.name()) {
      case "ref_attribution_window",
          "ref_country",
          "ref_holiday",
          "ref_source_category",
          "ref_source_catalog" ->
        Optional.of(CsvRows.read(layout, text(CSV, layout.name() + ".csv")));
      case "ref_calendar" -> Optional.of(CalendarRows.rows());
      case "ref_device_map" -> Optional.of(RuleRows.lookup(lookups, "device"));
      case "ref_status_map" -> Optional.of(RuleRows.lookup(lookups, "entity_status"));
      case "ref_age_band" -> Optional.of(RuleRows.lookup(lookups, "age_band"));
      case "ref_metric" -> Optional.of(metrics());
      case "ref_channel_rule" -> Optional.of(RuleRows.channelRules(text(YAML, "channels.yaml")));
      case "ref_event_map" -> Optional.of(RuleRows.eventMap(text(YAML, "events.yaml")));
      case "ref_mapping_dictionary" -> Optional.of(MappingDictionary.rows(MAPPINGS, canon));
      default -> Optional.empty();
    };
  }

  private static List<List<@Nullable Object>> metrics() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (MetricVocabulary.Entry metric : MetricVocabulary.shipped().metrics()) {
      rows.add(Arrays.asList(
          metric.id(),
          metric.label(),
          metric.description(),
          metric.unit(),
          metric.additive(),
          metric.of().isEmpty() ? null : metric.of(),
          metric.by().isEmpty() ? null : metric.by(),
          new BigDecimal(metric.times())));
    }
    return rows;
  }

  /** A text as the value of a column; an empty text is NULL. */
  public static @Nullable Object value(TableLayout.Field field, String text) {
    return CsvRows.value(field, text);
  }

  private static String text(Map<String, String> texts, String name) {
    return Objects.requireNonNull(texts.get(name), name);
  }

  private static SharedReference of(TableLayout layout, List<List<@Nullable Object>> rows) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(layout.columns().toString().getBytes(StandardCharsets.UTF_8));
      for (List<@Nullable Object> row : rows) {
        digest.update(row.toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
      }
      return new SharedReference(layout, rows, HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
