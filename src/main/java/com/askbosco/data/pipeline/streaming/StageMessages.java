package com.askbosco.data.pipeline.streaming;

import com.askbosco.data.model.Rejected;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.decode.Decoder;
import com.askbosco.data.pipeline.decode.Decoders;
import com.askbosco.data.pipeline.decode.JsonDecoder;
import com.askbosco.data.pipeline.decode.UnreadableException;
import com.askbosco.data.pipeline.ingest.Catalogue;
import com.askbosco.data.pipeline.ingest.DeclaredSource;
import com.askbosco.data.pipeline.ingest.Secrets;
import com.askbosco.data.pipeline.ingest.StagePages;
import com.askbosco.data.pipeline.ingest.SuppressSubjects;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.stage.PageRecords;
import com.askbosco.data.pipeline.stage.SliceContext;
import com.askbosco.data.pipeline.stage.StagedTables;
import com.askbosco.data.rules.StreamMapper;
import com.askbosco.data.warehouse.EventTimes;
import com.askbosco.data.warehouse.StagedMessages.StagedPage;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes pages of messages through decoding and then the way of all pages: bronze, contract, silver. Not thread-safe. */
final class StageMessages {
  private static final byte[] NOTHING = {};
  private static final Duration LIST_AGE = Duration.ofMinutes(1);
  private static final Duration DEFAULT_LATENESS = Duration.ofHours(1);

  private final String runId;
  private final Catalogue catalogue;
  private final Secrets secrets;
  private final StagePages stager;
  private final RawLayout raw;
  private final Map<MessageStream, Decoder> decoders = new HashMap<>();
  private final Map<MessageStream, Held> erased = new HashMap<>();

  StageMessages(String runId, Catalogue catalogue, Secrets secrets, RawLayout raw) {
    this.runId = runId;
    this.raw = raw;
    this.catalogue = catalogue;
    this.secrets = secrets;
    this.stager = new StagePages(catalogue);
  }

  /** Writes the rows of a page. */
  StagedPage stage(MessagePage page, StagedTables staged) throws IOException {
    return stage(
        page,
        decoders.computeIfAbsent(page.stream(), stream -> Decoders.of(stream, secrets.open())),
        staged);
  }

  /** As above, for messages whose payloads are the JSON of records that were decoded before. */
  StagedPage stageDecoded(MessagePage page, StagedTables staged) throws IOException {
    return stage(page, new JsonDecoder(), staged);
  }

  private StagedPage stage(MessagePage page, Decoder decoder, StagedTables staged)
      throws IOException {
    List<Message> messages = page.messages();
    List<SourceRecord> records = new ArrayList<>(messages.size());
    List<Rejected> refused = new ArrayList<>();
    long[] offsets = new long[messages.size()];
    @Nullable Instant newest = null;
    for (int i = 0; i < offsets.length; i++) {
      Message message = messages.get(i);
      offsets[i] = message.offset();
      if (newest == null || message.published().isAfter(newest)) {
        newest = message.published();
      }
      try {
        records.add(decoder.decode(message));
      } catch (UnreadableException e) {
        records.add(new SourceRecord(MissingNode.getInstance(), NOTHING, 0, 0));
        refused.add(unreadable(message, i, e));
      }
    }
    Moments moments = new Moments(offsets.length);
    SliceContext context = context(page);
    SuppressSubjects suppress = suppress(page.stream(), context);
    List<SourceRecord> allowed = suppress.messages(records);
    suppress.count(staged);
    long rejected = stager.stage(
        new PageRecords(context, page.place(), allowed, offsets, refused), staged, moments);
    return new StagedPage(
        page.stream().slice(),
        page.partition(),
        page.from(),
        page.next(),
        messages.size(),
        rejected,
        newest,
        times(page.stream(), moments));
  }

  /** The list of erased persons is looked into again after a while: others add to it while this job runs. */
  private SuppressSubjects suppress(MessageStream stream, SliceContext context) {
    Held held = erased.get(stream);
    if (held == null || System.nanoTime() - held.since() > LIST_AGE.toNanos()) {
      held = new Held(SuppressSubjects.of(catalogue, raw, context), System.nanoTime());
      erased.put(stream, held);
    }
    return held.subjects();
  }

  private record Held(SuppressSubjects subjects, long since) {}

  /** The moments of a page's records as they come. */
  private static final class Moments implements Consumer<@Nullable Instant> {
    private final long[] millis;
    private int count;

    Moments(int most) {
      millis = new long[most];
    }

    @Override
    public void accept(@Nullable Instant moment) {
      millis[count++] = moment == null ? EventTimes.UNDATED : moment.toEpochMilli();
    }
  }

  private EventTimes times(MessageStream stream, Moments moments) {
    String source = stream.connection().source();
    Duration lateness = catalogue.source(source) instanceof DeclaredSource declared
        ? Objects.requireNonNull(declared.spec().streams().get(stream.stream())).lateness()
        : DEFAULT_LATENESS;
    return new EventTimes(
        Arrays.copyOf(moments.millis, moments.count),
        lateness,
        ZoneId.of(stream.connection().clientZone()),
        catalogue.mapper(source, stream.stream()).map(StreamMapper::tables).orElse(Set.of()));
  }

  private SliceContext context(MessagePage page) {
    MessageStream stream = page.stream();
    return new SliceContext(
        runId,
        page.received(),
        stream.slice(),
        stream.connection(),
        catalogue.source(stream.connection().source()).manifestHash());
  }

  private static Rejected unreadable(Message message, int index, UnreadableException e) {
    return new Rejected(
        e.code(), "decode", String.valueOf(e.getMessage()), "", index, text(message.payload()));
  }

  /** The payload as text; as base64 behind that word when it is none. */
  private static String text(byte[] payload) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(payload))
          .toString();
    } catch (CharacterCodingException e) {
      return "base64:" + Base64.getEncoder().encodeToString(payload);
    }
  }
}
