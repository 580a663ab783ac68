package com.askbosco.data.spec.manifest;

/** Where a page token goes. */
public sealed interface PageTokenOption permits RequestOption, PageTokenOption.RequestPath {

  /** The token is the address of the next page. */
  record RequestPath() implements PageTokenOption {}
}
