package com.askbosco.data.pipeline.streaming;

import com.askbosco.data.pipeline.ingest.RunRequest;
import com.askbosco.data.spec.ClientSpec;
import com.askbosco.data.spec.ConnectionSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * When a streaming job reads connections that send nothing by themselves. Polls of an interval are due at fixed moments of the day, whenever the
 * job was started, so that a job that is started again asks for the same runs.
 *
 * @param interval of connections whose file says none in {@code poll_every}; zero to leave them out
 * @param clients ids of the clients; empty for all
 */
public record PollSchedule(Duration interval, List<String> clients)
    implements java.io.Serializable {

  /** How often there is a look at what is due; no interval is shorter. */
  public static final Duration TICK = Duration.ofMinutes(1);

  /** How the ids of polls begin. */
  public static final String NAMES = "poll-";

  private static final long serialVersionUID = 1;

  /** Copies the list. */
  public PollSchedule {
    clients = List.copyOf(clients);
  }

  /**
   * The runs that became due, one for each connection, so that a slow one holds up nobody.
   *
   * @param after not those due at this moment or before
   * @param until those due at this moment as well; of several for one connection only the last, since it reads the same days
   */
  public List<RunRequest> due(List<ClientSpec> all, Instant after, Instant until) {
    List<RunRequest> due = new ArrayList<>();
    for (ClientSpec client : all) {
      if (!clients.isEmpty() && !clients.contains(client.id())) {
        continue;
      }
      for (ConnectionSpec connection : client.connections()) {
        long every = connection.pollEvery().orElse(interval).toSeconds();
        if (every == 0 || connection.kind().isMessages()) {
          continue;
        }
        long moment = Math.floorDiv(until.getEpochSecond(), every) * every;
        if (moment > after.getEpochSecond()) {
          due.add(run(client, connection, Instant.ofEpochSecond(moment)));
        }
      }
    }
    return due;
  }

  /** The run of a moment: the same moment asks for the same run, whoever handles it. */
  private static RunRequest run(ClientSpec client, ConnectionSpec connection, Instant moment) {
    LocalDate today = LocalDate.ofInstant(moment, ZoneOffset.UTC);
    return new RunRequest(
        NAMES + moment.toString().replace(":", "") + "-" + client.id() + "-" + connection.id(),
        moment,
        today.minusDays(1),
        today,
        today,
        List.of(client.id()),
        List.of(),
        List.of(client.id() + "/" + connection.id()),
        Map.of());
  }
}
