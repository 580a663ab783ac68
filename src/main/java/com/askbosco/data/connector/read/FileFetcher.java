package com.askbosco.data.connector.read;

import com.askbosco.data.connector.Download;
import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.connector.http.Call;
import com.askbosco.data.connector.http.Exchange;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.connector.record.Extractors;
import com.askbosco.data.connector.record.MalformedBodyException;
import com.askbosco.data.connector.record.ParsedBody;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.FileReference;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
import com.askbosco.data.spec.manifest.FileUploader;
import com.askbosco.data.spec.manifest.HttpRequester;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Fetches the file that belongs to a record and stores it where the protocol's other side finds it. Thread-safe. */
public final class FileFetcher {
  private final Retrieval.Endpoint endpoint;
  private final Extractors target;
  private final Optional<Expr> name;

  private FileFetcher(Retrieval.Endpoint endpoint, Extractors target, Optional<Expr> name) {
    this.endpoint = endpoint;
    this.target = target;
    this.name = name;
  }

  static FileFetcher compile(
      FileUploader spec,
      Function<HttpRequester, Retrieval.Endpoint> endpoint,
      Expressions expressions) {
    return new FileFetcher(
        endpoint.apply(spec.requester()),
        Extractors.compile(spec.downloadTargetExtractor(), Optional.empty(), expressions),
        expressions.text(spec.filenameExtractor(), Roots.TRANSFORMATION));
  }

  /**
   * The record with its file.
   *
   * @param vars with the config
   * @throws SourceException when the record names no file, or the file cannot be fetched
   */
  public SourceRecord fetch(SourceRecord record, String stream, Vars vars, Session session)
      throws InterruptedException {
    Vars own = vars.inner().set("download_target", target(record, vars));
    Response response = new Exchange(session)
        .send(new Call<Response>(
            () -> {
              RequestDraft draft = endpoint.template().draft(own, session.hosts());
              draft.allowLargeAnswer();
              return draft;
            },
            endpoint.auth(),
            endpoint.rules(),
            ParsedBody::nothing,
            (answer, body) -> answer,
            own));
    Path relative = relative(stream, record, vars);
    Path file = folder().resolve(relative);
    try (Download download = response.download()) {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      if (download == null) {
        Files.write(file, response.body());
      } else {
        try (InputStream in = download.open()) {
          Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
      }
      return record.with(new FileReference(file.toString(), relative.toString(), Files.size(file)));
    } catch (IOException e) {
      throw new BoscoException(
          ErrorCode.STORAGE_FAILED, "the file of a record cannot be stored: " + e.getMessage(), e);
    }
  }

  private JsonNode target(SourceRecord record, Vars vars) {
    try {
      byte[] bytes = record.tree().toString().getBytes(StandardCharsets.UTF_8);
      List<JsonNode> found = target.parse(bytes, vars, true).found();
      if (!found.isEmpty() && found.get(0).isTextual()) {
        return found.get(0);
      }
    } catch (MalformedBodyException e) {
      throw wrong("a record's file cannot be found: " + e.getMessage());
    }
    throw wrong("a record names no file where `download_target_extractor` looks");
  }

  /** The file's place below the folder; nothing that a record says leads out of it. */
  private Path relative(String stream, SourceRecord record, Vars vars) {
    String written = name.map(n -> Text.str(n.value(vars.inner().set("record", record.tree()))))
        .orElseGet(() -> UUID.randomUUID().toString());
    try {
      Path path = Path.of(stream, written.replaceFirst("^/+", ""));
      boolean leadsOut = path.isAbsolute() || path.getNameCount() < 2;
      for (Path part : path) {
        leadsOut |= part.toString().equals("..");
      }
      if (leadsOut) {
        throw wrong("a record's file has a name that leads out of its folder, or none");
      }
      return path;
    } catch (InvalidPathException e) {
      throw wrong("a record's file has a name that no file can have");
    }
  }

  /** As in the reference: where the platform says, or has its files by custom, or a folder of its own. */
  private static Path folder() {
    String told = System.getenv("AIRBYTE_STAGING_DIRECTORY");
    Path staging = Path.of(told == null ? "/staging/files" : told);
    return Files.exists(staging)
        ? staging
        : Path.of(System.getProperty("java.io.tmpdir"), "airbyte-file-transfer");
  }

  private static SourceException wrong(String what) {
    return new SourceException(
        ErrorCode.SOURCE_BAD_RESPONSE, what, FailureType.SYSTEM_ERROR, null, null);
  }
}
