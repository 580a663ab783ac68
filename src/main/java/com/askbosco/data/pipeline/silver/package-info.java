/** Silver: rows of the canonical tables, mapped from records by each source's rules, with identity and technical columns. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.pipeline.silver;
