package com.askbosco.data.warehouse.privacy;

import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Column;
import com.askbosco.data.spec.TableSpec.Disposition;
import com.askbosco.data.spec.TableSpec.Pii;
import com.askbosco.data.warehouse.table.TableLayout;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of a table is about persons, by the marks of the canon. A row whose person cannot be left out of it goes as a whole; of the
 * others the person's columns go, and what was bought or clicked stays.
 *
 * @param layout the table, or that of its versions
 * @param spec what the canon says
 * @param persons columns that stand for the person a row is about
 * @param staff columns that stand for people who work for the client
 * @param texts columns of text that people wrote
 * @param isEntity whether rows go as a whole
 */
record PersonColumns(
    TableLayout layout,
    TableSpec spec,
    List<String> persons,
    List<String> staff,
    List<Column> texts,
    boolean isEntity) {
  /** Hashes of people who work for the client or with it, not of those it sells to. */
  private static final Set<String> STAFF = Set.of("owner_hash", "actor_hash");

  /** Of a physical table; empty when nothing in it is about persons. */
  static Optional<PersonColumns> of(TableLayout layout, TableSpec spec) {
    if (spec.disposition() == Disposition.REFERENCE) {
      return Optional.empty();
    }
    List<Column> here = spec.columns().stream()
        .filter(column -> layout.columns().contains(column.name()))
        .toList();
    List<Column> known = here.stream()
        .filter(column -> column.pii() == Pii.HASHED || column.pii() == Pii.PSEUDONYM)
        .toList();
    List<Column> persons =
        known.stream().filter(column -> !STAFF.contains(column.name())).toList();
    PersonColumns columns = new PersonColumns(
        layout,
        spec,
        names(persons),
        names(known.stream().filter(column -> STAFF.contains(column.name())).toList()),
        persons.isEmpty()
            ? List.of()
            : here.stream().filter(column -> column.pii() == Pii.FREE_TEXT).toList(),
        persons.stream().anyMatch(Column::required));
    return known.isEmpty() ? Optional.empty() : Optional.of(columns);
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }

  /**
   * Columns that name the same person beside another one, in tables of persons. A phone may be a family's, a visitor's cookie that of
   * everybody at one machine, and an id is one only together with who gave it, which is what the key is made of.
   */
  List<String> sameness() {
    return spec.key().stream().anyMatch(persons::contains)
        ? persons.stream()
            .filter(name -> !name.contains("phone") && !name.endsWith("_id"))
            .toList()
        : List.of();
  }

  /** Whether the table's rows carry a hash of themselves. */
  boolean isHashed() {
    return layout.columns().contains("_row_hash");
  }
}
