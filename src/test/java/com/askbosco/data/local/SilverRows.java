package com.askbosco.data.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A warehouse whose silver and ops tables hold rows written by hand, and the marts built over them. */
final class SilverRows implements AutoCloseable {
  private final Workspace workspace;
  private final LocalWarehouse warehouse;

  SilverRows(Path folder) {
    workspace = GoldFixture.workspace(folder.resolve("work"));
    warehouse = LocalWarehouse.open(workspace, GoldFixture.CANON, GoldFixture.SQL);
  }

  /** Clients aurora (EUR) and bergwerk (GBP) of the agency, aurora (USD) of another one; rates of 2026-03-02. */
  SilverRows agency() {
    put(
        "silver.dim_client",
        "tenant_id=agency; client_id=aurora; currency_code=EUR; time_zone=Europe/Berlin");
    put(
        "silver.dim_client",
        "tenant_id=agency; client_id=bergwerk; currency_code=GBP; time_zone=Europe/London");
    put(
        "silver.dim_client",
        "tenant_id=other; client_id=aurora; currency_code=USD; time_zone=America/New_York");
    for (String tenant : List.of("agency", "other")) {
      String rate = "tenant_id=" + tenant
          + "; client_id=aurora; fx_date=2026-03-02; base_currency=EUR; quote_currency=";
      put("silver.ref_fx_daily", rate + "USD; rate=1.25");
      put("silver.ref_fx_daily", rate + "GBP; rate=0.8");
    }
    return this;
  }

  /** A row of aurora of the agency, {@code name=value; name=value}; a value given here goes before the defaults. */
  SilverRows aurora(String table, String source, String columns) {
    return put(
        "silver." + table,
        "tenant_id=agency; client_id=aurora; source_system=" + source + "; source_account_id=acc; "
            + columns);
  }

  /** A row of any table; an empty value is NULL. */
  SilverRows put(String table, String columns) {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (String column : columns.split(";\\s*")) {
      int equals = column.indexOf('=');
      String name = column.substring(0, equals).strip();
      int known = names.indexOf(name);
      String value = equals + 1 == column.length()
          ? "NULL"
          : "'" + column.substring(equals + 1).replace("'", "''") + "'";
      if (known < 0) {
        names.add(name);
        values.add(value);
      } else {
        values.set(known, value);
      }
    }
    warehouse
        .session()
        .execute("INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES ("
            + String.join(", ", values) + ")");
    return this;
  }

  SilverRows build() {
    warehouse.rebuildMarts();
    return this;
  }

  /** The rows of a query of DuckDB. */
  List<String> rows(String sql) {
    return warehouse.session().rows(sql).stream().map(Object::toString).toList();
  }

  LocalWarehouse warehouse() {
    return warehouse;
  }

  Workspace workspace() {
    return workspace;
  }

  @Override
  public void close() {
    warehouse.close();
    GoldFixture.leave(workspace);
  }
}
