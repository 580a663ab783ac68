package com.askbosco.data.launch;

import com.askbosco.data.launch.template.TemplateParameter;
import com.askbosco.data.launch.template.TemplateParameter.Kind;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/**
 * What every template is told. Options say where things are and never hold a secret: a job's options can be read by everybody who
 * may see the job. The files of the template are generated from here.
 */
public interface RunOptions extends PipelineOptions {

  @TemplateParameter(order = 21, label = "Raw zone", kind = Kind.GCS_WRITE_FOLDER, required = true)
  @Description(
      "Folder of the raw zone: exact response pages, kept, and what is known of each run below _runs.")
  @Nullable
  String getRawLocation();

  void setRawLocation(@Nullable String location);

  @TemplateParameter(order = 31, label = "Warehouse project", kind = Kind.PROJECT, required = true)
  @Description("Project of the BigQuery datasets bronze, silver, gold, ops and staging.")
  @Nullable
  String getWarehouseProject();

  void setWarehouseProject(@Nullable String project);

  @TemplateParameter(order = 32, label = "Warehouse location", kind = Kind.BIGQUERY_LOCATION)
  @Description("Where those datasets are: a multi-region or a region.")
  @Default.String("EU")
  String getWarehouseLocation();

  void setWarehouseLocation(String location);

  @TemplateParameter(order = 41, label = "Request id", kind = Kind.REQUEST)
  @Description(
      "Names what is asked for: launches of a template with the same id are one run, so that a retry does nothing twice. A scheduler gives the id of its task in its run. Without it the same work is one run until it is committed whole.")
  @Nullable
  String getRequestId();

  void setRequestId(@Nullable String id);
}
