package com.askbosco.data.model;

import java.util.List;
import java.util.stream.Collectors;

/** Everything wrong in the user's files, collected before anything ran. */
public final class ProblemsException extends BoscoException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  public ProblemsException(List<Problem> problems) {
    super(
        problems.get(0).code(),
        problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order of the files and lines; at least one. */
  public List<Problem> problems() {
    return problems;
  }
}
