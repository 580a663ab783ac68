package com.askbosco.data.local;

import com.askbosco.data.gcp.bigquery.BigQueryMarts;
import com.askbosco.data.gcp.bigquery.BigQuerySettings;
import com.askbosco.data.gcp.bigquery.BigQueryWarehouse;
import com.askbosco.data.gcp.bigquery.Waiting;
import com.askbosco.data.gcp.fake.Call;
import com.askbosco.data.gcp.fake.FakeBigQuery;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.mart.Gold;
import com.askbosco.data.warehouse.mart.MartCatalog;
import com.askbosco.data.warehouse.table.TableLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A stand-in of BigQuery with the warehouse in it. Nothing is waited for: its clock is moved on instead. */
public final class BigQueryPlace implements AutoCloseable {
  public final FakeBigQuery fake;
  private final Path cache;
  private Duration ahead = Duration.ZERO;

  /** With lowered queries kept in this folder. */
  public BigQueryPlace(Path cache) {
    this(cache, FakeBigQuery.start());
  }

  private BigQueryPlace(Path cache, FakeBigQuery fake) {
    this.cache = cache;
    this.fake = fake;
  }

  /** Another one that holds the same; what it holds is handed over by this file. */
  public BigQueryPlace copy(Path file) {
    BigQueryPlace copy = new BigQueryPlace(cache, fake.copy(file));
    copy.ahead = ahead;
    return copy;
  }

  /** How to reach it. */
  public BigQuerySettings settings(Duration patience) {
    return new BigQuerySettings(
        FakeBigQuery.PROJECT,
        "EU",
        Optional.of(fake.url()),
        Map.of(),
        patience,
        new Waiting(() -> Instant.now().plus(ahead), this::pass));
  }

  /** How many jobs were put in so far. */
  int jobs() {
    return (int) fake.calls().stream().filter(Call::insertsJob).count();
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    ahead = ahead.plus(time);
  }

  /** Opens the warehouse for writing. */
  public BigQueryWarehouse open(Collection<TableSpec> canon, Path sql) {
    return open(canon, sql, Duration.ofMinutes(15));
  }

  BigQueryWarehouse open(Collection<TableSpec> canon, Path sql, Duration patience) {
    return BigQueryWarehouse.open(
        settings(patience), "test", canon, tables -> marts(sql, tables, cache));
  }

  /** The marts of a folder, their columns found out by the analyzer. */
  static BigQueryMarts marts(Path sql, List<TableLayout> tables, Path cache) {
    Lowering lowering = new Lowering(cache);
    return new BigQueryMarts(
        new MartCatalog(Gold.read(sql), tables, BigQueryMarts.built(lowering)),
        views(sql.resolve("views")));
  }

  private static Map<String, String> views(Path folder) {
    Map<String, String> views = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        views.put(file.getFileName().toString().replace(".sql", ""), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return views;
  }

  /** The database behind the stand-in. */
  DuckDbSession session() {
    return new DuckDbSession(fake.duckDb());
  }

  @Override
  public void close() {
    fake.close();
  }
}
