package com.askbosco.data.spec.manifest;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A connector's manifest.
 *
 * @param version the version of the format it was written for
 * @param check how to find out whether a credential works
 * @param streams at least one stream
 * @param spec what the config has to hold
 * @param apiBudget how many calls the source allows
 * @param concurrencyLevel read and not used: parallelism is one key per credential
 * @param bosco limits and hosts, ours beyond the public format
 */
@Component(
    name = "DeclarativeSource",
    ignored = {
      "definitions",
      "schemas",
      "metadata",
      "stream_groups",
      "max_concurrent_async_job_count"
    })
public record Manifest(
    String version,
    @Default(type = "CheckStream") Check check,
    @Default(type = "DeclarativeStream") List<DeclarativeStream> streams,
    Optional<Spec> spec,
    @Default(type = "HTTPAPIBudget") Optional<HTTPAPIBudget> apiBudget,
    Optional<ConcurrencyLevel> concurrencyLevel,
    Optional<Extension> bosco) {

  /** How many workers the public runtime would use. */
  public record ConcurrencyLevel(Json defaultConcurrency, Optional<Integer> maxConcurrency) {}

  /**
   * What the config has to hold.
   *
   * @param advancedAuth how a user grants access in a browser; handed on as it is
   * @param connectionSpecification a JSON schema; properties marked {@code airbyte_secret} never appear in messages
   */
  public record Spec(
      Json connectionSpecification,
      Optional<String> documentationUrl,
      Optional<Json> advancedAuth) {}

  /**
   * Ours beyond the public format.
   *
   * @param maxPages most pages of one slice; a slice that has more is taken for endless
   * @param maxBodyMegabytes longest body of one response
   * @param timeoutSeconds how long one response may take
   * @param maxWaitSeconds a source that asks for a longer wait than this has its quota used up; the slice is parked
   * @param hosts further hosts that may be called, such as download hosts; {@code *.example.com} allows subdomains
   */
  public record Extension(
      @Default("20000") int maxPages,
      @Default("256") int maxBodyMegabytes,
      @Default("120") int timeoutSeconds,
      @Default("900") int maxWaitSeconds,
      List<String> hosts) {

    /** What holds when the manifest says nothing. */
    public static final Extension DEFAULT = new Extension(20_000, 256, 120, 900, List.of());
  }

  /**
   * Reads a manifest.
   *
   * @param file problems and warnings are noted in it
   * @param text YAML or JSON
   * @throws com.askbosco.data.model.ProblemsException with everything wrong in it
   */
  public static Manifest read(YamlFile file, String text, Strictness strictness) {
    Tree written = ManifestText.read(file, text, strictness);
    file.check();
    if (written == null) {
      throw new IllegalStateException("A manifest that cannot be read has problems");
    }
    Tree tree = Propagation.of(file, References.resolve(file, written));
    Manifest manifest = new Binder(file, strictness).record(Manifest.class, tree);
    if (manifest != null) {
      manifest.checkNames(file, tree.line());
    }
    file.check();
    if (manifest == null) {
      throw new IllegalStateException("A manifest that cannot be read has problems");
    }
    return manifest;
  }

  private void checkNames(YamlFile file, int line) {
    if (streams.isEmpty()) {
      file.problem(ErrorCode.CONFIG_BAD_VALUE, line, "streams", "there is no stream", "Add one.");
    }
    Set<String> names = new HashSet<>();
    for (DeclarativeStream stream : streams) {
      if (!names.add(stream.name())) {
        file.problem(
            ErrorCode.CONFIG_DUPLICATE,
            stream.place().line(),
            stream.place().path(),
            "there are two streams `" + stream.name() + "`",
            "Rename one.");
      }
    }
    List<String> checked = check instanceof Check.CheckStream c ? c.streamNames() : List.of();
    for (String name : checked) {
      if (!names.contains(name)) {
        file.problem(
            ErrorCode.CONFIG_UNKNOWN_REFERENCE,
            line,
            "check.stream_names",
            "there is no stream `" + name + "`",
            "Use one of " + String.join(", ", names.stream().sorted().toList()) + ".");
      }
    }
  }
}
