/** HTTP as the manifest runtime uses it: the real transport, request building, retries. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.connector.http;
