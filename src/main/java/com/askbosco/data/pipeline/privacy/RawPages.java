package com.askbosco.data.pipeline.privacy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.ingest.Catalogue;
import com.askbosco.data.pipeline.ingest.StoredPages;
import com.askbosco.data.pipeline.raw.RawJson;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.raw.RawSlice;
import com.askbosco.data.pipeline.raw.RawSlice.RawPage;
import com.askbosco.data.pipeline.raw.ReadRaw;
import com.askbosco.data.pipeline.stage.SliceContext;
import com.askbosco.data.pipeline.stage.Storage;
import com.askbosco.data.rules.PersonRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Walks the stored pages of a client's streams that are about persons; other streams and other clients are not looked at. Pages
 * that an erasure was rewriting when it was killed are read as they are now.
 */
final class RawPages {
  /** The {@code slice.json} to come, beside the one that holds, while pages are rewritten. */
  static final String NEXT = "slice.next.json";

  private final Catalogue catalogue;
  private final RawLayout layout;
  private final String clientId;

  RawPages(Catalogue catalogue, RawLayout layout, String clientId) {
    this.catalogue = catalogue;
    this.layout = layout;
    this.clientId = clientId;
  }

  /**
   * A complete slice of a stream that is about persons.
   *
   * @param folder its folder, relative to the raw root
   */
  record Found(String folder, RawSlice slice, PersonRule rule) {

    /** What the rule may read beside a record. */
    SliceContext context() {
      return new SliceContext(
          slice.runId(),
          slice.extractedAt(),
          slice.slice(),
          slice.connection(),
          slice.manifestHash());
    }
  }

  /** A page with its bytes and records as they are now. */
  @SuppressWarnings("ArrayRecordComponent") // never changed
  record Opened(Found of, RawPage page, byte[] body, List<SourceRecord> records) {

    /** Its place, relative to the raw root. */
    String file() {
      return of.folder() + "/" + page.file();
    }
  }

  /** Names of the streams with personal data, as folders. */
  private Set<String> streams() {
    Set<String> folders = new TreeSet<>();
    catalogue
        .streams()
        .forEach((source, streams) -> streams.stream()
            .filter(stream -> catalogue.persons(source, stream).isPresent())
            .forEach(stream -> folders.add(RawLayout.streamFolder(stream))));
    return folders;
  }

  /** Folders of slices of these streams, complete or not, in order. */
  Map<String, Boolean> folders() {
    Map<String, Boolean> complete = new java.util.TreeMap<>();
    for (String stream : streams()) {
      for (String uri : Storage.list(layout.uri(clientId + "/*/" + stream + "/*/*/*"))) {
        int slash = uri.lastIndexOf('/');
        String folder =
            uri.substring(uri.indexOf(layout.root()) + layout.root().length() + 1, slash);
        complete.merge(folder, uri.endsWith("/slice.json"), Boolean::logicalOr);
      }
    }
    return complete;
  }

  /** Shows every complete slice that is about persons, in the order of the folders. */
  void each(Consumer<Found> taker) {
    folders().forEach((folder, complete) -> {
      if (complete) {
        slice(folder).ifPresent(taker);
      }
    });
  }

  private Optional<Found> slice(String folder) {
    return Storage.read(layout.uri(folder + "/slice.json"))
        .map(json -> RawJson.read(json, RawSlice.class))
        .flatMap(slice -> catalogue
            .persons(slice.slice().source(), slice.slice().stream())
            .map(rule -> new Found(folder, slice, rule)));
  }

  /** The pages of a slice as they are now. */
  List<RawPage> now(Found found) {
    Optional<RawSlice> next = Storage.read(layout.uri(found.folder() + "/" + NEXT))
        .map(json -> RawJson.read(json, RawSlice.class));
    if (next.isEmpty()) {
      return found.slice().pages();
    }
    List<RawPage> pages = new ArrayList<>();
    for (int i = 0; i < found.slice().pages().size(); i++) {
      RawPage old = found.slice().pages().get(i);
      pages.add(isThere(found, old) ? old : next.get().pages().get(i));
    }
    return pages;
  }

  private boolean isThere(Found found, RawPage page) {
    try {
      ReadRaw.body(layout, found.slice(), page);
      return true;
    } catch (BoscoException e) {
      if (e.code() == ErrorCode.STORAGE_FAILED) {
        return false;
      }
      throw e;
    }
  }

  /** One page. */
  Opened open(Found found, RawPage page) {
    byte[] body = ReadRaw.body(layout, found.slice(), page);
    return new Opened(found, page, body, records(found, page, body));
  }

  /** The records of a page, as a rebuild takes them out of it. */
  List<SourceRecord> records(Found found, RawPage page, byte[] body) {
    return StoredPages.records(catalogue, found.context(), page.context(), body);
  }
}
