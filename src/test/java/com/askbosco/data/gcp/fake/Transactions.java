package com.askbosco.data.gcp.fake;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Who may change rows when. A transaction that updates or deletes rows of a table keeps others from doing so: the later one is
 * aborted, also when the first has been committed since the later one began. Adding rows conflicts with nothing.
 */
final class Transactions {
  /** How many tables one transaction may change. */
  private static final int MAX_TABLES = 100;

  private final String project;
  private final Map<String, Session> holders = new HashMap<>();
  private final Map<String, Long> changedAt = new HashMap<>();
  private long time;

  Transactions(String project) {
    this.project = project;
  }

  synchronized void begin(Session session) {
    if (session.transaction() != null) {
      throw ApiException.query(
          "Transaction is already in progress; nested transactions are not supported at [1:1]");
    }
    session.begin(UUID.randomUUID().toString(), ++time);
  }

  synchronized void commit(Session session) {
    Session.Transaction transaction = session.transaction();
    if (transaction == null) {
      throw ApiException.query("There is no transaction in progress to commit at [1:1]");
    }
    session.commit();
    time++;
    transaction.mutated().forEach(table -> changedAt.put(table, time));
    holders.values().removeIf(holder -> holder == session);
  }

  synchronized void rollback(Session session) {
    if (session.transaction() == null) {
      throw ApiException.query("There is no transaction in progress to roll back at [1:1]");
    }
    abort(session);
  }

  /** Ends the session's transaction, if there is one, without effect. */
  synchronized void abort(Session session) {
    session.rollback();
    holders.values().removeIf(holder -> holder == session);
  }

  /** Notes that rows are added; refuses one table too many. */
  synchronized void append(Session session, Table table) {
    Session.Transaction transaction = session.transaction();
    if (transaction != null && !isTemporary(table)) {
      transaction.changed().add(table.path());
      if (transaction.changed().size() > MAX_TABLES) {
        throw ApiException.query(
            "Transaction modifies too many tables: at most " + MAX_TABLES + " are allowed");
      }
    }
  }

  /** Notes that rows are changed or removed; aborts the transaction on a conflict. */
  synchronized void mutate(Session session, Table table) {
    if (isTemporary(table)) {
      return;
    }
    append(session, table);
    Session.Transaction transaction = session.transaction();
    Session holder = holders.get(table.path());
    boolean held = holder != null && holder != session;
    boolean changed =
        transaction != null && changedAt.getOrDefault(table.path(), 0L) > transaction.began();
    if (held || changed) {
      String id = transaction == null ? UUID.randomUUID().toString() : transaction.id();
      abort(session);
      throw ApiException.query("Transaction is aborted due to concurrent update against table "
          + project + ":" + table.path() + ". Transaction ID: " + id);
    }
    if (transaction != null) {
      transaction.mutated().add(table.path());
      holders.put(table.path(), session);
    } else {
      changedAt.put(table.path(), ++time);
    }
  }

  private static boolean isTemporary(Table table) {
    return table.held().startsWith("temp.");
  }
}
