package com.askbosco.data.launch;

import com.askbosco.data.launch.template.TemplateParameter;
import com.askbosco.data.launch.template.TemplateParameter.Kind;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** What the rebuild template is told. */
public interface RebuildOptions extends FilesOptions {

  @TemplateParameter(order = 1, label = "First day", kind = Kind.DAY, required = true)
  @Description("The first account-local day to rebuild.")
  @Nullable
  String getFrom();

  void setFrom(@Nullable String value);

  @TemplateParameter(order = 2, label = "Last day", kind = Kind.DAY, required = true)
  @Description("The last account-local day to rebuild.")
  @Nullable
  String getTo();

  void setTo(@Nullable String value);
}
