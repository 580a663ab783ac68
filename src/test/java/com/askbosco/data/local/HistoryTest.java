package com.askbosco.data.local;

import static com.askbosco.data.local.StagedRunBuilder.slice;
import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.Slice;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.SliceResult.Outcome;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Versions of entities: what was seen when, whatever the order of the commits. */
class HistoryTest extends WarehouseTest {
  static final Slice LIST = slice("meta", "items", "a", "");
  private static final Slice CHANGES = slice("shop", "items", "a", "2026-03-01/2026-03-30");
  private static final Slice ADS = slice("meta", "ads", "a", "2026-03-01");

  @Override
  Warehouse opened(List<TableSpec> canon) {
    return super.opened(List.of(TestCanon.ADS, TestCanon.ITEM));
  }

  /** A reading of a stream on a day of March; an item is {@code key=name/status/note}, with {@code /note} left out at will. */
  StagedRun read(Slice slice, int day, String... items) {
    StagedRunBuilder run =
        run("r" + day).at(String.format("2026-03-%02dT06:00:00Z", day)).complete(slice);
    for (String item : items) {
      String[] parts = item.split("[=/]");
      run.row(
          "dim_item",
          slice,
          "campaign",
          parts[0],
          "name",
          parts[1],
          "status",
          parts[2],
          "note",
          parts.length > 3 ? parts[3] : null);
    }
    return run.build();
  }

  List<String> versions() {
    return rows("SELECT campaign, name, status, CAST(day(valid_from) AS VARCHAR) || '-'"
        + " || COALESCE(CAST(day(valid_to) AS VARCHAR), ''), is_current FROM silver.dim_item_history"
        + " ORDER BY campaign, valid_from");
  }

  private List<String> items() {
    return rows("SELECT campaign, name, status, note, CAST(day(_deleted_at) AS VARCHAR)"
        + " FROM silver.dim_item ORDER BY campaign");
  }

  @Test
  void aChangeEndsAVersionAndBeginsAnother() {
    warehouse.commit(read(LIST, 2, "x=one/ON", "y=two/ON"));
    warehouse.commit(read(LIST, 5, "x=uno/ON", "y=two/ON"));

    assertThat(versions())
        .containsExactly(
            "[x, one, ON, 2-5, false]", "[x, uno, ON, 5-, true]", "[y, two, ON, 2-, true]");
    assertThat(items()).containsExactly("[x, uno, ON, null, null]", "[y, two, ON, null, null]");
  }

  @Test
  void whatReadsEntitiesOrTheirVersionsIsBuiltAnewWhenOneChangesOrIsGone() {
    String stale =
        "SELECT DISTINCT table_name FROM ops.ctl_stale WHERE table_name LIKE 'silver.dim_item%'"
            + " ORDER BY 1";
    warehouse.commit(read(LIST, 2, "x=one/ON", "y=two/ON"));
    assertThat(rows(stale)).containsExactly("[silver.dim_item]", "[silver.dim_item_history]");

    session().execute("DELETE FROM ops.ctl_stale WHERE TRUE");
    warehouse.commit(read(LIST, 5, "x=one/ON", "y=two/ON"));
    assertThat(rows(stale)).as("nothing has changed").isEmpty();

    warehouse.commit(read(LIST, 6, "x=one/ON"));
    assertThat(rows(stale)).containsExactly("[silver.dim_item]", "[silver.dim_item_history]");
  }

  @Test
  void aColumnThatIsNotTrackedMakesNoVersion() {
    warehouse.commit(read(LIST, 2, "x=one/ON/a"));
    warehouse.commit(read(LIST, 5, "x=one/ON/b"));

    assertThat(versions()).containsExactly("[x, one, ON, 2-, true]");
    assertThat(items()).containsExactly("[x, one, ON, b, null]");
  }

  @Test
  void theSameRunAgainChangesNothing() {
    warehouse.commit(read(LIST, 2, "x=one/ON"));
    warehouse.commit(read(LIST, 5, "x=uno/ON"));
    List<String> before = versions();
    warehouse.commit(named("rebuild-r5", read(LIST, 5, "x=uno/ON")));
    warehouse.commit(named("rebuild-r2", read(LIST, 2, "x=one/ON")));

    assertThat(versions()).isEqualTo(before);
    assertThat(items()).containsExactly("[x, uno, ON, null, null]");
  }

