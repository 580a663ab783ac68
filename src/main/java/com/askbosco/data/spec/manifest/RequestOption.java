package com.askbosco.data.spec.manifest;

import java.util.List;
import java.util.Optional;

/**
 * Where a value goes in a request.
 *
 * @param fieldName the parameter's, header's or field's name
 * @param fieldPath the nested field of a JSON body, instead of the name
 */
public record RequestOption(
    Target injectInto, Optional<Text> fieldName, List<Text> fieldPath, Place place)
    implements PageTokenOption {

  /** Refuses an option that names no field, or a nested one outside a JSON body. */
  public RequestOption {
    fieldName = fieldName.filter(name -> !name.value().isEmpty()); // as if it were not there
    if (fieldName.isEmpty() == fieldPath.isEmpty()) {
      throw new IllegalArgumentException("RequestOption needs either `field_name` or `field_path`");
    }
    if (!fieldPath.isEmpty() && injectInto != Target.BODY_JSON) {
      throw new IllegalArgumentException("`field_path` goes with `inject_into: body_json` only");
    }
  }

  /** Parts of a request. */
  public enum Target {
    REQUEST_PARAMETER,
    HEADER,
    PATH,
    BODY_DATA,
    BODY_JSON
  }
}
