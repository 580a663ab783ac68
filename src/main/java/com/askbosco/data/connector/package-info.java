/** The runtime for low-code connector manifests: compile once, then read pages over HTTP. Knows neither Beam nor Google. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.connector;
