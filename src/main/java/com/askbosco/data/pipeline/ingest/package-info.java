/**
 * From clients to staged rows: plan slices, queue them by credential, read each queue in order with a splittable DoFn that can go
 * on after any page, and stage what was read. Secrets are resolved where the reading happens and travel in no element.
 */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.pipeline.ingest;
