/**
 * Records of real APIs served as pages instead of simulated ones, with manifests and a client file that take them through the
 * ordinary pipeline.
 */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.sandbox.replay;
