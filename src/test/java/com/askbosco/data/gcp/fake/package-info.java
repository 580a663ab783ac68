/**
 * Stand-ins for BigQuery and Cloud Storage. {@link com.askbosco.data.gcp.fake.FakeBigQuery} speaks BigQuery's REST API to
 * Google's own client and runs GoogleSQL on DuckDB; it refuses what the real service refuses, as far as that is known. What it
 * cannot show (rights, quotas, slots, real cost) is listed in docs/cloud-verification.md.
 */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.gcp.fake;
