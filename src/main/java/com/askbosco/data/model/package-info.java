/** Values every layer shares: ids, ranges, slices, records and error codes. Uses nothing else of ours. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.model;
