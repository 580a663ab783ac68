/** Fakes behind the pipeline's ports, for tests. */
package com.askbosco.data.pipeline.testing;
