/** Expressions of a manifest, compiled at their place, and the variables they see. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.connector.compile;
