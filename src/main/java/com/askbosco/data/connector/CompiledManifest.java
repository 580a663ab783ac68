package com.askbosco.data.connector;

import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.config.ConfigRules;
import com.askbosco.data.connector.http.CallRates;
import com.askbosco.data.connector.http.Hosts;
import com.askbosco.data.connector.http.Memory;
import com.askbosco.data.connector.http.Redactor;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.connector.schema.SchemaFiles;
import com.askbosco.data.model.Problem;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.manifest.Manifest;
import com.askbosco.data.spec.manifest.Place;
import com.askbosco.data.spec.manifest.Spec;
import com.askbosco.data.spec.manifest.Strictness;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;

/**
 * What a manifest is compiled to, before there is a config. Immutable and thread-safe.
 *
 * @param name the connector's id
 * @param rules what is changed and checked in a config
 * @param concurrency how much is read at the same time
 * @param warnings what is odd and does no harm
 * @param configSchema the JSON schema of the config
 */
record CompiledManifest(
    String name,
    Manifest manifest,
    StreamPlan plan,
    ConfigRules rules,
    CallRates rates,
    Concurrency concurrency,
    List<Problem> warnings,
    JsonNode configSchema) {

  /** See {@link Connector#load(String, String, String, Strictness, SchemaFiles)}. */
  static CompiledManifest of(
      String name, String fileName, String manifestYaml, Strictness strictness, SchemaFiles files) {
    YamlFile file = YamlFile.named(fileName);
    Manifest manifest = Manifest.read(file, manifestYaml, strictness);
    Expressions expressions = new Expressions(file, strictness);
    StreamPlan plan = new StreamPlan(fileName, manifest, expressions, files);
    ConfigRules rules =
        ConfigRules.compile(manifest.spec().flatMap(Spec::configNormalizationRules), expressions);
    CallRates rates =
        CallRates.compile(manifest.apiBudget(), expressions, new Place(0, "api_budget", Map.of()));
    Concurrency concurrency = Concurrency.compile(manifest, expressions);
    file.check();
    JsonNode schema = manifest
        .spec()
        .map(spec -> Expressions.literal(spec.connectionSpecification()))
        .orElse(JsonNodeFactory.instance.objectNode());
    return new CompiledManifest(
        name, manifest, plan, rules, rates, concurrency, file.warnings(), schema);
  }

  /** Whether the manifest is one of our own, whose windows come from outside. */
  boolean isOurs() {
    return manifest.bosco().isPresent();
  }

  Session session(JsonNode config, Access access, boolean exact, Map<String, JsonNode> selection) {
    Manifest.Extension limits = manifest.bosco().orElse(Manifest.Extension.DEFAULT);
    return new Session(
        name,
        access,
        new Hosts(config, limits.hosts()),
        new Redactor(config, configSchema),
        limits,
        rates,
        exact,
        new Memory(),
        selection);
  }
}
