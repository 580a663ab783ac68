package com.askbosco.data.connector;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.config.DynamicStreams;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.connector.read.CompiledStream;
import com.askbosco.data.connector.read.SlicePages;
import com.askbosco.data.connector.read.StreamCompiler;
import com.askbosco.data.connector.schema.SchemaFiles;
import com.askbosco.data.connector.sync.ParentStream;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.manifest.DynamicDeclarativeStream;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
import com.askbosco.data.spec.manifest.Manifest;
import com.askbosco.data.spec.manifest.Place;
import com.askbosco.data.spec.manifest.StreamEntry;
import com.askbosco.data.spec.manifest.Strictness;
import com.askbosco.data.spec.manifest.Text;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which streams a manifest has: always, for some configs, or made when the config is known. Immutable and thread-safe. */
final class StreamPlan {

  /** Streams of one entry, and when they are there. */
  private record Some(Optional<Expr> condition, List<CompiledStream> streams) {}

  /** A template, and the stream whose records fill it. */
  private record Made(DynamicStreams streams, Optional<CompiledStream> source) {}

  /**
   * The streams for a config.
   *
   * @param streams by name, in order
   * @param dynamic the names of those made of each template
   */
  record Resolved(Map<String, CompiledStream> streams, Map<String, List<String>> dynamic) {}

  private final Expressions expressions;
  private final String file;
  private final SchemaFiles files;
  private final List<Some> some = new ArrayList<>();
  private final List<Made> made = new ArrayList<>();
  private final List<StreamEntry.Stream> written;

  /** Compiles a manifest's streams; what is wrong is noted with the expressions. */
  StreamPlan(String file, Manifest manifest, Expressions expressions, SchemaFiles files) {
    this.expressions = expressions;
    this.file = file;
    this.files = files;
    this.written = written(manifest);
    StreamCompiler compiler = new StreamCompiler(expressions, files, ParentStream::new, written);
    for (StreamEntry entry : manifest.streams()) {
      some.add(
          switch (entry) {
            case StreamEntry.Stream stream ->
              new Some(Optional.empty(), List.of(compiler.compile(stream)));
            case StreamEntry.ConditionalStreams several ->
              new Some(
                  Optional.of(expressions.text(bare(several.condition()), Roots.CONFIG)),
                  several.streams().stream().map(compiler::compile).toList());
          });
    }
    for (DynamicDeclarativeStream each : manifest.dynamicStreams()) {
      DynamicStreams streams = new DynamicStreams(each, made.size(), expressions);
      made.add(new Made(streams, streams.source().map(compiler::compileSource)));
    }
  }

  private static List<StreamEntry.Stream> written(Manifest manifest) {
    List<StreamEntry.Stream> streams = new ArrayList<>();
    for (StreamEntry entry : manifest.streams()) {
      switch (entry) {
        case StreamEntry.Stream stream -> streams.add(stream);
        case StreamEntry.ConditionalStreams several -> streams.addAll(several.streams());
      }
    }
    return streams;
  }

  /** Conditions on streams see no parameters. */
  private static Text bare(Text text) {
    return new Text(text.value(), new Place(text.place().line(), text.place().path(), Map.of()));
  }

  /** All that are known without a config, those that need a condition included. */
  Map<String, CompiledStream> known() {
    Map<String, CompiledStream> all = new LinkedHashMap<>();
    some.forEach(each -> each.streams().forEach(stream -> all.put(stream.info().name(), stream)));
    return all;
  }

  /** Whether the streams are the same for every config. */
  boolean isFixed() {
    return made.isEmpty() && some.stream().allMatch(each -> each.condition().isEmpty());
  }

  /**
   * Finds what a config makes impossible before anything is sent: as in the reference, a mistake in one stream's parts is one of
   * the whole source.
   *
   * @throws SourceException for the first mistake
   */
  void check(Vars vars) {
    check(expressions, vars);
  }

  private static void check(Expressions compiled, Vars vars) {
    try {
      compiled.checks().forEach(check -> check.accept(vars));
    } catch (SourceException e) {
      throw e;
    } catch (BoscoException e) {
      // The reference cannot tell such a mistake from one of its own.
      throw new SourceException(
          e.code(), String.valueOf(e.getMessage()), FailureType.SYSTEM_ERROR, null, e);
    }
  }

  /**
   * The streams for a config; asks the source for those that its records make.
   *
   * @throws BoscoException when two are made with one name, or one is no stream
   */
  Resolved resolve(Vars vars, Session session) throws InterruptedException {
    Map<String, CompiledStream> streams = written(vars);
    Map<String, List<String>> dynamic = new LinkedHashMap<>();
    Map<String, CompiledStream> all = new LinkedHashMap<>();
    for (Made each : made) {
      YamlFile problems = YamlFile.named(file);
      Expressions own = new Expressions(problems, Strictness.FOREIGN);
      List<String> names = dynamic.computeIfAbsent(each.streams().name(), n -> new ArrayList<>());
      List<StreamEntry.Stream> makings = new ArrayList<>();
      each.streams()
          .make(problems, vars, sink -> records(each, vars, session, sink))
          .forEach(makings::add);
      List<StreamEntry.Stream> both = new ArrayList<>(written);
      both.addAll(makings);
      StreamCompiler compiler = new StreamCompiler(own, files, ParentStream::new, both);
      for (StreamEntry.Stream stream : makings) {
        if (all.put(stream.name(), compiler.compile(stream)) != null) {
          throw new BoscoException(
              each.streams().isOfConfig() ? ErrorCode.CONFIG_DUPLICATE : ErrorCode.MANIFEST_INVALID,
              stream.place().path() + ": two streams are made with the name `" + stream.name()
                  + "`; give the values they are made of different names");
        }
        names.add(stream.name());
      }
      problems.check();
      check(own, vars);
    }
    streams.putAll(all);
    return new Resolved(streams, dynamic);
  }

  /** The streams for a config that are written in the manifest and not made of a template. */
  Map<String, CompiledStream> written(Vars vars) {
    Map<String, CompiledStream> streams = new LinkedHashMap<>();
    for (Some each : some) {
      if (each.condition().isEmpty() || each.condition().get().test(vars)) {
        each.streams().forEach(stream -> streams.put(stream.info().name(), stream));
      }
    }
    return streams;
  }

  private static void records(Made of, Vars vars, Session session, DynamicStreams.Sink sink)
      throws InterruptedException {
    if (of.source().isEmpty()) {
      return;
    }
    try (SlicePages pages = new SlicePages(of.source().get(), vars, session, null, null)) {
      for (Page page = pages.next(); page != null; page = pages.next()) {
        ObjectNode slice = JsonNodeFactory.instance.objectNode();
        for (String part : List.of("partition", "window")) {
          if (page.context().get(part) instanceof ObjectNode object) {
            slice.setAll(object);
          }
        }
        for (SourceRecord record : page.records()) {
          sink.accept(record.tree(), slice);
        }
      }
    }
  }
}
