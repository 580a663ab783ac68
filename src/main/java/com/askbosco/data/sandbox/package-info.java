/** Simulated vendors over HTTP on this machine: the server, the port that vendors implement, and request counters. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.sandbox;
