package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.rules.PersonRule;
import com.askbosco.data.rules.RowCheck;
import com.askbosco.data.rules.StreamMapper;
import com.askbosco.data.rules.contract.RecordCheck;
import com.askbosco.data.spec.ClientFiles;
import com.askbosco.data.spec.SourceLimits;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the data files say: clients, connectors and mappings. Serialised is only where they are; they are read and compiled on the
 * machine that needs them, once a process. Thread-safe.
 */
public interface Catalogue extends Serializable {

  /**
   * The clients, and what is wrong in the files of those that cannot be read.
   *
   * @throws com.askbosco.data.model.ProblemsException when there is no client's file at all
   */
  ClientFiles.Loaded clients(LocalDate asOf);

  /**
   * The names of the connectors, each with its streams.
   *
   * @throws com.askbosco.data.model.ProblemsException with everything wrong in their manifests and mappings
   */
  Map<String, Set<String>> streams();

  /** A connector, compiled. */
  Source source(String connector);

  /** The mapping of a stream; empty for a stream that ends in bronze. */
  Optional<StreamMapper> mapper(String connector, String stream);

  /** The checks of the rows that a stream gives for a canonical table, in the order in which they are made. */
  default List<RowCheck> rowChecks(String connector, String stream, String table) {
    return List.of();
  }

  /** Names the text of a connector's mapping; goes into every row. */
  String contractVersion(String connector);

  /**
   * What goes into every row of a stream: the version of its contract and the text of its mapping, as in {@code v2+1f3a0c9b7d5e};
   * the latter alone for a stream without a contract.
   */
  default String contractVersion(String connector, String stream) {
    return contractVersion(connector);
  }

  /** The check of a stream's contract in force, a new one at each call, for one thread; empty for a stream without a contract. */
  default Optional<RecordCheck> check(String connector, String stream) {
    return Optional.empty();
  }

  /** When the source of a connector has a day's figures, and how much may be asked of it. */
  default SourceLimits limits(String connector) {
    return SourceLimits.NONE;
  }

  /** Whom a stream's records are about; empty for a stream without personal data. */
  default Optional<PersonRule> persons(String connector, String stream) {
    return Optional.empty();
  }
}
