package com.askbosco.data.pipeline.source.jdbc;

import com.askbosco.data.connector.Sleeper;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.source.JdbcSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Opens sessions: read-only, every value written the same way, all statements of one transaction over one state of the data.
 *
 * @param sleeper waits before another attempt
 */
record Sessions(Database database, JdbcSettings settings, Login login, Sleeper sleeper) {
  private static final int ATTEMPTS = 4;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

  /** A session; one that cannot be had for the moment is tried again a few times. */
  Connection open() throws InterruptedException {
    Duration wait = FIRST_WAIT;
    for (int attempt = 1; ; attempt++) {
      try {
        return connect();
      } catch (SQLException e) {
        SourceException failure = DatabaseFailure.of("Cannot open " + place(), e);
        if (attempt == ATTEMPTS || failure.code().kind() != ErrorCode.Kind.TRANSIENT) {
          throw failure;
        }
        sleeper.sleep(wait);
        wait = wait.multipliedBy(3);
      }
    }
  }

  /** Where the database is, as messages name it. */
  String place() {
    return "database " + settings.name() + " on " + settings.host() + ":" + settings.port();
  }

  private Connection connect() throws SQLException {
    Connection connection = Drivers.of(database.driver())
        .connect(database.url(settings), database.properties(settings, login));
    if (connection == null) {
      throw new SQLException("The driver does not know the address", "08001");
    }
    try {
      connection.setAutoCommit(true);
      try (Statement statement = connection.createStatement()) {
        for (String each : database.session(settings)) {
          statement.execute(each);
        }
      }
      database.begin(connection);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
