package com.askbosco.data.connector;

import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.connector.read.CompiledStream;
import com.askbosco.data.connector.read.SlicePages;
import com.askbosco.data.connector.read.StoredPage;
import com.askbosco.data.connector.schema.Schema;
import com.askbosco.data.connector.schema.SchemaFiles;
import com.askbosco.data.connector.sync.StreamSync;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Problem;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.spec.manifest.Strictness;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A connector's manifest, compiled. Immutable and thread-safe; compile it once per process, never serialise it. */
public final class Connector {
  private final CompiledManifest manifest;
  private final Map<String, CompiledStream> compiled;
  private final Map<String, StreamInfo> streams;
  private final Map<String, JsonNode> selection;
  private final Map<String, List<String>> dynamic;

  private Connector(
      CompiledManifest manifest,
      Map<String, CompiledStream> compiled,
      Map<String, JsonNode> selection,
      Map<String, List<String>> dynamic) {
    this.manifest = manifest;
    this.compiled = compiled;
    this.selection = selection;
    this.dynamic = dynamic;
    Map<String, StreamInfo> each = new LinkedHashMap<>();
    compiled.forEach((stream, found) -> each.put(stream, found.info()));
    this.streams = Collections.unmodifiableMap(each);
  }

  /**
   * Reads and compiles a manifest.
   *
   * @param name the connector's id, such as {@code google-ads}
   * @param fileName the file named in problems
   * @param manifestYaml the manifest's text
   * @throws com.askbosco.data.model.ProblemsException with everything wrong in it
   */
  public static Connector load(String name, String fileName, String manifestYaml) {
    return load(name, fileName, manifestYaml, Strictness.OWN, SchemaFiles.NONE);
  }

  /** As {@link #load(String, String, String, Strictness, SchemaFiles)}, of a manifest alone. */
  public static Connector load(
      String name, String fileName, String manifestYaml, Strictness strictness) {
    return load(name, fileName, manifestYaml, strictness, SchemaFiles.NONE);
  }

  /**
   * Reads and compiles a manifest.
   *
   * @param name the connector's id, such as {@code google-ads}
   * @param fileName the file named in problems
   * @param manifestYaml the manifest's text, YAML or JSON
   * @param files the schema files that lie beside the manifest
   * @param strictness whether keys that are not known are mistakes or {@link #warnings()}
   * @throws com.askbosco.data.model.ProblemsException with everything wrong in it
   */
  public static Connector load(
      String name, String fileName, String manifestYaml, Strictness strictness, SchemaFiles files) {
    CompiledManifest manifest =
        CompiledManifest.of(name, fileName, manifestYaml, strictness, files);
    return new Connector(manifest, manifest.plan().known(), Map.of(), Map.of());
  }

  /** What is odd in the manifest and does no harm. */
  public List<Problem> warnings() {
    return manifest.warnings();
  }

  /** The connector's id. */
  public String name() {
    return manifest.name();
  }

  /** The streams by name, in the order of the manifest. */
  public Map<String, StreamInfo> streams() {
    return streams;
  }

  /** The JSON schema of the config as the manifest gives it; secrets are marked {@code airbyte_secret}. */
  public JsonNode configSchema() {
    return manifest.configSchema();
  }

  /**
   * Begins to read one slice; nothing is sent before the first {@link Pages#next()}.
   *
   * @param config what expressions see as {@code config}; {@code start_date} and {@code end_date} are set from the window
   * @param window the account-local days to read; null for a stream without days
   * @param position {@link Page#nextPosition()} of the last page that is kept, to go on after it; null to begin
   */
  public Pages open(
      String stream,
      JsonNode config,
      @Nullable DateRange window,
      @Nullable String position,
      Access access) {
    CompiledStream read = stream(stream);
    JsonNode full = SlicePages.withWindow(config, window);
    DateRange days = read.windows().isPresent() ? window : null;
    return new SlicePages(
        read, Vars.of(full, access.clock()), session(full, access, false), days, position);
  }

  /** As {@link #read(String, JsonNode, Optional, Optional, Access, ReadOutput)}, with the cursor field that the manifest names. */
  public void read(
      String stream, JsonNode config, Optional<JsonNode> state, Access access, ReadOutput out)
      throws InterruptedException {
    read(stream, config, state, Optional.empty(), access, out);
  }

  /**
   * Reads a stream from where its state says to its end, as a source of the Airbyte protocol does: slices, requests, records and
   * states are those of the reference.
   *
   * @param state the stream's last state; empty to begin
   * @param cursorField the cursor field that the catalog names, where the manifest lets it
   * @param out gets the records and states; a last state comes at the end of every read, also of one that fails
   * @throws SourceException when the stream cannot be read to its end; records and states handed over before remain valid
   */
  public void read(
      String stream,
      JsonNode config,
      Optional<JsonNode> state,
      Optional<String> cursorField,
      Access access,
      ReadOutput out)
      throws InterruptedException {
    begin(stream, config, state, cursorField, access, out).read();
  }

