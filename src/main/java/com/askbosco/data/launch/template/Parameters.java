package com.askbosco.data.launch.template;

import com.askbosco.data.launch.template.TemplateParameter.Kind;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a launch and keeps everything that is wrong with them, so that it can be said at once. Of one parameter
 * only the first problem is kept.
 */
public final class Parameters {
  private static final LocalDate UNKNOWN = LocalDate.EPOCH;

  private final Map<String, Problem> problems = new LinkedHashMap<>();

  private Parameters() {}

  /**
   * What a launch asked for.
   *
   * @param options the options of the pipeline
   * @param args what the job is to do
   */
  public record Launch<T extends PipelineOptions, A>(T options, A args) {}

  /**
   * Reads the arguments of a command line.
   *
   * @param reader makes the arguments of the job; may be handed values that are wrong and were noted
   * @throws ProblemsException with every problem, each with the code {@code BOSCO-1501}
   */
  public static <T extends PipelineOptions, A> Launch<T, A> read(
      String[] args, Class<T> type, BiFunction<T, Parameters, A> reader) {
    Parameters parameters = new Parameters();
    T options = parameters.options(args, type);
    return new Launch<>(options, parameters.args(options, type, reader));
  }

  /** Reads options that were made in another way. */
  public static <T extends PipelineOptions, A> A read(
      T options, Class<T> type, BiFunction<T, Parameters, A> reader) {
    return new Parameters().args(options, type, reader);
  }

  private <T extends PipelineOptions> T options(String[] args, Class<T> type) {
    List<String> readable = new ArrayList<>(List.of(args));
    for (ParameterSpec each : ParameterSpec.of(type)) {
      Kind kind = each.said().kind();
      if (kind == Kind.NUMBER || kind == Kind.BOOLEAN) {
        // Beam would stop at the first of these.
        String prefix = "--" + each.name() + "=";
        readable.stream()
            .filter(arg -> arg.startsWith(prefix))
            .map(arg -> arg.substring(prefix.length()))
            .filter(text -> !text.matches(kind.pattern()))
            .forEach(text -> wrong(each, text));
        readable.removeIf(arg ->
            arg.startsWith(prefix) && !arg.substring(prefix.length()).matches(kind.pattern()));
      }
    }
    try {
      PipelineOptionsFactory.register(type);
      return PipelineOptionsFactory.fromArgs(readable.toArray(String[]::new)).as(type);
    } catch (IllegalArgumentException e) {
      problem("", String.valueOf(e.getMessage()), "docs/templates.md lists the parameters.");
      throw new ProblemsException(List.copyOf(problems.values()));
    }
  }

  private <T extends PipelineOptions, A> A args(
      T options, Class<T> type, BiFunction<T, Parameters, A> reader) {
    boolean inCloud = options.getRunner().getSimpleName().equals("DataflowRunner");
    for (ParameterSpec each : ParameterSpec.of(type)) {
      check(each, each.text(options), inCloud);
    }
    A args = reader.apply(options, this);
    if (!problems.isEmpty()) {
      throw new ProblemsException(List.copyOf(problems.values()));
    }
    return args;
  }

  private void check(ParameterSpec each, String text, boolean inCloud) {
    TemplateParameter said = each.said();
    if (text.isEmpty()) {
      if (said.required()) {
        problem(each.name(), "is missing", said.kind().mend());
      }
      return;
    }
    if (said.kind() == Kind.ENUM && !List.of(said.values()).contains(text)) {
      problem(
          each.name(),
          "`" + text + "` is none of its choices",
          "Write " + String.join(" or ", said.values()) + ".");
    }
    String pattern = said.kind().pattern();
    if (!pattern.isEmpty() && (inCloud || !said.kind().isFolder()) && !text.matches(pattern)) {
      wrong(each, text);
    }
  }

  private void wrong(ParameterSpec each, String text) {
    Kind kind = each.said().kind();
    problem(each.name(), "`" + text + "` is no " + kind.noun(), kind.mend());
  }

  /** Notes what is wrong with a parameter, unless something was noted already. */
  public void problem(String parameter, String what, String mend) {
    problems.putIfAbsent(
        parameter,
        new Problem(
            ErrorCode.USAGE, "", 0, parameter.isEmpty() ? "" : "--" + parameter, what, mend));
  }

  /** A day that has to be there; some other day when it is not one, which is noted. */
  public LocalDate day(String parameter, @Nullable String text) {
    if (text == null || text.isBlank()) {
      problem(parameter, "is missing", "Give a day such as 2026-03-31.");
      return UNKNOWN;
    }
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeParseException e) {
      problem(parameter, "`" + text + "` is no day", Kind.DAY.mend());
      return UNKNOWN;
    }
  }

  /** A day that may be left out. */
  public Optional<LocalDate> dayIfGiven(String parameter, @Nullable String text) {
    return given(text).map(day -> day(parameter, day));
  }

  /** Notes days in the wrong order. */
  public void ordered(LocalDate from, LocalDate to) {
    if (to.isBefore(from) && !to.equals(UNKNOWN)) {
      problem("to", "`" + to + "` is before from, `" + from + "`", "Swap them.");
    }
  }

  /** A folder without a slash at its end; empty when it was left out. */
  public static String folder(@Nullable String location) {
    String text = given(location).orElse("");
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** A text that may be left out; a blank one is. */
  public static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(each -> !each.isEmpty());
  }

  /** The parts of a list. */
  public static List<String> list(@Nullable List<String> texts) {
    return texts == null
        ? List.of()
        : texts.stream().map(String::strip).filter(each -> !each.isEmpty()).toList();
  }
}
