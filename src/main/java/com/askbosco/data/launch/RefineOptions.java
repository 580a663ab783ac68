package com.askbosco.data.launch;

import com.askbosco.data.launch.template.TemplateParameter;
import com.askbosco.data.launch.template.TemplateParameter.Kind;
import java.util.List;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** What the refine template is told. */
public interface RefineOptions extends FilesOptions {

  @TemplateParameter(order = 1, label = "Runs", kind = Kind.RUN_IDS)
  @Description(
      "Ids of the runs to stage and commit, with commas between; every run whose raw pages are whole and which the warehouse lacks, when empty.")
  @Nullable
  List<String> getRunIds();

  void setRunIds(@Nullable List<String> value);
}
