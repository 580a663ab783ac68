package com.askbosco.data.launch;

import com.askbosco.data.launch.template.TemplateParameter;
import com.askbosco.data.launch.template.TemplateParameter.Kind;
import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** What the ingest template is told. */
public interface IngestOptions extends FilesOptions {

  @TemplateParameter(
      order = 1,
      label = "Mode",
      kind = Kind.ENUM,
      values = {"batch", "streaming"})
  @Description("batch reads the days asked for once; streaming polls yesterday and today for ever.")
  @Default.String("batch")
  String getMode();

  void setMode(String mode);

  @TemplateParameter(order = 2, label = "Day", kind = Kind.DAY)
  @Description("The one day to read in batch mode, such as 2026-03-31. Instead of from and to.")
  @Nullable
  String getDate();

  void setDate(@Nullable String day);

  @TemplateParameter(order = 3, label = "First day", kind = Kind.DAY)
  @Description("The first account-local day to read in batch mode.")
  @Nullable
  String getFrom();

  void setFrom(@Nullable String day);

  @TemplateParameter(order = 4, label = "Last day", kind = Kind.DAY)
  @Description("The last account-local day to read in batch mode.")
  @Nullable
  String getTo();

  void setTo(@Nullable String day);

  @TemplateParameter(order = 5, label = "As of", kind = Kind.DAY)
  @Description("The logical today of a batch run; the day after the last one when empty.")
  @Nullable
  String getAsOf();

  void setAsOf(@Nullable String day);

  @TemplateParameter(order = 6, label = "Poll seconds", kind = Kind.NUMBER)
  @Description("Seconds between two polls in streaming mode, at least 60.")
  @Default.Integer(900)
  int getPollSeconds();

  void setPollSeconds(int seconds);

  @TemplateParameter(order = 7, label = "Sandbox", kind = Kind.TEXT)
  @Description("Root address of the simulated vendors, for connections whose endpoint is sandbox.")
  @Nullable
  String getSandboxUrl();

  void setSandboxUrl(@Nullable String url);

  @TemplateParameter(order = 8, label = "Sources", kind = Kind.SOURCES)
  @Description(
      "Connectors whose connections are read, such as google-ads, with commas between; all when empty. Not in streaming mode.")
  @Nullable
  List<String> getSources();

  void setSources(@Nullable List<String> names);

  @TemplateParameter(order = 9, label = "Commit seconds", kind = Kind.NUMBER)
  @Description(
      "Seconds between two commits of messages in streaming mode, at least 60. Rows are in the landing tables within seconds and in bronze and silver after the next commit.")
  @Default.Integer(300)
  int getCommitSeconds();

  void setCommitSeconds(int seconds);
}
