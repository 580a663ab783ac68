package com.askbosco.data.local;

import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.table.TableLayout;
import java.util.List;
import java.util.function.Consumer;

/** A session that dies before a statement. */
final class DyingSession implements SqlSession {
  private final SqlSession session;
  private final int last;
  private int statements;

  /** Lets so many statements through. */
  DyingSession(SqlSession session, int last) {
    this.session = session;
    this.last = last;
  }

  /** How many statements it let through. */
  int statements() {
    return statements;
  }

  /** The process is dead, as far as the code under test can tell. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Killed(String statement) {
      super("killed before " + statement);
    }
  }

  private void live(String statement) {
    if (statements == last) {
      throw new Killed(statement);
    }
    statements++;
  }

  @Override
  public long execute(String sql) {
    live(sql);
    return session.execute(sql);
  }

  @Override
  public List<List<Object>> rows(String sql) {
    live(sql);
    return session.rows(sql);
  }

  @Override
  public void each(String sql, Consumer<List<Object>> row) {
    live(sql);
    session.each(sql, row);
  }

  @Override
  public void temporary(TableLayout layout, List<List<Object>> rows) {
    live(layout.name());
    session.temporary(layout, rows);
  }
}
