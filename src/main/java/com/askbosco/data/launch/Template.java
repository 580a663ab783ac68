package com.askbosco.data.launch;

import com.askbosco.data.launch.template.TemplateSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.options.PipelineOptions;

/** The Flex Templates: all of one image, each with a main class of its own. */
public enum Template {
  INGEST(
      "Bosco ingest",
      "Reads marketing data of clients from their sources, keeps every response page, and commits bronze and silver rows.",
      "IngestMain",
      IngestOptions.class),
  REFINE(
      "Bosco refine",
      "Stages and commits runs whose pages are whole in the raw zone and which the warehouse lacks. Asks no source.",
      "RefineMain",
      RefineOptions.class),
  MARTS(
      "Bosco marts",
      "Brings the marts up to date, runs the checks, and lets readers see the result when they hold.",
      "MartsMain",
      MartsOptions.class),
  REPLAY(
      "Bosco replay",
      "Puts slices with dead letters through bronze and silver again, with the mappings and checks of today. Asks no source.",
      "ReplayMain",
      ReplayOptions.class),
  REBUILD(
      "Bosco rebuild",
      "Puts the pages of some days through bronze and silver again, with the mappings of today. Asks no source.",
      "RebuildMain",
      RebuildOptions.class),
  ERASE(
      "Bosco erase",
      "Erases the subjects that request files name from the raw zone and the warehouse.",
      "EraseMain",
      EraseOptions.class);

  @SuppressWarnings("ImmutableEnumChecker") // a record of texts and a class
  private final TemplateSpec spec;

  Template(
      String title, String description, String main, Class<? extends PipelineOptions> options) {
    spec = new TemplateSpec(
        name().toLowerCase(Locale.ROOT),
        title,
        description,
        Template.class.getPackageName() + "." + main,
        options);
  }

  /** What the files of the template are made from. */
  public TemplateSpec spec() {
    return spec;
  }

  /** Whether nobody waits for its jobs, so that they may start hours later for less money. */
  boolean isBackfill() {
    return this == REBUILD;
  }

  /** All templates. */
  public static List<TemplateSpec> specs() {
    return Arrays.stream(values()).map(Template::spec).toList();
  }
}
