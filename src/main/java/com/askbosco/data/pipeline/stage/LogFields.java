package com.askbosco.data.pipeline.stage;

import com.askbosco.data.model.Slice;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.MDC;

/**
 * Fields of every line that this thread logs until they are closed: {@code event}, {@code run_id}, {@code client_id}, {@code source},
 * {@code stream}, {@code status}, {@code code}. They travel in SLF4J's MDC, which Dataflow's workers put into their entries. Ids and
 * names only, never a person's data. Names of events are law for the metrics of {@code terraform/modules/monitoring/logs.tf}.
 */
public final class LogFields implements AutoCloseable {
  private final List<MDC.MDCCloseable> open = new ArrayList<>();

  private LogFields() {}

  /** The fields of a slice. */
  public static LogFields of(String runId, Slice slice) {
    return new LogFields()
        .and("run_id", runId)
        .and("client_id", slice.clientId())
        .and("source", slice.source())
        .and("stream", slice.stream());
  }

  /** Something that is counted. */
  public static LogFields event(String name) {
    return new LogFields().and("event", name);
  }

  /** One more field. */
  public LogFields and(String name, String value) {
    open.add(MDC.putCloseable(name, value));
    return this;
  }

  @Override
  public void close() {
    open.forEach(MDC.MDCCloseable::close);
  }
}
