/** Metrics: one definition, from which queries, views, LookML, vocabulary and docs are made. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.warehouse.metric;
