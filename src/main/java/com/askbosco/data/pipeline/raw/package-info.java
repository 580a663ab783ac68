/**
 * The raw zone: exact response bodies as gzip objects that are never rewritten, a {@code slice.json} that makes a slice complete,
 * and a manifest of each run. Everything later can be made again from here.
 */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.pipeline.raw;
