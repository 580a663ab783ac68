package com.askbosco.data.rules.contract;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.spec.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The contracts of one connector: {@code contracts/<stream>.v<number>.json}, of which the highest number of each stream is in force,
 * and {@code contracts/released.yaml}. Immutable and thread-safe.
 */
public final class Contracts {
  private static final Pattern NAME = Pattern.compile("(.+)\\.v([1-9]\\d{0,5})\\.json");

  private final String folder;
  private final Map<String, SortedMap<Integer, Contract>> versions = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private Releases releases = new Releases();

  private Contracts(String folder) {
    this.folder = folder;
  }

  /**
   * Reads contracts without looking at releases.
   *
   * @param folder shown before the names in problems
   * @param texts by name in the folder
   * @throws ProblemsException with everything in them that is no contract
   */
  public static Contracts read(String folder, Map<String, String> texts) {
    Contracts contracts = new Contracts(folder);
    texts.forEach(contracts::add);
    if (!contracts.problems.isEmpty()) {
      throw new ProblemsException(contracts.problems);
    }
    return contracts;
  }

  /**
   * Reads contracts that are going to be used.
   *
   * @throws ProblemsException when one is wrong, was not released, or takes back what it promised when it was
   */
  public static Contracts load(String folder, Map<String, String> texts) {
    Contracts contracts = read(folder, texts);
    List<Problem> broken = contracts.broken();
    if (!broken.isEmpty()) {
      throw new ProblemsException(broken);
    }
    return contracts;
  }

  private void add(String name, String text) {
    YamlFile file = YamlFile.parse(folder + "/" + name, text.replace('\t', ' '));
    Matcher parts = NAME.matcher(name);
    if (name.equals(Releases.FILE)) {
      releases = Releases.read(file);
    } else if (parts.matches()) {
      int version = Integer.parseInt(parts.group(2));
      versions
          .computeIfAbsent(parts.group(1), stream -> new TreeMap<>())
          .put(version, ContractReader.read(parts.group(1), version, file, text));
    } else {
      file.problem(
          ErrorCode.CONTRACT_INVALID,
          0,
          "",
          "this is no name of a contract",
          "Call it <stream>.v1.json, as the manifest calls the stream.");
    }
    problems.addAll(file.problems());
  }

  /** The streams that have a contract. */
  public Set<String> streams() {
    return versions.keySet();
  }

  /** The contract in force: the newest version. */
  public Optional<Contract> latest(String stream) {
    SortedMap<Integer, Contract> all = versions.get(stream);
    return all == null ? Optional.empty() : Optional.ofNullable(all.get(all.lastKey()));
  }

  /** All versions of a stream, oldest first. */
  public List<Contract> versions(String stream) {
    return List.copyOf(versions.getOrDefault(stream, new TreeMap<>()).values());
  }

  /** In what a contract differs from what it was when it was released; everything breaks nothing in one that was not. */
  public List<Change> sinceRelease(Contract contract) {
    return releases
        .of(contract.stream(), contract.version())
        .map(release -> Change.between(release.surface(), Surface.of(contract)))
        .orElse(List.of());
  }

  /** In what a version differs from the one before it; nothing for the first. */
  public List<Change> sinceVersionBefore(Contract contract) {
    List<Contract> older = versions(contract.stream()).stream()
        .filter(each -> each.version() < contract.version())
        .toList();
    return older.isEmpty()
        ? List.of()
        : Change.between(Surface.of(older.get(older.size() - 1)), Surface.of(contract));
  }

  /** Whether a version stands in the release file. */
  public boolean isReleased(Contract contract) {
    return releases.of(contract.stream(), contract.version()).isPresent();
  }

  /** Every reason why these contracts may not be used as they are. */
  public List<Problem> broken() {
    List<Problem> found = takenBack();
    for (SortedMap<Integer, Contract> stream : versions.values()) {
      for (Contract contract : stream.values()) {
        if (!isReleased(contract)) {
          found.add(new Problem(
              ErrorCode.CONTRACT_UNRELEASED,
              contract.file(),
              1,
              "",
              "this version was not released",
              "Run `./bosco contracts release`: from then on its promises are kept."));
        }
      }
    }
    return found;
  }

  private List<Problem> takenBack() {
    List<Problem> found = new ArrayList<>();
    releases
        .all()
        .forEach((stream, released) -> released.forEach((version, release) -> {
          Contract contract = versions.getOrDefault(stream, new TreeMap<>()).get(version);
          if (contract == null) {
            found.add(new Problem(
                ErrorCode.CONTRACT_BROKEN,
                folder + "/" + Releases.FILE,
                release.line(),
                stream + ".v" + version,
                "was released and its file is gone",
                "Put " + stream + ".v" + version + ".json back: stored rows name it."));
          } else {
            for (Change change : Change.between(release.surface(), Surface.of(contract))) {
              if (change.breaking()) {
                found.add(broken(contract, change));
              }
            }
          }
        }));
    return found;
  }

  private Problem broken(Contract contract, Change change) {
    int next = latest(contract.stream()).orElse(contract).version() + 1;
    return new Problem(
        ErrorCode.CONTRACT_BROKEN,
        contract.file(),
        change.line() == 0 ? contract.root().line() : change.line(),
        change.path(),
        change.what() + ", which breaks what " + contract.label()
            + " promised when it was released",
        "Put it back and write the change into " + contract.stream() + ".v" + next
            + ".json: `./bosco contracts new` copies the file.");
  }

  /**
   * The text of the release file with the contracts as they are now.
   *
   * @throws ProblemsException when one of them takes a promise back
   */
  public String release() {
    List<Problem> found = takenBack();
    if (!found.isEmpty()) {
      throw new ProblemsException(found);
    }
    List<Contract> all = new ArrayList<>();
    versions.values().forEach(stream -> all.addAll(stream.values()));
    return releases.with(all).text();
  }
}
