/** Raw pages through bronze and silver again, with the mappings of today and without any request to a vendor. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.pipeline.rebuild;
