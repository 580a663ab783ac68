/** What a response means and how long to wait before it is asked for again, as manifests say it. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.connector.error;