  @Test
  void aReadingThatIsMadeAgainWithAnotherResultCorrectsItsMoment() {
    warehouse.commit(read(LIST, 2, "x=one/ON"));
    warehouse.commit(read(LIST, 5, "x=uno/ON"));
    warehouse.commit(named("again", read(LIST, 5, "x=one/ON")));

    assertThat(versions()).containsExactly("[x, one, ON, 2-, true]");
  }

  @Test
  void aChangeAndItsChangeBackWithinARunLeaveNoTrace() {
    warehouse.commit(read(LIST, 2, "x=one/ON"));
    StagedRunBuilder run = run("r5").at("2026-03-05T06:00:00Z").complete(LIST);
    run.pageRow(
        "dim_item", LIST, "page-00000", false, "campaign", "x", "name", "uno", "status", "ON");
    run.pageRow(
        "dim_item", LIST, "page-00001", false, "campaign", "x", "name", "one", "status", "ON");
    warehouse.commit(run.build());

    assertThat(versions()).containsExactly("[x, one, ON, 2-, true]");
  }

  @Test
  void rule_08_deleted_entities_keep_their_row_and_their_history() {
    warehouse.commit(read(LIST, 2, "x=one/ON", "y=two/ON"));
    warehouse.commit(read(LIST, 5, "y=two/ON"));
    warehouse.commit(read(LIST, 6));

    assertThat(items()).containsExactly("[x, one, ON, null, 5]", "[y, two, ON, null, 6]");
    assertThat(versions()).containsExactly("[x, one, ON, 2-5, false]", "[y, two, ON, 2-6, false]");
  }

  @Test
  void anEntityThatComesBackIsThereAgainAfterAGap() {
    warehouse.commit(read(LIST, 2, "x=one/ON"));
    warehouse.commit(read(LIST, 5));
    warehouse.commit(read(LIST, 7, "x=one/ON"));

    assertThat(items()).containsExactly("[x, one, ON, null, null]");
    assertThat(versions()).containsExactly("[x, one, ON, 2-5, false]", "[x, one, ON, 7-, true]");
  }

  @Test
  void rule_05_a_failed_or_partly_rejected_list_ends_nobody() {
    warehouse.commit(read(LIST, 2, "x=one/ON", "y=two/ON"));
    warehouse.commit(run("r3")
        .at("2026-03-03T06:00:00Z")
        .ended(LIST, Outcome.FAILED, "BOSCO-2004")
        .row("dim_item", LIST, "campaign", "y", "name", "2", "status", "ON")
        .build());
    StagedRun rejected = read(LIST, 4, "y=two/OFF");
    SliceResult slice = rejected.slices().get(0);
    warehouse.commit(withSlices(
        rejected,
        List.of(new SliceResult(slice.slice(), Outcome.COMPLETE, 1, 2, 1, 0, 0, "", ""))));

    assertThat(items()).containsExactly("[x, one, ON, null, null]", "[y, two, OFF, null, null]");
    assertThat(versions())
        .containsExactly(
            "[x, one, ON, 2-, true]", "[y, two, ON, 2-4, false]", "[y, two, OFF, 4-, true]");
  }

  @Test
  void aWindowOfChangesEndsNobody() {
    warehouse.commit(read(CHANGES, 2, "x=one/ON", "y=two/ON"));
    warehouse.commit(read(CHANGES, 5, "y=two/OFF"));

    assertThat(items()).containsExactly("[x, one, ON, null, null]", "[y, two, OFF, null, null]");
  }

