/** Reading a stream from its state to its end: slices, pages, records, states. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.connector.sync;
