/** Reads slices: parts and windows one after another, page after page, going on after any page. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.connector.read;