  /** Begins a read, for those who read several streams at the same time: the slices are made and read by the caller. */
  public StreamSync begin(
      String stream,
      JsonNode config,
      Optional<JsonNode> state,
      Optional<String> cursorField,
      Access access,
      ReadOutput out)
      throws InterruptedException {
    CompiledStream read = stream(stream);
    Session session =
        session(config, access.keeping((changed, values) -> out.control(changed)), !isOurs());
    Vars vars = Vars.of(config, access.clock());
    StreamSync sync = new StreamSync(read, vars, session, state, cursorField, out);
    Schema.of(read.schema(), vars, session);
    out.started();
    return sync;
  }

  /** How many workers the manifest wants. */
  public int workers(JsonNode config, Clock clock) {
    return manifest.concurrency().workers(Vars.of(config, clock));
  }

  /** Evaluates what every stream makes of config and state, sending nothing; one that can make nothing of them stops all. */
  public void prepare(JsonNode config, Function<String, Optional<JsonNode>> states, Access access) {
    Session session = session(config, access, !isOurs());
    Vars vars = Vars.of(config, access.clock());
    compiled.forEach((stream, each) -> new StreamSync(
        each, vars, session, states.apply(stream), Optional.empty(), ReadOutput.NONE));
  }

  Session session(JsonNode config, Access access, boolean exact) {
    return manifest.session(config, access, exact, selection);
  }

  /**
   * The records of a stored page, the very same as when it was read. Sends nothing.
   *
   * @param context {@link Page#context()} as stored
   * @param body {@link Page#body()} as stored
   */
  public List<SourceRecord> records(String stream, JsonNode config, JsonNode context, byte[] body) {
    return StoredPage.records(
        stream(stream),
        context,
        body,
        days -> Vars.of(SlicePages.withWindow(config, days), StoredPage.CLOCK));
  }

  /**
   * Finds out whether a config works, as the manifest's `check` says: reads the first records of some streams.
   *
   * @throws BoscoException when that cannot be found out, as with a check of a stream that there is not
   */
  public CheckOutcome check(JsonNode config, Access access) throws InterruptedException {
    return Checker.check(this, manifest.manifest().check(), config, access);
  }

  /**
   * The streams with their JSON schemas, keys and cursors, as the protocol's catalog; asks the source where schemas are its own.
   *
   * @throws SourceException when a schema cannot be made
   */
  public ObjectNode catalog(JsonNode config, Access access) throws InterruptedException {
    Connector resolved = resolve(config, access);
    return Catalog.of(
        resolved.compiled.values(),
        Vars.of(config, access.clock()),
        resolved.session(config, access, !isOurs()));
  }

  /** The config with the changes that whoever keeps it has to keep; an equal one when there are none. */
  public JsonNode migrated(JsonNode config, Clock clock) {
    return manifest.rules().migrated(config, clock);
  }

  /** A migrated config with the changes that hold for one run; this is what the other methods take. */
  public JsonNode transformed(JsonNode config, Clock clock) {
    return manifest.rules().transformed(config, clock);
  }

  /**
   * The connector for a config: with the streams that depend on it.
   *
   * @param config migrated and transformed
   * @throws BoscoException when the manifest's own checks refuse the config, or streams cannot be made for it
   */
  public Connector resolve(JsonNode config, Access access) throws InterruptedException {
    manifest.rules().validate(config);
    manifest.plan().check(Vars.of(config, access.clock()));
    if (manifest.plan().isFixed()) {
      return this;
    }
    StreamPlan.Resolved resolved = manifest
        .plan()
        .resolve(Vars.of(config, access.clock()), session(config, access, !isOurs()));
    return with(resolved.streams(), resolved.dynamic());
  }

  /** As {@link #resolve}, without the streams that are made of templates; asks nobody. */
  Connector written(JsonNode config, Access access) {
    manifest.rules().validate(config);
    return with(manifest.plan().written(Vars.of(config, access.clock())), Map.of());
  }

  private Connector with(Map<String, CompiledStream> streams, Map<String, List<String>> made) {
    return new Connector(manifest, streams, selection, made);
  }

  /** The names of the streams made of each template. */
  Map<String, List<String>> dynamicStreams() {
    return dynamic;
  }

  /** What the config has to hold and where to read about it, as the protocol's connector specification. */
  public ObjectNode spec() {
    return Catalog.spec(manifest.manifest().spec());
  }

  /**
   * This connector, reading for a configured catalog: fields that its schemas leave out need not be asked for.
   *
   * @param schemas the JSON schemas of the catalog's streams, by their names
   */
  public Connector selecting(Map<String, JsonNode> schemas) {
    return new Connector(manifest, compiled, schemas, dynamic);
  }

  /** Whether the manifest is one of our own, whose windows come from outside. */
  boolean isOurs() {
    return manifest.isOurs();
  }

  CompiledStream stream(String stream) {
    CompiledStream found = compiled.get(stream);
    if (found == null) {
      throw new BoscoException(
          ErrorCode.CONFIG_UNKNOWN_REFERENCE,
          "connector " + manifest.name() + " has no stream `" + stream + "`; it has "
              + String.join(", ", streams.keySet()));
    }
    return found;
  }
}
