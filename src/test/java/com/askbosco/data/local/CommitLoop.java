package com.askbosco.data.local;

import static com.askbosco.data.local.StagedRunBuilder.slice;

import com.askbosco.data.model.Slice;
import com.askbosco.data.warehouse.StagedRun;
import java.nio.file.Path;

/**
 * A process of its own that commits one run after another until it is killed: each replaces the same slices and orders by rows
 * that name the run. Prints the number of each committed run.
 */
final class CommitLoop {
  static final int ROWS = 300;

  private CommitLoop() {}

  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    int first = Integer.parseInt(args[1]);
    try (LocalWarehouse warehouse = LocalWarehouse.open(
        Workspace.open(folder.resolve("work")), TestCanon.TABLES, Path.of("sql"))) {
      for (int run = first; run < first + 1_000; run++) {
        warehouse.commit(run(folder, run));
        System.out.println(run);
      }
    }
  }

  static StagedRun run(Path folder, int number) {
    StagedRunBuilder run = new StagedRunBuilder(folder, "r" + number);
    Slice ads = slice("google-ads", "campaign", "1", "2026-03-01");
    Slice orders = slice("shopify", "orders", "s", "2026-03-01");
    run.complete(ads).complete(orders);
    for (int i = 0; i < ROWS; i++) {
      run.bronze(ads, i, "a" + i, "payload of run " + number)
          .text("fct_ads", ads, "report_date=2026-03-01; campaign=a" + i + "; clicks=" + number)
          .text(
              "fct_order",
              orders,
              "order_key=o" + i + "; client_date=2026-03-01; gross_sales=" + number);
    }
    return run.build();
  }
}
