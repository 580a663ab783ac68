/** The warehouse in BigQuery: one session and one transaction for a commit, load jobs for staged files, marts served by publishing. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.gcp.bigquery;
