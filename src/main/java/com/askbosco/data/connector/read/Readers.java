package com.askbosco.data.connector.read;

import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.cursor.WindowCursor;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.connector.partition.ParentLink;
import com.askbosco.data.connector.record.Selector;
import com.askbosco.data.connector.schema.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Makes readers of the parts of a stream. */
public final class Readers {
  private final CompiledStream stream;
  private final Vars vars;
  private final Session session;
  private final Optional<RecordGate> gate;
  private final Supplier<Windows> windows;
  private final boolean lazy;

  /**
   * @param vars the config
   * @param gate leaves out records that the cursor does not want
   * @param windows what the cursor can make of windows that the source refuses
   * @param lazy whether parts carry their first page with them
   */
  public Readers(
      CompiledStream stream,
      Vars vars,
      Session session,
      Optional<RecordGate> gate,
      Supplier<Windows> windows,
      boolean lazy) {
    this.stream = stream;
    this.vars = vars;
    this.session = session;
    this.gate = gate;
    this.windows = windows;
    this.lazy = lazy;
  }

  /**
   * Begins to read a part; nothing of it is asked for yet.
   *
   * @param state where to go on; empty to begin
   */
  public PartReader open(Part part, Optional<JsonNode> state) throws InterruptedException {
    JsonNode schema = Schema.of(stream.schema(), vars, session);
    Selector.Rules rules = new Selector.Rules(
        session.exact(),
        stream.windows().map(WindowCursor::isClientSide).orElse(false),
        gate.filter(g -> !g.endsPaging()).map(RecordGate::wants),
        stream.selector().fits() ? Optional.of(schema) : Optional.empty());
    Optional<Predicate<JsonNode>> end = gate.filter(RecordGate::endsPaging).map(RecordGate::wants);
    Vars own = part.within(vars);
    return switch (stream.retrieval()) {
      case Retrieval.Simple simple -> {
        JsonNode first = part.extra().get(ParentLink.CHILD_RESPONSE);
        yield lazy && first != null && state.isEmpty()
            ? new LazyReader(fetcher(simple, part, rules, end), first)
            : new SimpleReader(
                part,
                simple,
                session,
                windows.get(),
                each -> fetcher(simple, each, rules, end),
                each -> each.within(vars),
                state);
      }
      case Retrieval.Job job ->
        new JobReader(
            job,
            own,
            new JobRunner(job, own, session),
            download -> new PageFetcher(
                job.download(),
                job.paging(),
                Optional.empty(),
                stream.selector(),
                rules,
                end,
                download,
                session,
                (d, t) -> {}),
            state);
    };
  }

  private PageFetcher fetcher(
      Retrieval.Simple simple, Part part, Selector.Rules rules, Optional<Predicate<JsonNode>> end) {
    Vars own = part.within(vars);
    ObjectNode slice = part.slice();
    return new PageFetcher(
        simple.endpoint(),
        simple.paging(),
        simple.properties(),
        stream.selector(),
        rules,
        end,
        own,
        session,
        (draft, token) -> {
          if (!simple.slicerOnFirstPageOnly() || token.isEmpty()) {
            inject(draft, own, slice);
          }
        });
  }

  private void inject(RequestDraft draft, Vars own, ObjectNode slice) {
    stream.partitioner().ifPresent(p -> p.inject(draft, own, slice));
    stream.cursor().ifPresent(c -> c.inject(draft, own, slice));
  }
}
