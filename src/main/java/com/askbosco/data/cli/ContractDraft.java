package com.askbosco.data.cli;

import com.askbosco.data.connector.StreamInfo;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.rules.Reference;
import com.askbosco.data.rules.contract.Contract;
import com.askbosco.data.rules.contract.Contracts;
import com.askbosco.data.rules.contract.Draft;
import com.askbosco.data.rules.contract.MappingNeeds;
import com.askbosco.data.rules.contract.MappingReads;
import com.askbosco.data.spec.MappingFile;
import com.askbosco.data.spec.MappingSpec;
import com.askbosco.data.spec.MappingSpec.StreamSpec;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.warehouse.QueryEngine;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * First contracts of a connector's streams.
 *
 * @param folder the connector
 * @param mapping its mapping, without any stream when it has none
 */
record ContractDraft(ConnectorFolder folder, MappingSpec mapping) {
  private static final int MOST = 2_000;
  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .build();

  static ContractDraft of(ConnectorFolder folder) {
    Path silver = folder.folder().resolve("silver.yaml");
    if (!Files.isRegularFile(silver)) {
      return new ContractDraft(folder, MappingSpec.empty(folder.name()));
    }
    YamlFile file = YamlFile.parse(silver.toString(), ConnectorFolder.text(silver));
    MappingSpec mapping = MappingFile.read(file);
    file.check();
    return new ContractDraft(folder, mapping);
  }

  private Set<String> reads(String stream) {
    StreamSpec spec = mapping.streams().get(stream);
    return spec == null ? Set.of() : MappingReads.of(spec);
  }

  /** One line for each field that the mapping reads and the contract in force does not know. */
  List<String> unread(Contracts contracts) {
    List<String> lines = new ArrayList<>();
    for (String stream : contracts.streams()) {
      Contract contract = contracts.latest(stream).orElseThrow();
      reads(stream).stream()
          .filter(field -> !contract.knows(field))
          .forEach(field -> lines.add("  " + contract.file() + ": the mapping reads `" + field
              + "`, which the contract does not know"));
    }
    return lines;
  }

  /** The texts by stream. */
  Map<String, String> texts(List<Path> records, Optional<Workspace> workspace) {
    Map<String, String> texts = new TreeMap<>();
    for (StreamInfo stream : folder.streams().values()) {
      StreamSpec spec = mapping.streams().get(stream.name());
      MappingNeeds needs = spec == null
          ? new MappingNeeds(Set.of(), Map.of())
          : MappingNeeds.of(mapping, spec, Canon.load(), Reference.load().lookups());
      List<String> keys = new ArrayList<>(stream.primaryKey());
      stream.cursorField().ifPresent(keys::add);
      Draft draft = new Draft(stream.name(), keys, reads(stream.name()), needs);
      draft.schema(stream.schema());
      records.forEach(file -> lines(file, stream.name()).forEach(draft::record));
      workspace.ifPresent(place -> bronze(place, stream.name()).forEach(draft::record));
      texts.put(stream.name(), draft.text());
    }
    return texts;
  }

  private static List<JsonNode> lines(Path file, String stream) {
    List<JsonNode> records = new ArrayList<>();
    for (String line : ConnectorFolder.text(file).lines().toList()) {
      JsonNode record = parse(line, file.toString());
      if (record.path("stream").asText().equals(stream)) {
        records.add(record.path("data"));
      }
    }
    return records;
  }

  private List<JsonNode> bronze(Workspace workspace, String stream) {
    try (QueryEngine engine = Local.queries(workspace)) {
      return engine
          .query("SELECT TO_JSON_STRING(payload) FROM bronze." + folder.name().replace('-', '_')
              + " WHERE stream = '" + stream.replace("'", "\\'") + "' ORDER BY extracted_at DESC"
              + " LIMIT " + MOST)
          .rows()
          .stream()
          .map(row -> parse(String.valueOf(row.get(0)), "bronze of " + folder.name()))
          .toList();
    }
  }

  private static JsonNode parse(String text, String place) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new BoscoException(ErrorCode.USAGE, place + " holds a line that is no JSON", e);
    }
  }
}
