/** Faults on demand: which request of which vendor fails, and how, read strictly from a YAML scenario. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.sandbox.scenario;
