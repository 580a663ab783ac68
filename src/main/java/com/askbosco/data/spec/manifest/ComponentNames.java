package com.askbosco.data.spec.manifest;

import java.util.Set;

/** Component types of the public format that the runtime does not carry out yet. */
final class ComponentNames {
  static final Set<String> LATER =
      Set.of("CustomRetriever", "CustomIncrementalSync", "CustomRequester");

  private ComponentNames() {}
}
