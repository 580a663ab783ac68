package com.askbosco.data.pipeline.rebuild;

import com.askbosco.data.warehouse.DeadLetterFilter;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is put through bronze and silver again from its raw pages. */
public sealed interface Again extends Serializable {

  /** The verb, with which the ids of its runs begin. */
  String verb();

  /**
   * The newest committed state of some days.
   *
   * @param clients ids of the clients; empty for all
   */
  record Days(LocalDate from, LocalDate to, List<String> clients) implements Again {

    /** Copies the list. */
    public Days {
      clients = List.copyOf(clients);
    }

    @Override
    public String verb() {
      return "rebuild";
    }
  }

  /**
   * Slices with dead letters. Absent parts mean all.
   *
   * @param clients ids of the clients; empty for all
   */
  record Letters(
      List<String> clients,
      @Nullable String source,
      @Nullable String stream,
      @Nullable String code,
      @Nullable LocalDate from,
      @Nullable LocalDate to)
      implements Again {

    /** Copies the list. */
    public Letters {
      clients = List.copyOf(clients);
    }

    /** The dead letters of a filter. */
    public static Letters of(DeadLetterFilter filter) {
      return new Letters(
          filter.client().stream().toList(),
          filter.source().orElse(null),
          filter.stream().orElse(null),
          filter.code().orElse(null),
          filter.from().orElse(null),
          filter.to().orElse(null));
    }

    /** One filter for each client, or one for all. */
    List<DeadLetterFilter> filters() {
      return clients.isEmpty()
          ? List.of(filter(Optional.empty()))
          : clients.stream().map(Optional::of).map(this::filter).toList();
    }

    private DeadLetterFilter filter(Optional<String> client) {
      return new DeadLetterFilter(
          client,
          Optional.ofNullable(source),
          Optional.ofNullable(stream),
          Optional.ofNullable(code),
          Optional.ofNullable(from),
          Optional.ofNullable(to));
    }

    @Override
    public String verb() {
      return "replay";
    }
  }

  /**
   * Runs that were read to their end and are not in the warehouse.
   *
   * @param runs their ids; empty for all
   * @param clients ids of the clients; empty for all
   */
  record Uncommitted(List<String> runs, List<String> clients) implements Again {

    /** Copies the lists. */
    public Uncommitted {
      runs = List.copyOf(runs);
      clients = List.copyOf(clients);
    }

    @Override
    public String verb() {
      return "refine";
    }
  }
}
