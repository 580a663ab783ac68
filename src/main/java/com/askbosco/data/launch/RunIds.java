package com.askbosco.data.launch;

import com.askbosco.data.launch.IngestArgs.Days;
import com.askbosco.data.pipeline.ingest.DataFiles;
import com.askbosco.data.spec.ClientSpec;
import com.askbosco.data.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Ids of runs: the same work has the same id until it is committed; asked for after that, it is another attempt. */
final class RunIds {

  private RunIds() {}

  /** The id for the work: that of the attempt which was not committed yet. */
  static String next(Days days, List<ClientSpec> clients, Warehouse warehouse) {
    String work = clients.stream()
        .map(client -> client.tenant() + "/" + client.id())
        .sorted()
        .collect(Collectors.joining("\n", days + "\n", ""));
    String base = id(days, work);
    int attempt = 1;
    while (warehouse.committed(base + "-" + attempt).isPresent()) {
      attempt++;
    }
    return base + "-" + attempt;
  }

  /**
   * The id for a job whose launcher sees no warehouse: the same for the same days, clients, sources and request.
   *
   * @param request names what is asked for, or empty
   */
  static String unattended(
      Days days, List<String> clients, List<String> sources, Optional<String> request) {
    String all = days + "\n" + String.join("\n", clients);
    String work = sources.isEmpty() ? all : all + "\n\n" + String.join("\n", sources);
    return id(days, request.map(each -> work + "\n\n\n" + each).orElse(work));
  }

  private static String id(Days days, String work) {
    return days.to() + "-" + DataFiles.hash(work);
  }
}
