/** Reading by parts: lists of values, records of parent streams. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.connector.partition;
