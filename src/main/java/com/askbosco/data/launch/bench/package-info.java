/** Benchmarks a user can run: what they measure is the product's own code, set beside the least that the same work can cost. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.launch.bench;