  @Test
  void aRunCommittedLateChangesThePastAndNotThePresent() {
    warehouse.commit(read(LIST, 2, "x=one/ON", "y=two/ON"));
    warehouse.commit(read(LIST, 8, "x=one/ON", "y=two/ON"));
    warehouse.commit(read(LIST, 5, "x=uno/ON", "z=three/ON"));

    assertThat(versions())
        .containsExactly(
            "[x, one, ON, 2-5, false]",
            "[x, uno, ON, 5-8, false]",
            "[x, one, ON, 8-, true]",
            "[y, two, ON, 2-5, false]",
            "[y, two, ON, 8-, true]",
            "[z, three, ON, 5-8, false]");
    assertThat(items())
        .containsExactly(
            "[x, one, ON, null, null]", "[y, two, ON, null, null]", "[z, three, ON, null, 8]");
  }

  @Test
  void theOrderOfTheCommitsDoesNotMatter() {
    List<StagedRun> runs = new ArrayList<>();
    Random random = new Random(11);
    for (int day = 2; day < 8; day++) {
      List<String> items = new ArrayList<>();
      for (String item : List.of("x", "y", "z")) {
        if (random.nextInt(4) > 0) {
          items.add(item + "=" + "ab".charAt(random.nextInt(2)) + "/ON/" + day);
        }
      }
      runs.add(read(LIST, day, items.toArray(String[]::new)));
    }
    runs.forEach(warehouse::commit);
    List<String> versions = versions();
    List<String> items = items();
    for (int i = 0; i < 2; i++) {
      warehouse.close();
      warehouse = opened("other" + i, List.of(TestCanon.ADS, TestCanon.ITEM));
      Collections.shuffle(runs, random);
      runs.forEach(warehouse::commit);

      assertThat(versions()).as(runs.toString()).isEqualTo(versions);
      assertThat(items()).as(runs.toString()).isEqualTo(items);
    }
  }

  @Test
  void rule_08_what_no_list_has_gets_a_row_by_its_name_in_the_facts() {
    StagedRunBuilder run = run("r2").at("2026-03-02T06:00:00Z").complete(ADS).complete(LIST);
    run.text("fct_ads", ADS, "report_date=2026-03-01; campaign=x; name=ad x; clicks=1");
    run.text("fct_ads", ADS, "report_date=2026-03-01; campaign=y; name=ad y; clicks=1");
    run.row("dim_item", LIST, "campaign", "y", "name", "two", "status", "ON");
    warehouse.commit(run.build());
    assertThat(items())
        .containsExactly("[x, ad x, UNKNOWN, null, null]", "[y, two, ON, null, null]");

    warehouse.commit(read(LIST, 3, "x=one/OFF", "y=two/ON"));
    warehouse.commit(read(LIST, 4, "y=two/ON"));
    assertThat(versions())
        .containsExactly(
            "[x, ad x, UNKNOWN, 2-3, false]",
            "[x, one, OFF, 3-4, false]",
            "[y, two, ON, 2-, true]");

    // Its figures are restated after it is gone: the row of the list stays, and stays gone.
    warehouse.commit(run("r5")
        .at("2026-03-05T06:00:00Z")
        .complete(ADS)
        .text("fct_ads", ADS, "report_date=2026-03-01; campaign=x; name=ad x; clicks=2")
        .build());
    assertThat(items()).containsExactly("[x, one, OFF, null, 4]", "[y, two, ON, null, null]");
  }

  @Test
  void historyBeginsWithTheRowsThatAreThere() {
    warehouse.commit(read(LIST, 2, "x=one/ON"));
    session().execute("DROP TABLE silver.dim_item_history");
    warehouse.close();
    warehouse = opened(List.of());

    assertThat(versions()).containsExactly("[x, one, ON, 2-, true]");
  }

  private static StagedRun named(String id, StagedRun run) {
    return new StagedRun(
        id,
        run.tenantId(),
        run.extractedAt(),
        run.from(),
        run.to(),
        run.slices(),
        run.bronze(),
        run.silver(),
        run.deadLetters(),
        run.clients());
  }

  private static StagedRun withSlices(StagedRun run, List<SliceResult> slices) {
    return new StagedRun(
        run.runId(),
        run.tenantId(),
        run.extractedAt(),
        run.from(),
        run.to(),
        slices,
        run.bronze(),
        run.silver(),
        run.deadLetters(),
        run.clients());
  }
}
