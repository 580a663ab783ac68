package com.askbosco.data.local;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.commit.Dialect;
import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.mart.QueryCompiler;
import com.askbosco.data.warehouse.table.TableLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;

/**
 * The views of {@code sql/views} that are made of silver, such as the rows of a database as its changes leave them. Those that are made
 * of marts, for tools that know no metrics, are the cloud's alone.
 */
final class SilverViews {
  private static final String FOLDER = "views";
  private static final String OF_SILVER = "FROM silver.";

  private final SqlSession session;
  private final Dialect dialect;
  private final QueryCompiler compiler;

  SilverViews(SqlSession session, Dialect dialect, QueryCompiler compiler) {
    this.session = session;
    this.dialect = dialect;
    this.compiler = compiler;
  }

  /**
   * Makes them anew.
   *
   * @param sql the folder with {@code views/}; without it there is nothing to make
   * @param tables what they may be made of
   */
  void make(Path sql, Collection<TableLayout> tables) {
    Path folder = sql.resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(each -> each.toString().endsWith(".sql")).sorted().toList()) {
        String text = Files.readString(file);
        if (text.contains(OF_SILVER)) {
          String name = file.getFileName().toString().replace(".sql", "");
          session.execute("CREATE OR REPLACE VIEW gold." + dialect.name(name) + " AS "
              + compiler.compile(FOLDER + "/" + name, text, tables).sql());
        }
      }
    } catch (IOException e) {
      throw new BoscoException(ErrorCode.STORAGE_FAILED, "Cannot read " + folder + ": " + e, e);
    }
  }
}
