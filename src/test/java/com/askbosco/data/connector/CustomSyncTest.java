package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.connector.partition.CustomPartitioner;
import com.askbosco.data.connector.partition.CustomStateMigration;
import com.askbosco.data.connector.partition.MigratesState;
import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Partition routers and state migrations that are Java classes, and mistakes in those of the format. */
class CustomSyncTest {
  private static final String CURSOR =
      "incremental_sync: {type: DatetimeBasedCursor, cursor_field: t, datetime_format: \"%Y-%m-%d\", start_datetime: \"2026-01-01\", end_datetime: \"2026-01-31\"}";

  /** A part for each entry of a list of the config. */
  public static final class Accounts implements CustomPartitioner {
    @Override
    public String className() {
      return "AccountsRouter";
    }

    @Override
    public Routing configure(Map<String, JsonNode> settings) {
      JsonNode key = settings.get("key");
      if (key == null) {
        throw new IllegalArgumentException("`key` is missing");
      }
      return config -> StreamSupport.stream(config.path(key.asText()).spliterator(), false)
          .map(each -> JsonNodeFactory.instance.objectNode().<ObjectNode>set("account", each))
          .iterator();
    }
  }

  /** Takes a state out of the envelope that it once had. */
  public static final class Unwrap implements CustomStateMigration {
    @Override
    public String className() {
      return "Unwrap";
    }

    @Override
    public MigratesState configure(Map<String, JsonNode> settings) {
      return (state, vars) -> state.get("inner") instanceof ObjectNode inner ? inner : state;
    }
  }

  private static final class Output implements ReadOutput {
    private final List<String> records = new ArrayList<>();
    private final List<JsonNode> states = new ArrayList<>();

    @Override
    public void records(List<SourceRecord> some) {
      records.addAll(Rig.texts(some));
    }

    @Override
    public void state(JsonNode streamState) {
      states.add(streamState);
    }

    @Override
    public void control(JsonNode config) {}
  }

  @Test
  void aCustomRouterGivesParts() throws Exception {
    Rig rig = new Rig()
        .config("{\"ids\":[7,\"x\"]}")
        .retriever("partition_router: {class_name: source.components.AccountsRouter, key: ids}")
        .requester("request_parameters: {a: \"{{ stream_partition.account }}\"}");
    rig.source.by(line -> "{\"data\":[]}");
    rig.records();
    assertThat(rig.source.lines()).containsExactly("GET /v1/things?a=7", "GET /v1/things?a=x");
  }

  @Test
  void aCustomRouterThatIsNotThereIsNamedWithThoseThatAre() {
    assertThatThrownBy(() -> new Rig()
            .retriever("partition_router: {type: CustomPartitionRouter, class_name: a.Nobody}")
            .connector())
        .hasMessageContaining("there is no custom partition router `Nobody`")
        .hasMessageContaining("AccountsRouter");
    assertThatThrownBy(() -> new Rig()
            .retriever(
                "partition_router: {type: CustomPartitionRouter, class_name: AccountsRouter}")
            .connector())
        .hasMessageContaining("`key` is missing");
  }

  @Test
  void aCustomMigrationChangesTheState() throws Exception {
    Rig rig = new Rig()
        .stream(CURSOR, "state_migrations: [{type: CustomStateMigration, class_name: a.Unwrap}]")
            .requester("request_parameters: {from: \"{{ stream_slice.start_time }}\"}");
    rig.source.by(line -> "{\"data\":[{\"t\":\"2026-01-09\"}]}");
    Output out = new Output();
    rig.connector()
        .read(
            "things",
            rig.json("{}"),
            Optional.of(rig.json("{\"inner\":{\"t\":\"2026-01-08\"}}")),
            rig.access(),
            out);
    assertThat(rig.source.lines()).containsExactly("GET /v1/things?from=2026-01-08");
    assertThat(out.states.toString()).isEqualTo("[{\"t\":\"2026-01-09\"}, {\"t\":\"2026-01-09\"}]");
    assertThat(out.records).hasSize(1);
  }

  @Test
  void aLegacyMigrationNeedsAParentAndACursor() {
    assertThatThrownBy(() -> new Rig()
            .stream(CURSOR, "state_migrations: [{type: LegacyToPerPartitionStateMigration}]")
                .connector())
        .hasMessageContaining("LegacyToPerPartitionStateMigration needs a stream with one");
  }

  @Test
  void furtherFailuresOfAReadAreToldWithTheFirst() {
    Rig rig = new Rig()
        .stream(CURSOR.replace("}", ", step: P10D, cursor_granularity: P1D}"))
            .requester(
                "request_parameters: {from: \"{{ stream_slice.start_time }}\"}",
                "error_handler: {type: DefaultErrorHandler, response_filters: [{type: HttpResponseFilter, http_codes: [400], action: FAIL}]}");
    rig.source.then(400, "{}").then("{\"data\":[{\"t\":\"2026-01-12\"}]}").then(400, "{}");
    Output out = new Output();
    assertThatThrownBy(() ->
            rig.connector().read("things", rig.json("{}"), Optional.empty(), rig.access(), out))
        .isInstanceOf(SourceException.class)
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    assertThat(out.records).hasSize(1);
    assertThat(out.states).last().hasToString("{\"t\":\"2026-01-01\"}");
  }

  @Test
  void mistakesOfRoutersAreFoundWhenTheManifestIsLoaded() {
    assertThatThrownBy(() -> new Rig()
            .retriever(
                "partition_router: {type: GroupingPartitionRouter, group_size: 0, underlying_partition_router: {type: ListPartitionRouter, cursor_field: a, values: [b]}}")
            .connector())
        .hasMessageContaining("`group_size` has to be 1 or more");
    assertThatThrownBy(() -> new Rig()
            .retriever(
                "partition_router: {type: UnionPartitionRouter, partition_field: a, partition_routers: [{type: ListPartitionRouter, cursor_field: a, values: [b]}]}")
            .connector())
        .hasMessageContaining("needs two routers or more");
  }
}
