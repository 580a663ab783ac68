/** What is said about sources that are no HTTP API: their connectors' {@code source.yaml}, and the settings of connections to them. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.spec.source;
