package com.askbosco.data.sandbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.connector.Access;
import com.askbosco.data.connector.Budgets;
import com.askbosco.data.connector.Connector;
import com.askbosco.data.connector.Page;
import com.askbosco.data.connector.Pages;
import com.askbosco.data.connector.ReadListener;
import com.askbosco.data.connector.http.HttpTransport;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.Rejected;
import com.askbosco.data.model.Slice;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.rules.RowContext;
import com.askbosco.data.rules.SilverMapping;
import com.askbosco.data.rules.SilverRow;
import com.askbosco.data.rules.StreamMapper;
import com.askbosco.data.sandbox.scenario.Scenario;
import com.askbosco.data.sandbox.world.BlendedDay;
import com.askbosco.data.sandbox.world.ClientWorld;
import com.askbosco.data.sandbox.world.Order;
import com.askbosco.data.sandbox.world.Scale;
import com.askbosco.data.sandbox.world.Truth;
import com.askbosco.data.sandbox.world.Visit;
import com.askbosco.data.sandbox.world.World;
import com.askbosco.data.spec.TableSpec;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every stream of a client, read over HTTP and mapped, says in silver what is true in the world; no row is rejected. */
class SilverTruthTest {
  private static final World WORLD = World.of(World.DEFAULT_SEED, Scale.parse("5x4"));
  private static final LocalDate TODAY = WORLD.lastDay().plusDays(1);
  private static final Map<String, TableSpec> CANON = Canon.load();

