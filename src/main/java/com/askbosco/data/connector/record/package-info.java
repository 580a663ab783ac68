/** From the bytes of a response to records: one pass over the bytes, selection, transformation. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.connector.record;
