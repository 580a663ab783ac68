package com.askbosco.data.rules;

import com.askbosco.data.spec.ConditionSpec;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiled conditions of a mapping. */
final class Conditions {

  /** A compiled condition. */
  @FunctionalInterface
  interface Test {
    boolean holds(Frame frame) throws BadValue;
  }

  private Conditions() {}

  static Test compile(ConditionSpec spec, ValueCompiler values) {
    return switch (spec) {
      case ConditionSpec.Exists exists -> {
        Value value = values.paths(exists.at(), exists.paths());
        yield frame -> value.read(frame) != null;
      }
      case ConditionSpec.Is is -> {
        Value value = values.paths(is.at(), is.paths());
        Set<String> wanted = Set.copyOf(is.values());
        yield frame -> {
          String text = text(value, frame);
          return text != null && wanted.contains(text);
        };
      }
      case ConditionSpec.Before before -> {
        Value value = values.paths(before.at(), before.paths());
        yield frame -> {
          String text = text(value, frame);
          return text != null && Times.date(text).isBefore(before.day());
        };
      }
      case ConditionSpec.All all -> {
        List<Test> tests =
            all.parts().stream().map(part -> compile(part, values)).toList();
        yield frame -> {
          for (Test test : tests) {
            if (!test.holds(frame)) {
              return false;
            }
          }
          return true;
        };
      }
      case ConditionSpec.AnyOf any -> {
        List<Test> tests =
            any.parts().stream().map(part -> compile(part, values)).toList();
        yield frame -> {
          for (Test test : tests) {
            if (test.holds(frame)) {
              return true;
            }
          }
          return false;
        };
      }
      case ConditionSpec.Not not -> {
        Test test = compile(not.part(), values);
        yield frame -> !test.holds(frame);
      }
    };
  }

  private static @Nullable String text(Value value, Frame frame) throws BadValue {
    Object raw = value.read(frame);
    return raw == null ? null : Convert.text(raw);
  }
}
