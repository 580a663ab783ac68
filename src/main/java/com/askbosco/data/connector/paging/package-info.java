/** What asks for the next page. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.connector.paging;
