package com.askbosco.data.launch.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.dataflow.model.ContainerSpec;
import com.google.api.services.dataflow.model.FlexTemplateRuntimeEnvironment;
import com.google.api.services.dataflow.model.ParameterMetadata;
import com.google.api.services.dataflow.model.SDKInfo;
import com.google.api.services.dataflow.model.TemplateMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The specifications that lie in a bucket and that launches name: image, metadata, and what a job gets by default. Written here,
 * since {@code gcloud dataflow flex-template build} drops the keys of streaming templates.
 */
public final class ContainerSpecs {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final GsonFactory GSON = GsonFactory.getDefaultInstance();

  private ContainerSpecs() {}

  /**
   * One specification for each entry of the defaults, as JSON by the entry's name.
   *
   * @param templates every template
   * @param defaults text of {@code templates/defaults.yaml}
   * @param image the image of the template of that name
   * @throws IllegalArgumentException when the defaults have a key that the Dataflow API has not
   */
  public static Map<String, String> of(
      List<TemplateSpec> templates, String defaults, UnaryOperator<String> image) {
    Map<String, Object> root =
        map(new Yaml(new SafeConstructor(new LoaderOptions())).load(defaults), "defaults.yaml");
    Map<String, Object> all = map(root.get("all"), "all");
    Map<String, String> specs = new TreeMap<>();
    map(root.get("templates"), "templates").forEach((name, value) -> {
      Map<String, Object> entry = map(value, name);
      String of = entry.getOrDefault("of", name).toString();
      TemplateSpec template = templates.stream()
          .filter(each -> each.name().equals(of))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("There is no template " + of));
      ContainerSpec spec = new ContainerSpec()
          .setImage(image.apply(of))
          .setSdkInfo(new SDKInfo().setLanguage("JAVA"))
          .setMetadata(metadata(template, entry))
          .setDefaultEnvironment(environment(name, all, map(entry.get("environment"), name)));
      specs.put(name, json(spec));
    });
    return specs;
  }

  private static TemplateMetadata metadata(TemplateSpec template, Map<String, Object> entry) {
    TemplateMetadata metadata =
        strict(TemplateFiles.metadata(template), TemplateMetadata.class, template.name());
    boolean streaming = Boolean.TRUE.equals(entry.get("streaming"));
    metadata.setStreaming(streaming);
    if (streaming) {
      // Commits are idempotent, but two workers reading one credential at once would use its quota
      // twice.
      metadata.setSupportsExactlyOnce(true).setSupportsAtLeastOnce(false);
    }
    Object fixed = entry.get("parameters");
    if (fixed != null) {
      map(fixed, "parameters").forEach((name, value) -> {
        for (ParameterMetadata parameter : metadata.getParameters()) {
          if (parameter.getName().equals(name)) {
            parameter.setIsOptional(false).setRegexes(List.of("^" + value + "$"));
          }
        }
      });
    }
    return metadata;
  }

  private static FlexTemplateRuntimeEnvironment environment(
      String name, Map<String, Object> all, Map<String, Object> own) {
    Map<String, Object> merged = new LinkedHashMap<>(all);
    merged.putAll(own);
    try {
      return strict(JSON.writeValueAsString(merged), FlexTemplateRuntimeEnvironment.class, name);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads JSON into a class of the API, which would take keys it does not know without a word. */
  private static <T extends GenericJson> T strict(String json, Class<T> type, String where) {
    try {
      T read = GSON.fromString(json, type);
      if (!read.getUnknownKeys().isEmpty()) {
        throw new IllegalArgumentException(where + ": " + type.getSimpleName() + " has no "
            + read.getUnknownKeys().keySet());
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String json(ContainerSpec spec) {
    try {
      return TemplateFiles.pretty(JSON.readValue(GSON.toString(spec), Object.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value, String where) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new IllegalArgumentException("templates/defaults.yaml: " + where + " is no mapping");
  }
}
