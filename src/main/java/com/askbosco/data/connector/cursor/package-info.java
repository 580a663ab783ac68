/** Reading by time: the windows of a slice and where they go in requests. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.connector.cursor;
