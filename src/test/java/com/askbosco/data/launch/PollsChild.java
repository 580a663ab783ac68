package com.askbosco.data.launch;

import com.askbosco.data.local.LocalSecrets;
import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.pipeline.commit.Committer;
import com.askbosco.data.pipeline.streaming.PollSchedule;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/** The polls of a streaming job as a process that can be killed. Says {@code polled RUN} for each that has ended. */
final class PollsChild {
  static final String SAID = "polled ";
  private static final Duration QUARTER = Duration.ofMinutes(15);

  private PollsChild() {}

  /**
   * Polls all connections at each moment, one moment after the other.
   *
   * @param args the workspace; address of the vendors; the moments
   */
  public static void main(String[] args) throws Exception {
    Workspace place = Workspace.open(Path.of(args[0]));
    List<Instant> moments = Arrays.stream(args).skip(2).map(Instant::parse).toList();
    LocalDate day = LocalDate.ofInstant(moments.get(0), ZoneOffset.UTC);
    IngestArgs.Locations locations = new IngestArgs.Locations(
        place.clients().toString(),
        place.raw().toString(),
        place.staging().toString(),
        Optional.empty());
    IngestJob job = IngestJob.local(
        IngestArgs.batch(locations, day, day).withSandbox(args[1]),
        () -> new LocalSecrets(Path.of("")),
        Committer.later());
    try (Warehouse into = LocalWarehouse.open(place, Canon.load().values(), Path.of("sql"));
        Polls polls =
            new Polls(new PollSchedule(QUARTER, List.of()), job, into, LocalRunner.trusting())) {
      for (Instant moment : moments) {
        for (Future<Optional<CommitReport>> each :
            polls.tick(moment.minus(PollSchedule.TICK), moment)) {
          Optional<CommitReport> report = each.get();
          System.out.println(
              SAID + moment + report.map(known -> " failed " + known.failed()).orElse(" before"));
        }
      }
    }
    Runtime.getRuntime().halt(0);
  }
}
