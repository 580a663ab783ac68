package com.askbosco.data.operations.health;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import java.util.ArrayList;
import java.util.List;

/** What was looked at and what was found. A look that breaks off is a finding, and the next one goes on. */
public final class Health {
  private final List<Finding> findings = new ArrayList<>();

  /** How bad it is. */
  public enum Level {
    /** Looked at and well. */
    OK,
    /** Goes on, and somebody should know. */
    WARN,
    /** Something will not work. */
    WRONG
  }

  /**
   * One thing that was looked at.
   *
   * @param area what it belongs to, such as {@code secrets}
   * @param what what was found, without secrets
   * @param where the file, table or resource; empty where the text says it
   * @param mend what to do; empty when nothing
   */
  public record Finding(Level level, String area, String what, String where, String mend) {}

  /** Something to look at. */
  @FunctionalInterface
  public interface Look {
    /** Looks; what it throws becomes a finding. */
    void look() throws InterruptedException;
  }

  /** Everything found, in the order it was looked at. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** The worst of it; {@link Level#OK} when nothing was looked at. */
  public Level worst() {
    return findings.stream().map(Finding::level).max(Level::compareTo).orElse(Level.OK);
  }

  /** It is well. */
  public void ok(String area, String what) {
    findings.add(new Finding(Level.OK, area, what, "", ""));
  }

  /** It goes on, and somebody should know. */
  public void warn(String area, String what, String where, String mend) {
    findings.add(new Finding(Level.WARN, area, what, where, mend));
  }

  /** It will not work. */
  public void wrong(String area, String what, String where, String mend) {
    findings.add(new Finding(Level.WRONG, area, what, where, mend));
  }

  /** A problem of a file. */
  public void wrong(String area, Problem problem) {
    wrong(
        area,
        problem.code().code() + " " + problem.what(),
        problem.file()
            + (problem.line() > 0 ? ":" + problem.line() : "")
            + (problem.path().isEmpty() ? "" : " " + problem.path()),
        problem.mend());
  }

  /** Looks at something; whatever it throws is wrong. */
  public void look(String area, Look look) throws InterruptedException {
    try {
      look.look();
    } catch (ProblemsException e) {
      e.problems().forEach(problem -> wrong(area, problem));
    } catch (BoscoException e) {
      wrong(area, e.code().code() + " " + e.getMessage(), "", "");
    }
  }
}
