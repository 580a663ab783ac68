package com.askbosco.data.local;

import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.DeadLetterFilter;
import com.askbosco.data.warehouse.MessageLetters;
import com.askbosco.data.warehouse.MessageStore;
import com.askbosco.data.warehouse.StagedMessages;
import com.askbosco.data.warehouse.commit.MessageCommit;
import com.askbosco.data.warehouse.commit.MessageReplay;
import com.askbosco.data.warehouse.commit.RowChanges;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Commits of messages into a workspace's warehouse, with the live marts that follow them. Not thread-safe. */
final class LocalMessageCommits implements MessageStore, MessageLetters {
  private final WriterConnection connection;
  private final LocalLive live;
  private final Collection<TableSpec> canon;
  private final Set<String> bronze = new HashSet<>();

  LocalMessageCommits(WriterConnection connection, LocalLive live, Collection<TableSpec> canon) {
    this.connection = connection;
    this.live = live;
    this.canon = canon;
  }

  private DuckDbSession session() {
    return new DuckDbSession(connection.open());
  }

  private MessageCommit commit(RowChanges changes) {
    return new MessageCommit(session(), new DuckDbDialect(), canon, changes);
  }

  @Override
  public Map<String, String> positions() {
    return commit(RowChanges.NONE).positions();
  }

  @Override
  public void commit(StagedMessages messages) {
    Set<String> sources =
        messages.pages().stream().map(page -> page.slice().source()).collect(Collectors.toSet());
    boolean known = bronze.containsAll(sources);
    live.followed(true, changes -> {
      MessageCommit commit = commit(changes);
      if (!known) {
        commit.prepare(messages);
      }
      commit.apply(messages);
      return true;
    });
    // not before: a table that was made in a transaction that failed is not there
    bronze.addAll(sources);
  }

  @Override
  public List<Letter> messageLetters(DeadLetterFilter filter) {
    return new MessageReplay(session(), new DuckDbDialect()).letters(filter);
  }

  @Override
  public Replayed replay(StagedMessages messages, List<Letter> of) {
    return live.followed(live.isKept(), changes -> {
      MessageCommit commit = commit(changes);
      commit.prepare(messages);
      return commit.replay(messages, of);
    });
  }
}
