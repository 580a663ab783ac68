package com.askbosco.data.launch;

import com.askbosco.data.pipeline.streaming.MessageCommitter;
import com.askbosco.data.warehouse.MessageStore;
import com.askbosco.data.warehouse.StagedMessages;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The warehouse that this process has open, as the pipelines of this process find it: they serialise a name. */
final class LocalMessages implements MessageCommitter, AutoCloseable {
  private static final long serialVersionUID = 1;
  private static final ConcurrentHashMap<String, MessageStore> OPEN = new ConcurrentHashMap<>();

  private final String id;

  private LocalMessages(String id) {
    this.id = id;
  }

  /** Makes a warehouse known until this is closed. Whoever else uses it has to lock it. */
  static LocalMessages over(MessageStore store) {
    String id = UUID.randomUUID().toString();
    OPEN.put(id, store);
    return new LocalMessages(id);
  }

  private MessageStore store() {
    MessageStore store = OPEN.get(id);
    if (store == null) {
      throw new IllegalStateException("The warehouse of this pipeline is not open here any more");
    }
    return store;
  }

  @Override
  public Map<String, String> positions() {
    MessageStore store = store();
    synchronized (store) {
      return store.positions();
    }
  }

  @Override
  public void commit(StagedMessages messages) {
    MessageStore store = store();
    synchronized (store) {
      store.commit(messages);
    }
  }

  @Override
  public void close() {
    OPEN.remove(id);
  }
}
