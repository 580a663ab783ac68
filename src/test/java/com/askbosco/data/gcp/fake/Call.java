package com.askbosco.data.gcp.fake;

/**
 * A request as it came in.
 *
 * @param number counts from 1
 * @param path without the host and the query string
 * @param query the query string, or an empty text
 * @param body the JSON text, or an empty text
 */
public record Call(int number, String method, String path, String query, String body) {

  /** Whether this puts a job in. */
  public boolean insertsJob() {
    return method.equals("POST") && (path.endsWith("/jobs") || path.endsWith("/queries"));
  }

  /** Method and path, for messages. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
