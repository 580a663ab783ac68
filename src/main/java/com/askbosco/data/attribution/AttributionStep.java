package com.askbosco.data.attribution;

import com.askbosco.data.rules.attribution.Touch;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.mart.MartStep;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The eight attribution models over journeys. What a day's orders were worth is given out without rest: for every model the credits
 * of a day sum to its orders and their revenue, to the ninth decimal. Memory is that of one client's month of results, whatever the
 * number of journeys.
 */
public final class AttributionStep implements MartStep {
  private static final double SECONDS_OF_DAY = 86_400;

  private static final List<Field> INPUT = List.of(
      new Field("tenant_id", Type.STRING),
      new Field("client_id", Type.STRING),
      new Field("report_date", Type.DATE),
      new Field("source_system", Type.STRING),
      new Field("source_account_id", Type.STRING),
      new Field("journey_key", Type.STRING),
      new Field("touch_number", Type.INT64),
      new Field("seconds_before", Type.INT64),
      new Field("channel_group", Type.STRING),
      new Field("source", Type.STRING),
      new Field("campaign", Type.STRING),
      new Field("is_conversion", Type.BOOL),
      new Field("is_new", Type.BOOL),
      new Field("revenue_rc", Type.NUMERIC),
      new Field("refunds_rc", Type.NUMERIC));

  private static final List<Field> OUTPUT = List.of(
      new Field("tenant_id", Type.STRING),
      new Field("client_id", Type.STRING),
      new Field("report_date", Type.DATE),
      new Field("model", Type.STRING),
      new Field("source_system", Type.STRING),
      new Field("channel_group", Type.STRING),
      new Field("source", Type.STRING),
      new Field("campaign", Type.STRING),
      new Field("conversions", Type.NUMERIC),
      new Field("revenue_rc", Type.NUMERIC),
      new Field("refunds_rc", Type.NUMERIC),
      new Field("new_customer_conversions", Type.NUMERIC),
      new Field("new_customer_revenue_rc", Type.NUMERIC));

  /** What decides who is credited, and how much. */
  private static final List<String> JOURNEY =
      List.of("journey_key", "touch_number", "seconds_before", "channel_group", "is_conversion");

  /** The step. */
  public AttributionStep() {}

  @Override
  public String name() {
    return "attribution";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<Field> input() {
    return INPUT;
  }

  @Override
  public List<Field> output() {
    return OUTPUT;
  }

  @Override
  public List<String> order() {
    return List.of(
        "tenant_id",
        "client_id",
        "report_date",
        "source_system",
        "source_account_id",
        "journey_key",
        "touch_number");
  }

  @Override
  public Map<String, List<String>> parents() {
    return Map.ofEntries(
        same("tenant_id"),
        same("client_id"),
        same("report_date"),
        Map.entry("model", List.of()),
        same("source_system"),
        same("channel_group"),
        same("source"),
        same("campaign"),
        Map.entry("conversions", JOURNEY),
        worth("revenue_rc"),
        worth("refunds_rc"),
        Map.entry("new_customer_conversions", with("is_new")),
        Map.entry("new_customer_revenue_rc", with("is_new", "revenue_rc")));
  }

  private static Map.Entry<String, List<String>> same(String column) {
    return Map.entry(column, List.of(column));
  }

  private static Map.Entry<String, List<String>> worth(String column) {
    return Map.entry(column, with(column));
  }

  private static List<String> with(String... columns) {
    List<String> all = new ArrayList<>(JOURNEY);
    all.addAll(List.of(columns));
    return List.copyOf(all);
  }

  @Override
  public void run(RowSource rows, Consumer<List<@Nullable Object>> table) {
    Run run = new Run(table);
    rows.forEach(run::row);
    run.endMonth();
  }

  /** Puts touches together to journeys, and journeys to months of clients. */
  private static final class Run {
    private final Consumer<List<@Nullable Object>> table;
    private ClientMonth month = new ClientMonth();
    private List<@Nullable Object> monthKey = List.of();
    private List<@Nullable Object> journeyKey = List.of();
    private List<@Nullable Object> last = List.of();
    private final List<Touch> touches = new ArrayList<>();
    private final List<Unit> units = new ArrayList<>();

    Run(Consumer<List<@Nullable Object>> table) {
      this.table = table;
    }

    void row(List<@Nullable Object> row) {
      if (!row.subList(0, 6).equals(journeyKey)) {
        endJourney();
        journeyKey = row.subList(0, 6);
        List<@Nullable Object> key = new ArrayList<>(row.subList(0, 2));
        key.add(YearMonth.from(day(row)));
        if (!key.equals(monthKey)) {
          endMonth();
          monthKey = key;
        }
      }
      last = row;
      String channel = text(row, 8);
      touches.add(new Touch(channel, number(row, 7) / SECONDS_OF_DAY));
      units.add(new Unit(text(row, 3), channel, text(row, 9), text(row, 10)));
    }

    private void endJourney() {
      if (!touches.isEmpty()) {
        boolean isConversion = Boolean.TRUE.equals(last.get(11));
        month.add(new JourneyEnd(
            day(last),
            isConversion,
            number(last, 6) > 0,
            List.copyOf(touches),
            List.copyOf(units),
            isConversion
                ? Figures.ofOrder(
                    (BigDecimal) last.get(13),
                    (BigDecimal) last.get(14),
                    Boolean.TRUE.equals(last.get(12)))
                : new Figures()));
        touches.clear();
        units.clear();
      }
    }

    void endMonth() {
      endJourney();
      if (!monthKey.isEmpty()) {
        month.end((day, model, unit, figures) -> {
          List<@Nullable Object> row = new ArrayList<>(OUTPUT.size());
          row.addAll(monthKey.subList(0, 2));
          row.addAll(List.of(
              day,
              model,
              unit.sourceSystem(),
              unit.channelGroup(),
              unit.source(),
              unit.campaign()));
          figures.addTo(row);
          table.accept(row);
        });
      }
      month = new ClientMonth();
    }

    private static LocalDate day(List<@Nullable Object> row) {
      return (LocalDate) Objects.requireNonNull(row.get(2));
    }

    private static long number(List<@Nullable Object> row, int column) {
      return (Long) Objects.requireNonNull(row.get(column));
    }

    private static String text(List<@Nullable Object> row, int column) {
      return (String) Objects.requireNonNull(row.get(column));
    }
  }
}
