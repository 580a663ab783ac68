package com.askbosco.data.gcp.fake;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Where load jobs read from. */
public interface Objects {

  /** The objects that a URI with at most one {@code *} stands for; notFound when there are none. */
  List<String> match(String uri) throws IOException;

  /** Reads an object as it is stored. */
  InputStream open(String uri) throws IOException;
}
