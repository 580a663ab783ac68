/**
 * Thin mains over the pipelines: options become immutable arguments with every problem reported at once, arguments become a job.
 * The template metadata is generated from the options. Nothing below this layer sees options.
 */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.launch;
