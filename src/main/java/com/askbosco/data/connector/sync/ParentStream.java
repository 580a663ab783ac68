package com.askbosco.data.connector.sync;

import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.connector.partition.Parent;
import com.askbosco.data.connector.read.CompiledStream;
import com.askbosco.data.connector.read.Part;
import com.askbosco.data.connector.read.PartReader;
import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stream that gives partitions to others. */
public final class ParentStream implements Parent {
  private final CompiledStream stream;

  public ParentStream(CompiledStream stream) {
    this.stream = stream;
  }

  @Override
  public String name() {
    return stream.info().name();
  }

  @Override
  public Optional<String> cursorField(Vars vars) {
    // A parent with two ways to be read is here because its child has a state.
    CompiledStream way =
        stream.withState().map(CompiledStream.WithState::stream).orElse(stream);
    return way.cursor().map(cursor -> cursor.field(vars));
  }

  @Override
  public Parent.Reading open(Vars vars, Session session, ObjectNode state) {
    ObjectNode own = state.deepCopy();
    StateChoice choice = StateChoice.of(stream, own, vars);
    return new Reading(StreamRun.of(
        choice.stream(),
        vars,
        session,
        choice.outdated() ? JsonNodeFactory.instance.objectNode() : own,
        Optional.empty()));
  }

  /**
   * The records of the parent. It is always one slice and one record ahead, as the reference is: a slice is closed when its last
   * record is given, and where reading fails, the record before is lost.
   */
  private static final class Reading implements Parent.Reading {
    private final StreamRun run;
    private boolean begun;
    private @Nullable Part ahead;
    private @Nullable Part part;
    private @Nullable PartReader pages;
    private boolean lastPage;
    private Iterator<SourceRecord> records = List.<SourceRecord>of().iterator();
    private @Nullable SourceRecord record;

    Reading(StreamRun run) {
      this.run = run;
    }

    @Override
    public @Nullable Item next() throws InterruptedException {
      while (true) {
        if (pages == null && !begin()) {
          return null;
        }
        SourceRecord given = record;
        if (given != null) {
          record = read();
          run.progress().observe(given);
        }
        ObjectNode partition = Objects.requireNonNull(part).partition();
        if (record == null) {
          close();
        }
        if (given != null) {
          return new Item(given.tree(), partition);
        }
      }
    }

    private boolean begin() throws InterruptedException {
      if (!begun) {
        begun = true;
        ahead = run.progress().next();
      }
      Part next = ahead;
      if (next == null) {
        return false;
      }
      ahead = run.progress().next();
      part = next;
      lastPage = false;
      pages = run.open(next);
      record = read();
      return true;
    }

    private void close() {
      pages = null;
      run.progress().close();
      if (ahead == null) {
        run.progress().end();
      }
    }

    private @Nullable SourceRecord read() throws InterruptedException {
      while (!records.hasNext()) {
        PartReader.PartPage page =
            lastPage ? null : Objects.requireNonNull(pages).next();
        if (page == null) {
          return null;
        }
        lastPage = page.state().isEmpty();
        records = page.records().iterator();
      }
      return records.next();
    }

    @Override
    public JsonNode state() {
      return run.state();
    }
  }
}
