package com.askbosco.data.launch.template;

import org.apache.beam.sdk.options.PipelineOptions;

/**
 * A Flex Template.
 *
 * @param name its folder below {@code templates/}, and the value of its jobs' label {@code template}
 * @param title what people read
 * @param description what it does, in a sentence or two
 * @param main the class the launcher starts
 * @param options what it is told
 */
public record TemplateSpec(
    String name,
    String title,
    String description,
    String main,
    Class<? extends PipelineOptions> options) {}
