/**
 * Runs that never end: polls asked for by the clock, and pages of events pushed by others. Only where things come from differs;
 * planning, reading, bronze, silver and commit are the classes of the batch run.
 */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.pipeline.streaming;
