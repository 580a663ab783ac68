package com.askbosco.data.launch;

import com.askbosco.data.launch.template.TemplateParameter;
import com.askbosco.data.launch.template.TemplateParameter.Kind;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** What the erase template is told. A subject is never an option: options of a job can be read by many. */
public interface EraseOptions extends FilesOptions {

  @TemplateParameter(order = 1, label = "Requests", kind = Kind.GCS_READ_FOLDER, required = true)
  @Description(
      "Folder of the request files, each of which names subjects to erase. A subject is never a parameter.")
  @Nullable
  String getRequestsLocation();

  void setRequestsLocation(@Nullable String value);
}
