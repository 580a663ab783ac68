/** A connector as a source of the Airbyte protocol: catalog and state in, messages as JSON lines out. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.protocol;
