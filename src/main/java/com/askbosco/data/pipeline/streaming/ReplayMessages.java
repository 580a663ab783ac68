package com.askbosco.data.pipeline.streaming;

import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.stage.StagedTables;
import com.askbosco.data.pipeline.stage.Storage;
import com.askbosco.data.warehouse.DeadLetterFilter;
import com.askbosco.data.warehouse.MessageLetters;
import com.askbosco.data.warehouse.MessageLetters.Letter;
import com.askbosco.data.warehouse.MessageLetters.Replayed;
import com.askbosco.data.warehouse.StagedMessages;
import com.askbosco.data.warehouse.StagedMessages.StagedPage;
import com.askbosco.data.warehouse.StagedRun.StagedFile;
import com.google.common.collect.Lists;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts messages from the dead letters through decoding, contract, mapping and checks of today. The source is not asked: what is stored of
 * a message is the message. Some thousand at a time, each lot in one transaction.
 */
public final class ReplayMessages {
  private static final Logger LOG = LoggerFactory.getLogger(ReplayMessages.class);
  private static final int LOT = 4_000;
  private static final String BASE64 = "base64:";

  private final ReadSettings settings;
  private final MessageLetters store;

  /** Over the dead letters of a warehouse. */
  public ReplayMessages(ReadSettings settings, MessageLetters store) {
    this.settings = settings;
    this.store = store;
  }

  /**
   * Does it. Killed at any instant and called again, it does what is left.
   *
   * @param groups the streams of the clients; dead letters of others stay as they are
   */
  public Replayed replay(List<MessageGroup> groups, DeadLetterFilter filter, Instant now) {
    Map<String, MessageStream> streams = new HashMap<>();
    groups.forEach(
        group -> group.streams().forEach(stream -> streams.put(stream.slice().id(), stream)));
    List<Letter> letters = new ArrayList<>(store.messageLetters(filter));
    long all = letters.size();
    letters.removeIf(letter -> !streams.containsKey(letter.sliceId()));
    if (letters.size() < all) {
      LOG.warn(
          "{} dead letters are of connections that no client has any more; they stay",
          all - letters.size());
    }
    long mended = 0;
    long refused = 0;
    for (List<Letter> lot : Lists.partition(letters, LOT)) {
      try {
        Replayed done = replay(lot, streams, now);
        mended += done.mended();
        refused += done.refused();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Replayed(mended, refused);
  }

  private Replayed replay(List<Letter> lot, Map<String, MessageStream> streams, Instant now)
      throws IOException {
    String runId = "replay-" + now.toString().replace(":", "");
    Map<List<Object>, List<Letter>> pages = new LinkedHashMap<>();
    lot.forEach(letter -> pages
        .computeIfAbsent(
            List.of(letter.sliceId(), letter.file(), letter.received(), letter.undecoded()),
            key -> new ArrayList<>())
        .add(letter));
    StageMessages stage =
        new StageMessages(runId, settings.catalogue(), settings.secrets(), settings.raw());
    List<StagedPage> heads = new ArrayList<>();
    List<StagedFile> files;
    try (StagedTables staged =
        new StagedTables(settings.staging(runId), UUID.randomUUID().toString())) {
      for (List<Letter> letters : pages.values()) {
        Letter first = letters.get(0);
        MessageStream stream = java.util.Objects.requireNonNull(streams.get(first.sliceId()));
        MessagePage page = page(stream, first, letters);
        heads.add(first.undecoded() ? stage.stage(page, staged) : stage.stageDecoded(page, staged));
      }
      files = staged.publish();
    }
    Replayed done = store.replay(
        new StagedMessages(
            runId, streams.values().iterator().next().connection().tenantId(), now, heads, files),
        lot);
    Storage.delete(files.stream().map(StagedFile::uri).toList());
    return done;
  }

  private static MessagePage page(MessageStream stream, Letter first, List<Letter> letters) {
    List<Message> messages = new ArrayList<>();
    for (Letter letter : letters) {
      messages.add(new Message(bytes(letter), letter.offset(), "", letter.received(), Map.of()));
    }
    return new MessagePage(stream, "", first.file(), "", "", first.received(), messages, "");
  }

  private static byte[] bytes(Letter letter) {
    return letter.undecoded() && letter.payload().startsWith(BASE64)
        ? Base64.getDecoder().decode(letter.payload().substring(BASE64.length()))
        : letter.payload().getBytes(StandardCharsets.UTF_8);
  }
}
