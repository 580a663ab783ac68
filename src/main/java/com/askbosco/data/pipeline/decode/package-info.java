/** From the bytes of a message to the JSON text of its record. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.pipeline.decode;
