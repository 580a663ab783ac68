package com.askbosco.data.warehouse.table;

import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Pii;
import com.askbosco.data.spec.TableSpec.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All columns of a silver table as they are told to people and to BigQuery: those of the canon and those around them. */
public final class TableColumns {

  /**
   * One column.
   *
   * @param required whether it is never NULL
   * @param pii how personal it is
   */
  public record Told(String name, Type type, boolean required, String description, Pii pii) {}

  private static final Map<String, String> AROUND = around();
  private static final Set<String> MAY_MISS =
      Set.of("_source_file", "_contract_version", "_deleted_at", "_is_unlisted", "valid_to");

  private TableColumns() {}

  /** The columns of a layout that {@link TableLayout#silver} or {@link TableLayout#history} made of this table. */
  public static List<Told> of(TableSpec spec, TableLayout layout) {
    Map<String, TableSpec.Column> own = new LinkedHashMap<>();
    spec.columns().forEach(column -> own.put(column.name(), column));
    List<Told> told = new ArrayList<>();
    for (TableLayout.Field field : layout.fields()) {
      TableSpec.Column column = own.get(field.name());
      if (column != null) {
        told.add(new Told(
            field.name(), field.type(), column.required(), column.description(), column.pii()));
      } else {
        told.add(new Told(
            field.name(),
            field.type(),
            !MAY_MISS.contains(field.name()),
            AROUND.getOrDefault(field.name(), field.name()),
            Pii.NONE));
      }
    }
    return told;
  }

  private static Map<String, String> around() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("tenant_id", "The agency");
    texts.put("client_id", "The client the row belongs to");
    texts.put("source_system", "The connector that brought it");
    texts.put("source_account_id", "Native id of the account, property or shop");
    texts.put("_run_id", "Run that brought the row as it is now");
    texts.put("_slice_id", "Slice (stream, account, days) it came with");
    texts.put("_extracted_at", "Logical time of that run");
    texts.put("_source_file", "Raw file of the response it was made from");
    texts.put("_contract_version", "Version of the mapping that made it");
    texts.put("_row_hash", "Fingerprint of its values; equal for an unchanged row");
    texts.put("_is_final", "Whether the source will not restate it any more");
    texts.put("_deleted_at", "When a complete list did not name the entity any more");
    texts.put("_is_unlisted", "Whether no list named the entity, only facts");
    texts.put("valid_from", "From when the version was seen");
    texts.put("valid_to", "From when it was not any more; NULL for the one that holds");
    texts.put("is_current", "Whether it holds now");
    return texts;
  }
}