  private final List<SilverRow> rows = new ArrayList<>();
  private final List<Rejected> rejected = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"aurora", "dunlin", "ember"})
  void silverSaysWhatIsTrue(String id) throws Exception {
    ClientWorld client = WORLD.client(id).orElseThrow();
    try (SandboxServer server = SandboxServer.start(WORLD, Scenario.none(), 0)) {
      for (Vendor vendor : server.vendors()) {
        for (Vendor.Connection connection : vendor.connections(client)) {
          read(server, vendor, connection, client);
        }
      }
    }

    assertThat(rejected).isEmpty();
    DateRange days = new DateRange(WORLD.firstDay(), WORLD.lastDay());
    for (BlendedDay truth : new Truth(WORLD, TODAY).blended(client, days)) {
      Predicate<SilverRow> day = row -> truth.reportDate().equals(date(row));
      Predicate<SilverRow> counted =
          row -> Boolean.FALSE.equals(get(row, "is_test")) && get(row, "cancelled_ts") == null;
      assertSum("fct_ads_campaign_daily", "impressions", day, truth.impressions());
      assertSum("fct_ads_campaign_daily", "clicks", day, truth.clicks());
      assertSum("fct_ads_campaign_daily", "conversions", day, truth.platformConversions());
      if (client.adAccounts().stream().allMatch(a -> a.currency().equals(client.currency()))) {
        assertSum("fct_ads_campaign_daily", "spend", day, truth.spend());
        assertSum(
            "fct_ads_campaign_daily", "conversion_value", day, truth.platformConversionValue());
      }
      assertSum("fct_web_traffic_daily", "sessions", day, truth.sessions());
      assertSum("fct_order", "units", day.and(counted), truth.units());
      assertSum("fct_order", "gross_sales", day.and(counted), truth.grossSales());
      assertSum("fct_order", "discounts", day.and(counted), truth.discounts());
      assertSum("fct_order_line", "gross", day.and(counted), truth.grossSales());
      assertSum(
          "fct_refund",
          "amount",
          day.and(row ->
              Boolean.FALSE.equals(get(row, "is_test")) && get(row, "order_cancelled_ts") == null),
          truth.refunds());
      assertSum(
          "fct_order",
          "net_sales",
          day.and(counted).and(row -> Boolean.TRUE.equals(get(row, "is_new_customer"))),
          truth.newCustomerRevenue());
    }
    assertTouches(client, days);
  }

  /** Every visit the shop could follow is a touch of its order, with all that can be known of it. */
  private void assertTouches(ClientWorld client, DateRange days) {
    List<String> expected = new ArrayList<>();
    for (LocalDate day : days.days()) {
      for (Order order : client.shop().ordersOf(day, TODAY)) {
        for (Visit visit : order.visits()) {
          Visit.Truth truth = visit.truth();
          expected.add(String.join(
              " ",
              order.id(),
              visit.id(),
              visit.at().toString(),
              truth.source(),
              truth.medium(),
              truth.campaign(),
              truth.channelGroup()));
        }
      }
    }
    assertThat(rows.stream()
            .filter(row -> row.table().name().equals("fct_order_touch"))
            .map(row -> String.join(
                " ",
                String.valueOf(get(row, "order_id")),
                String.valueOf(get(row, "touch_id")),
                String.valueOf(get(row, "touch_ts")),
                String.valueOf(get(row, "source")),
                String.valueOf(get(row, "medium")),
                String.valueOf(get(row, "campaign")),
                String.valueOf(get(row, "channel_group"))))
            .distinct())
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(expected).hasSizeGreaterThan(20);
  }

  private void read(
      SandboxServer server, Vendor vendor, Vendor.Connection connection, ClientWorld client)
      throws Exception {
    String source = connection.connector();
    String file = "connectors/" + source + "/manifest.yaml";
    Connector connector;
    try (InputStream in = requireNonNull(getClass().getClassLoader().getResourceAsStream(file))) {
      connector =
          Connector.load(source, file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    SilverMapping mapping = SilverMapping.ofSource(source, CANON);
    String account = connection.accounts().get(0);
    ObjectNode config = vendor
        .credential(client)
        .orElseGet(JsonNodeFactory.instance::objectNode)
        .deepCopy();
    config.put("account_id", account).put("api_root", server.uri() + vendor.pathPrefix());
    connection.config().forEach(config::put);
    for (String stream : connection.streams()) {
      StreamMapper mapper = mapping.stream(stream).orElseThrow();
      boolean windowed = requireNonNull(connector.streams().get(stream)).windowed();
      for (DateRange window : windowed ? windows() : List.of(DateRange.day(TODAY))) {
        RowContext context = new RowContext(
            World.TENANT,
            new Slice(
                client.id(),
                connection.id(),
                source,
                stream,
                account,
                "k",
                windowed ? window : null),
            client.currency(),
            client.zone(),
            connection.accountCurrency().orElse(""),
            TODAY.atTime(6, 0).toInstant(ZoneOffset.UTC),
            TODAY);
        Access access = new Access(
            HttpTransport.shared(),
            new Budgets(),
            Clock.fixed(context.extractedAt(), ZoneOffset.UTC),
            duration -> {},
            ReadListener.NONE);
        try (Pages pages = connector.open(stream, config, windowed ? window : null, null, access)) {
          for (Page page = pages.next(); page != null; page = pages.next()) {
            for (int i = 0; i < page.records().size(); i++) {
              mapper.map(page.records().get(i).tree(), i, context, rows::add, rejected::add);
            }
          }
        }
      }
    }
  }

  private static List<DateRange> windows() {
    return new DateRange(WORLD.firstDay(), WORLD.lastDay())
        .days().stream().map(DateRange::day).toList();
  }

  private void assertSum(String table, String column, Predicate<SilverRow> which, Number expected) {
    BigDecimal sum = rows.stream()
        .filter(row -> row.table().name().equals(table))
        .filter(which)
        .map(row -> get(row, column))
        .map(value -> value == null ? BigDecimal.ZERO : new BigDecimal(value.toString()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum).as(table + "." + column).isEqualByComparingTo(expected.toString());
  }

  private static @Nullable Object date(SilverRow row) {
    return row.table().partition().map(column -> get(row, column)).orElse(null);
  }

  private static @Nullable Object get(SilverRow row, String column) {
    Integer position = row.table().positions().get(column);
    return position == null ? null : row.values()[position];
  }
}
