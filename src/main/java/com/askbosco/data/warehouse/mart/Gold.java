package com.askbosco.data.warehouse.mart;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.spec.YamlNode;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All marts and checks of a project.
 *
 * @param marts in an order in which each comes after those it reads
 * @param checks by name
 * @param notes what is right and should be written otherwise, each with its place
 */
public record Gold(List<MartFile> marts, List<CheckFile> checks, List<String> notes) {

  /** Copies the lists. */
  public Gold {
    notes = List.copyOf(notes);
    marts = List.copyOf(marts);
    checks = List.copyOf(checks);
  }

  /**
   * Reads {@code gold/} and {@code checks/} of a folder.
   *
   * @throws ProblemsException with every problem of every header, names used twice, unknown marts and circles
   */
  public static Gold read(Path sql) {
    return of(SqlFile.folder(sql, "gold"), SqlFile.folder(sql, "checks"));
  }

  /** As above, with the checks of {@code live_checks/}, for warehouses that keep live marts. */
  public static Gold withLive(Path sql) {
    List<SqlFile> checks = new ArrayList<>(SqlFile.folder(sql, "checks"));
    checks.addAll(SqlFile.folder(sql, "live_checks"));
    return of(SqlFile.folder(sql, "gold"), checks);
  }

  /** How to mend a mart's name that nobody knows. */
  public static String mend(String name, Set<String> marts) {
    String near = YamlNode.nearest(name, marts);
    return near == null
        ? "Known marts: " + String.join(", ", marts) + "."
        : "Did you mean `" + near + "`?";
  }

  static Gold of(List<SqlFile> martFiles, List<SqlFile> checkFiles) {
    List<Problem> problems = new ArrayList<>();
    Map<String, MartFile> marts = new LinkedHashMap<>();
    for (SqlFile file : martFiles) {
      MartFile mart = MartFile.read(file);
      problems.addAll(file.yaml().problems());
      if (marts.putIfAbsent(mart.name(), mart) != null) {
        problems.add(new Problem(
            ErrorCode.CONFIG_DUPLICATE,
            file.path(),
            1,
            "",
            "there is another mart `" + mart.name() + "`",
            "Give one of them another name."));
      }
    }
    List<CheckFile> checks = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (SqlFile file : checkFiles) {
      checks.add(CheckFile.read(file));
      CheckFile.note(file).ifPresent(notes::add);
      problems.addAll(file.yaml().problems());
    }
    List<MartFile> ordered = new Ordering(marts, problems).all();
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return new Gold(ordered, checks, notes);
  }

  /** Depth first over what each mart reads; a mart met again on its own way closes a circle. */
  private record Ordering(
      Map<String, MartFile> marts, List<Problem> problems, Set<MartFile> done, Deque<String> way) {

    Ordering(Map<String, MartFile> marts, List<Problem> problems) {
      this(marts, problems, new LinkedHashSet<>(), new ArrayDeque<>());
    }

    List<MartFile> all() {
      marts.values().forEach(this::visit);
      return List.copyOf(done);
    }

    private void visit(MartFile mart) {
      if (done.contains(mart)) {
        return;
      }
      if (way.contains(mart.name())) {
        problems.add(new Problem(
            ErrorCode.SQL_INVALID,
            mart.path(),
            1,
            "",
            "marts read each other in a circle: " + String.join(" -> ", way) + " -> " + mart.name(),
            "Move what both need into a mart of its own."));
        return;
      }
      way.addLast(mart.name());
      for (String name : mart.reads()) {
        MartFile read = marts.get(name);
        if (read == null) {
          problems.add(new Problem(
              ErrorCode.CONFIG_UNKNOWN_REFERENCE,
              mart.path(),
              1,
              "",
              "there is no mart `gold." + name + "`",
              mend(name, marts.keySet())));
        } else {
          visit(read);
        }
      }
      way.removeLast();
      done.add(mart);
    }
  }
}
