package com.askbosco.data.launch;

import com.askbosco.data.launch.template.TemplateParameter;
import com.askbosco.data.launch.template.TemplateParameter.Kind;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** What the replay template is told. */
public interface ReplayOptions extends FilesOptions {

  @TemplateParameter(order = 1, label = "First day", kind = Kind.DAY)
  @Description(
      "The first account-local day of the dead letters meant; from the first one on when empty.")
  @Nullable
  String getFrom();

  void setFrom(@Nullable String value);

  @TemplateParameter(order = 2, label = "Last day", kind = Kind.DAY)
  @Description(
      "The last account-local day of the dead letters meant; up to the last one when empty.")
  @Nullable
  String getTo();

  void setTo(@Nullable String value);

  @TemplateParameter(order = 3, label = "Error code", kind = Kind.ERROR_CODE)
  @Description("Only dead letters with this code, or that broke this row check.")
  @Nullable
  String getErrorCode();

  void setErrorCode(@Nullable String value);

  @TemplateParameter(order = 4, label = "Source", kind = Kind.SOURCE)
  @Description("Only dead letters of this connector.")
  @Nullable
  String getSource();

  void setSource(@Nullable String value);
}
