package com.askbosco.data.rules;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.rules.contract.Contract;
import com.askbosco.data.rules.contract.MappingReads;
import com.askbosco.data.rules.contract.RecordCheck;
import com.askbosco.data.spec.MappingFile;
import com.askbosco.data.spec.MappingSpec;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The compiled {@code silver.yaml} of one source. Immutable and thread-safe. */
public final class SilverMapping {
  private final Map<String, StreamMapper> streams;
  private final Map<String, Set<String>> reads;
  private final Set<String> nulls;

  private SilverMapping(
      Map<String, StreamMapper> streams, Map<String, Set<String>> reads, Set<String> nulls) {
    this.streams = Map.copyOf(streams);
    this.reads = Map.copyOf(reads);
    this.nulls = Set.copyOf(nulls);
  }

  /**
   * Compiles a mapping.
   *
   * @param source the connector it is for
   * @param fileName the name shown in problems
   * @param yaml its text
   * @param canon the canonical tables by name
   * @param reference the shared reference data
   * @throws ProblemsException with everything that cannot work: unknown tables and columns, wrong types, required columns that
   *     are not mapped
   */
  public static SilverMapping load(
      String source,
      String fileName,
      String yaml,
      Map<String, TableSpec> canon,
      Reference reference) {
    YamlFile file = YamlFile.parse(fileName, yaml);
    MappingSpec spec = MappingFile.read(file);
    if (!spec.source().equals(source)) {
      file.root()
          .required("source")
          .problem(
              ErrorCode.CONFIG_BAD_VALUE,
              "the source `" + spec.source() + "` in the mapping of " + source,
              "Write " + source + ".");
    }
    MappingParts parts = new MappingParts(
        spec, reference, reference.events(spec.sourceSystem()), new Keys(spec.sourceSystem()));
    Map<String, StreamMapper> streams = new MappingCompiler(parts, canon).compile();
    file.check();
    Map<String, Set<String>> reads = new HashMap<>();
    spec.streams().forEach((name, stream) -> reads.put(name, MappingReads.of(stream)));
    return new SilverMapping(streams, reads, spec.nulls());
  }

  /** The mapping of a source on the class path; without any stream when the source has none. */
  public static SilverMapping ofSource(String source, Map<String, TableSpec> canon) {
    String fileName = "connectors/" + source + "/silver.yaml";
    try (InputStream in = SilverMapping.class.getClassLoader().getResourceAsStream(fileName)) {
      return in == null
          ? new SilverMapping(Map.of(), Map.of(), Set.of())
          : load(
              source,
              fileName,
              new String(in.readAllBytes(), StandardCharsets.UTF_8),
              canon,
              Reference.load());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + fileName + " on the class path", e);
    }
  }

  /** The streams that reach silver; the others end in bronze. */
  public Set<String> streams() {
    return streams.keySet();
  }

  /** The fields of a stream's records that its rows are made of, as paths of a contract; none for a stream that ends in bronze. */
  public Set<String> reads(String stream) {
    return reads.getOrDefault(stream, Set.of());
  }

  /** A check of a contract that knows what the mapping reads; for one thread. */
  public RecordCheck check(Contract contract) {
    return new RecordCheck(contract, reads(contract.stream()), nulls);
  }

  /** The mapper of a stream; empty for a stream that ends in bronze. */
  public Optional<StreamMapper> stream(String stream) {
    return Optional.ofNullable(streams.get(stream));
  }
}
