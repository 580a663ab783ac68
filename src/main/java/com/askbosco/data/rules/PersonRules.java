package com.askbosco.data.rules;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.MappingSpec;
import com.askbosco.data.spec.PrivacyFile;
import com.askbosco.data.spec.PrivacySpec;
import com.askbosco.data.spec.ValueSpec;
import com.askbosco.data.spec.YamlFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The compiled {@code privacy.yaml} of one source: which streams are about persons. Immutable and thread-safe. */
public final class PersonRules {
  private final Map<String, PersonRule> streams;

  private PersonRules(Map<String, PersonRule> streams) {
    this.streams = Map.copyOf(streams);
  }

  /**
   * Compiles the rules of a source.
   *
   * @param fileName the name shown in problems
   * @throws com.askbosco.data.model.ProblemsException with everything that cannot work
   */
  public static PersonRules load(String source, String fileName, String yaml, Reference reference) {
    YamlFile file = YamlFile.parse(fileName, yaml);
    PrivacySpec spec = PrivacyFile.read(file);
    if (!spec.source().equals(source)) {
      file.root()
          .required("source")
          .problem(
              ErrorCode.CONFIG_BAD_VALUE,
              "the source `" + spec.source() + "` in the file of " + source,
              "Write " + source + ".");
    }
    MappingSpec none = new MappingSpec(source, spec.sourceSystem(), Set.of(""), Map.of(), Map.of());
    MappingParts parts =
        new MappingParts(none, reference, reference.events(source), new Keys(spec.sourceSystem()));
    ValueCompiler values = new ValueCompiler(parts, false);
    Map<String, PersonRule> streams = new LinkedHashMap<>();
    spec.streams()
        .forEach((name, stream) -> streams.put(
            name,
            new PersonRule(
                stream.person().stream()
                    .map(each -> new PersonRule.Identity(values.compile(each), isUnique(each)))
                    .toList(),
                stream.isWhole(),
                Set.copyOf(stream.erase()),
                Set.copyOf(stream.keep()),
                Set.copyOf(stream.addresses()))));
    file.check();
    return new PersonRules(streams);
  }

  private static boolean isUnique(ValueSpec value) {
    return !(value.origin() instanceof ValueSpec.Hash hash
        && hash.kind() == ValueSpec.HashKind.PHONE);
  }

  /** The streams with personal data. */
  public Set<String> streams() {
    return streams.keySet();
  }

  /** The rule of a stream; empty when its records are about nobody. */
  public Optional<PersonRule> stream(String name) {
    return Optional.ofNullable(streams.get(name));
  }
}
