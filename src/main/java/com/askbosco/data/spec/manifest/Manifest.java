package com.askbosco.data.spec.manifest;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connector's manifest.
 *
 * @param version the version of the format it was written for
 * @param check how to find out whether a credential works
 * @param streams the streams that are known before there is a config
 * @param dynamicStreams those that the config, the source or a list makes
 * @param spec what the config has to hold
 * @param apiBudget how many calls the source allows
 * @param concurrencyLevel how many workers read its streams in the protocol; pipelines have one reader per credential
 * @param maxConcurrentAsyncJobCount most report jobs at a time
 * @param streamGroups streams that must not be read at the same time
 * @param bosco limits and hosts, ours beyond the public format
 */
@Component(
    name = "DeclarativeSource",
    ignored = {"definitions", "schemas", "metadata"})
public record Manifest(
    String version,
    @Default(type = "CheckStream") Check check,
    @Default(type = "DeclarativeStream") List<StreamEntry> streams,
    List<DynamicDeclarativeStream> dynamicStreams,
    @Default(type = "Spec") Optional<Spec> spec,
    @Default(type = "HTTPAPIBudget") Optional<HTTPAPIBudget> apiBudget,
    Optional<ConcurrencyLevel> concurrencyLevel,
    Optional<Json> maxConcurrentAsyncJobCount,
    Map<String, StreamGroup> streamGroups,
    Optional<Extension> bosco) {

  /** How many workers read, and most of them. */
  public record ConcurrencyLevel(Json defaultConcurrency, Optional<Integer> maxConcurrency) {}

  /**
   * Ours beyond the public format.
   *
   * @param maxPages most pages of one slice; a slice that has more is taken for endless
   * @param maxBodyMegabytes longest body of one response
   * @param maxDownloadMegabytes longest body of a response that is read in parts, such as a table
   * @param timeoutSeconds how long one response may take
   * @param maxWaitSeconds a source that asks for a longer wait than this has its quota used up; the slice is parked
   * @param hosts further hosts that may be called, such as download hosts; {@code *.example.com} allows subdomains
   * @param recordsRequired whether a good answer in which the records' path does not exist is an error instead of an empty page
   */
  public record Extension(
      @Default("20000") int maxPages,
      @Default("256") int maxBodyMegabytes,
      @Default("4096") int maxDownloadMegabytes,
      @Default("120") int timeoutSeconds,
      @Default("900") int maxWaitSeconds,
      List<String> hosts,
      @Default("false") boolean recordsRequired) {

    /** What holds when the manifest says nothing. */
    public static final Extension DEFAULT =
        new Extension(20_000, 256, 4096, 120, 900, List.of(), false);
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
    Binder binder = new Binder(file, strictness);
    Manifest manifest = binder.record(Manifest.class, tree);
    if (manifest != null) {
      manifest.dynamicStreams.forEach(each -> binder.stream(each.streamTemplate()));
      new ManifestNames(file, strictness).check(manifest, tree.line());
    }
    file.check();
    if (manifest == null) {
      throw new IllegalStateException("A manifest that cannot be read has problems");
    }
    return manifest;
  }

  /**
   * Reads a stream that was made of a template.
   *
   * @param file problems are noted in it
   * @param made the template with its values
   * @return null after noting what is wrong
   */
  public static StreamEntry.@Nullable Stream stream(
      YamlFile file, Json made, boolean useParentParameters) {
    if (!(made.tree() instanceof Tree.Entries entries)) {
      file.problem(
          ErrorCode.CONFIG_WRONG_TYPE,
          made.place().line(),
          made.place().path(),
          "expected a stream, found " + Binder.found(made.tree()),
          "Write its fields.");
      return null;
    }
    Tree tree = Propagation.of(file, entries, useParentParameters);
    return new Binder(file, Strictness.FOREIGN).stream(new Json(tree, made.place()));
  }
}
