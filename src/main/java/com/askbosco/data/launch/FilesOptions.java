package com.askbosco.data.launch;

import com.askbosco.data.launch.template.TemplateParameter;
import com.askbosco.data.launch.template.TemplateParameter.Kind;
import java.util.List;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** What templates are told that stage rows. */
public interface FilesOptions extends RunOptions {

  @TemplateParameter(
      order = 20,
      label = "Clients' files",
      kind = Kind.GCS_READ_FOLDER,
      required = true)
  @Description(
      "Folder of the clients' YAML files. They hold references of credentials, never credentials.")
  @Nullable
  String getClientsLocation();

  void setClientsLocation(@Nullable String location);

  @TemplateParameter(
      order = 22,
      label = "Staged rows",
      kind = Kind.GCS_WRITE_FOLDER,
      required = true)
  @Description("Folder of rows on their way into the warehouse; may be deleted after the commit.")
  @Nullable
  String getStagedRowsLocation();

  void setStagedRowsLocation(@Nullable String location);

  @TemplateParameter(order = 23, label = "Further connectors", kind = Kind.GCS_READ_FOLDER)
  @Description(
      "Folder of further connectors (name/manifest.yaml, name/silver.yaml), which stand in for the product's own of the same name.")
  @Nullable
  String getConnectorsLocation();

  void setConnectorsLocation(@Nullable String location);

  @TemplateParameter(order = 24, label = "Client ids", kind = Kind.CLIENT_IDS)
  @Description("Ids of the clients it is about, with commas between; all of the folder when empty.")
  @Nullable
  List<String> getClientIds();

  void setClientIds(@Nullable List<String> ids);
}
