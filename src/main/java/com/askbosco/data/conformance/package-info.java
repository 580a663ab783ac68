/**
 * Holds the runtime against the reference implementation: cases, a server that plays their sources, runs, comparison. Golden files
 * keep what the reference did, so that comparing needs no Python.
 */
@NullMarked
package com.askbosco.data.conformance;

import org.jspecify.annotations.NullMarked;
