package com.askbosco.data.launch;

import com.askbosco.data.launch.template.TemplateParameter;
import com.askbosco.data.launch.template.TemplateParameter.Kind;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** What the marts template is told. */
public interface MartsOptions extends RunOptions {

  @TemplateParameter(order = 1, label = "Everything", kind = Kind.BOOLEAN)
  @Description("Builds every partition of every mart anew instead of those whose inputs changed.")
  @Default.Boolean(false)
  boolean getEverything();

  void setEverything(boolean value);
}
