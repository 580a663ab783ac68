package com.askbosco.data.launch;

import com.askbosco.data.launch.TemplateParameter.Kind;
import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/**
 * The options of the ingest. They say where things are and never hold a secret: a job's options can be read by everybody who may
 * see the job. The template's metadata is generated from here.
 */
public interface IngestOptions extends PipelineOptions {

  @TemplateParameter(
      order = 1,
      label = "Mode",
      kind = Kind.ENUM,
      values = {"batch", "streaming"})
  @Description("batch reads the days asked for once; streaming polls yesterday and today for ever.")
  @Default.String("batch")
  String getMode();

  void setMode(String mode);

  @TemplateParameter(
      order = 2,
      label = "Clients' files",
      kind = Kind.GCS_READ_FOLDER,
      required = true)
  @Description(
      "Folder of the clients' YAML files. They hold references of credentials, never credentials.")
  @Nullable
  String getClientsLocation();

  void setClientsLocation(@Nullable String location);

  @TemplateParameter(order = 3, label = "Raw pages", kind = Kind.GCS_WRITE_FOLDER, required = true)
  @Description("Folder of the raw zone: exact response pages, kept.")
  @Nullable
  String getRawLocation();

  void setRawLocation(@Nullable String location);

  @TemplateParameter(
      order = 4,
      label = "Staged rows",
      kind = Kind.GCS_WRITE_FOLDER,
      required = true)
  @Description("Folder of rows on their way into the warehouse; may be deleted after the commit.")
  @Nullable
  String getStagedRowsLocation();

  void setStagedRowsLocation(@Nullable String location);

  @TemplateParameter(order = 5, label = "Client ids", kind = Kind.TEXT)
  @Description("Ids of the clients to read, with commas between; all of the folder when empty.")
  @Nullable
  List<String> getClientIds();

  void setClientIds(@Nullable List<String> ids);

  @TemplateParameter(order = 6, label = "Day", kind = Kind.DAY)
  @Description("The one day to read in batch mode, such as 2026-03-31. Instead of from and to.")
  @Nullable
  String getDate();

  void setDate(@Nullable String day);

  @TemplateParameter(order = 7, label = "First day", kind = Kind.DAY)
  @Description("The first account-local day to read in batch mode.")
  @Nullable
  String getFrom();

  void setFrom(@Nullable String day);

  @TemplateParameter(order = 8, label = "Last day", kind = Kind.DAY)
  @Description("The last account-local day to read in batch mode.")
  @Nullable
  String getTo();

  void setTo(@Nullable String day);

  @TemplateParameter(order = 9, label = "As of", kind = Kind.DAY)
  @Description("The logical today of a batch run; the day after the last one when empty.")
  @Nullable
  String getAsOf();

  void setAsOf(@Nullable String day);

  @TemplateParameter(order = 10, label = "Poll seconds", kind = Kind.NUMBER)
  @Description("Seconds between two polls in streaming mode, at least 60.")
  @Default.Integer(900)
  int getPollSeconds();

  void setPollSeconds(int seconds);

  @TemplateParameter(order = 11, label = "Sandbox", kind = Kind.TEXT)
  @Description("Root address of the simulated vendors, for connections whose endpoint is sandbox.")
  @Nullable
  String getSandboxUrl();

  void setSandboxUrl(@Nullable String url);

  @TemplateParameter(order = 12, label = "Further connectors", kind = Kind.GCS_READ_FOLDER)
  @Description(
      "Folder of further connectors (name/manifest.yaml, name/silver.yaml), which stand in for the product's own of the same name.")
  @Nullable
  String getConnectorsLocation();

  void setConnectorsLocation(@Nullable String location);

  @TemplateParameter(order = 13, label = "Sources", kind = Kind.TEXT)
  @Description(
      "Connectors whose connections are read, such as google-ads, with commas between; all when empty. Not in streaming mode.")
  @Nullable
  List<String> getSources();

  void setSources(@Nullable List<String> names);
}
