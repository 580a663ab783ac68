/** Forgets persons: finds them in raw, takes them out of raw and of the warehouse, and proves it. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.pipeline.privacy;
