package com.askbosco.data.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Writes the metadata of a Flex Template from the options of its main class, in the shape of the Dataflow API's
 * {@code TemplateMetadata}.
 */
public final class TemplateMetadata {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TemplateMetadata() {}

  /** Writes {@code templates/ingest/metadata.json} below the given folder. */
  public static void main(String[] args) {
    Path file = Path.of(args[0]).resolve("templates/ingest/metadata.json");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, ingest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of the ingest template's metadata. */
  static String ingest() {
    ObjectNode root = JSON.createObjectNode();
    root.put("name", "Bosco ingest");
    root.put(
        "description",
        "Reads marketing data of clients from their sources into raw pages and staged bronze and silver rows.");
    // The job streams or not by its mode parameter, so neither key of streaming templates is set.
    root.set("parameters", parameters(IngestOptions.class));
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
        .withObjectIndenter(new DefaultIndenter("  ", "\n"))
        .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return JSON.writer(printer).writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ArrayNode parameters(Class<? extends PipelineOptions> options) {
    ArrayNode all = JSON.createArrayNode();
    List<Method> getters = Arrays.stream(options.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(TemplateParameter.class))
        .sorted(Comparator.comparingInt(TemplateMetadata::order))
        .toList();
    for (Method getter : getters) {
      all.add(parameter(getter, getter.getAnnotation(TemplateParameter.class)));
    }
    return all;
  }

  private static int order(Method getter) {
    return getter.getAnnotation(TemplateParameter.class).order();
  }

  private static ObjectNode parameter(Method getter, TemplateParameter said) {
    String name = getter.getName().substring("get".length());
    ObjectNode parameter = JSON.createObjectNode();
    parameter.put("name", Character.toLowerCase(name.charAt(0)) + name.substring(1));
    parameter.put("label", said.label());
    parameter.put("helpText", getter.getAnnotation(Description.class).value());
    parameter.put("paramType", said.kind().type());
    parameter.put("isOptional", !said.required());
    if (!said.kind().pattern().isEmpty()) {
      parameter.putArray("regexes").add("^" + said.kind().pattern() + "$");
    }
    if (getter.isAnnotationPresent(Default.String.class)) {
      parameter.put("defaultValue", getter.getAnnotation(Default.String.class).value());
    }
    if (getter.isAnnotationPresent(Default.Integer.class)) {
      parameter.put(
          "defaultValue",
          Integer.toString(getter.getAnnotation(Default.Integer.class).value()));
    }
    if (said.values().length > 0) {
      ArrayNode values = parameter.putArray("enumOptions");
      for (String value : said.values()) {
        values.addObject().put("value", value);
      }
    }
    return parameter;
  }
}
