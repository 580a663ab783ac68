package com.askbosco.data.pipeline.testing;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Rejected;
import com.askbosco.data.pipeline.ingest.Catalogue;
import com.askbosco.data.pipeline.ingest.Source;
import com.askbosco.data.rules.SilverRow;
import com.askbosco.data.rules.StreamMapper;
import com.askbosco.data.spec.ClientFiles;
import com.askbosco.data.spec.ClientSettings;
import com.askbosco.data.spec.ClientSpec;
import com.askbosco.data.spec.ConnectionSpec;
import com.askbosco.data.spec.SecretReference;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Column;
import com.askbosco.data.spec.TableSpec.Disposition;
import com.askbosco.data.spec.TableSpec.Duplicates;
import com.askbosco.data.spec.TableSpec.Pii;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.spec.source.SourceKind;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Clients of a fake vendor, found by name in this process so that nothing but the name is serialised. */
public final class FakeCatalogue implements Catalogue {
  private static final long serialVersionUID = 1;
  private static final Map<String, State> STATES = new ConcurrentHashMap<>();

  /** What {@code fct_fake} looks like. */
  public static final TableSpec TABLE = new TableSpec(
      "fct_fake",
      "one row per thing",
      Disposition.REPLACE_SLICE,
      List.of("id"),
      List.of("id"),
      Duplicates.LATEST,
      Optional.empty(),
      List.of(),
      List.of(column("id", Type.STRING), column("amount", Type.NUMERIC)));

  private final String name;

  private record State(FakeSource source, List<ClientSpec> clients) {}

  /**
   * @param name unique among the tests
   * @param clients number of clients, each with one connection, a credential of its own and two accounts
   */
  public FakeCatalogue(String name, FakeSource source, int clients) {
    this.name = name;
    STATES.put(
        name,
        new State(
            source, IntStream.range(0, clients).mapToObj(FakeCatalogue::client).toList()));
  }

  private static Column column(String name, Type type) {
    return new Column(name, type, true, type == Type.NUMERIC, Pii.NONE, name);
  }

  private static ClientSpec client(int number) {
    String id = "client" + number;
    ConnectionSpec connection = new ConnectionSpec(
        "shop",
        "fake",
        SourceKind.HTTP,
        new SecretReference(SecretReference.Kind.ENV, "SECRET_" + number),
        Optional.empty(),
        List.of(id + "-a", id + "-b"),
        Optional.of("EUR"),
        List.of("daily", "things"),
        LocalDate.parse("2026-01-01"),
        JsonNodeFactory.instance.objectNode(),
        1);
    return new ClientSpec(
        "agency",
        id,
        "Client " + number,
        "EUR",
        ZoneId.of("Europe/Berlin"),
        ClientSpec.Targets.NONE,
        ClientSettings.DEFAULT,
        List.of(connection),
        id + ".yaml");
  }

  private State state() {
    return STATES.get(name);
  }

  @Override
  public ClientFiles.Loaded clients(LocalDate asOf) {
    return new ClientFiles.Loaded(List.copyOf(state().clients()), Map.of());
  }

  @Override
  public Map<String, Set<String>> streams() {
    return Map.of("fake", state().source().streams().keySet());
  }

  @Override
  public Source source(String connector) {
    return state().source();
  }

  @Override
  public Optional<StreamMapper> mapper(String connector, String stream) {
    return Optional.of((record, index, context, rows, rejected) -> {
      if (record.path("amount").isNumber()) {
        Object[] values = {record.path("id").asText(), record.path("amount").decimalValue()};
        rows.accept(new SilverRow(TABLE, values, true));
      } else {
        rejected.accept(new Rejected(
            ErrorCode.ROW_WRONG_TYPE,
            "silver",
            "amount: expected a number",
            "fct_fake",
            index,
            record.toString()));
      }
    });
  }

  @Override
  public String contractVersion(String connector) {
    return "v1";
  }
}
