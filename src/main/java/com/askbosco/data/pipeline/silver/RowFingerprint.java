package com.askbosco.data.pipeline.silver;

import com.askbosco.data.pipeline.stage.JsonBytes;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.table.TableLayout;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code _row_hash} of a silver row: FarmHash's fingerprint of the JSON text of its identity and of the values it has. */
public final class RowFingerprint {
  private static final HashFunction FINGERPRINT = Hashing.farmHashFingerprint64();

  private RowFingerprint() {}

  /** Of text that was put together already. */
  static long of(JsonBytes text, int start) {
    return FINGERPRINT.hashBytes(text.array(), start, text.length() - start).asLong();
  }

  /**
   * Of a row that is in the warehouse.
   *
   * @param identity tenant, client, source and account
   * @param values the business columns in their order
   */
  public static String of(TableSpec table, List<String> identity, List<@Nullable Object> values) {
    JsonBytes out = new JsonBytes(1024);
    for (int i = 0; i < identity.size(); i++) {
      out.ascii(i == 0 ? "{\"" : ",\"")
          .ascii(TableLayout.IDENTITY.get(i).name())
          .ascii("\":")
          .string(identity.get(i));
    }
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      TableSpec.Column column = table.columns().get(i);
      if (value != null) {
        out.raw((",\"" + column.name() + "\":").getBytes(StandardCharsets.UTF_8));
        SilverValue.write(value, column.type() == Type.JSON, out);
      }
    }
    long hash = of(out, 0);
    out.clear();
    out.hex(hash);
    return new String(out.array(), 1, out.length() - 2, StandardCharsets.US_ASCII);
  }
}
