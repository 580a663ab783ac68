package com.askbosco.data.launch.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files that are generated from the options of the templates, by path below the project's folder. */
public final class TemplateFiles {
  /** Where the image keeps the product's own jar and the libraries. */
  public static final String CLASS_PATH = "/template/classpath/*:/template/libs/*";

  private static final ObjectMapper JSON = new ObjectMapper();

  private TemplateFiles() {}

  /** Metadata and launcher's file of each template, and the page of the docs. */
  public static Map<String, String> of(List<TemplateSpec> templates) {
    Map<String, String> files = new TreeMap<>();
    for (TemplateSpec each : templates) {
      files.put("templates/" + each.name() + "/metadata.json", metadata(each));
      files.put("templates/" + each.name() + "/launcher.json", launcher(each));
    }
    files.put("docs/templates.md", TemplateDocs.of(templates));
    return files;
  }

  /** The metadata, in the shape of the Dataflow API's {@code TemplateMetadata}. */
  static String metadata(TemplateSpec template) {
    return pretty(MetadataOfOptions.of(template));
  }

  /** What the launcher of the image starts. */
  private static String launcher(TemplateSpec template) {
    Map<String, Object> command = new LinkedHashMap<>();
    command.put("mainClass", template.main());
    command.put("classPath", CLASS_PATH);
    return pretty(command);
  }

  /** JSON as people read it. */
  static String pretty(Object json) {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
        .withObjectIndenter(new DefaultIndenter("  ", "\n"))
        .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return JSON.writer(printer).writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
