package com.askbosco.data.launch.template;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the metadata of a Flex Template from its options, in the shape of the Dataflow API's {@code TemplateMetadata}; keys in the
 * order in which people read them.
 */
final class MetadataOfOptions {

  private MetadataOfOptions() {}

  static Map<String, Object> of(TemplateSpec template) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", template.title());
    metadata.put("description", template.description());
    // Whether a job streams says its parameter, so none of the keys of streaming templates is set.
    metadata.put(
        "parameters",
        ParameterSpec.of(template.options()).stream()
            .map(MetadataOfOptions::parameter)
            .toList());
    return metadata;
  }

  private static Map<String, Object> parameter(ParameterSpec each) {
    Map<String, Object> parameter = new LinkedHashMap<>();
    parameter.put("name", each.name());
    parameter.put("label", each.said().label());
    parameter.put("helpText", each.help());
    parameter.put("paramType", each.said().kind().type());
    parameter.put("isOptional", !each.said().required());
    each.regex().ifPresent(regex -> parameter.put("regexes", List.of(regex)));
    each.defaultValue().ifPresent(value -> parameter.put("defaultValue", value));
    if (each.said().values().length > 0) {
      parameter.put(
          "enumOptions",
          Arrays.stream(each.said().values())
              .map(value -> Map.of("value", value))
              .toList());
    }
    return parameter;
  }
}
