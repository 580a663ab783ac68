/**
 * Contracts: what a stream's records have to look like, as versioned JSON Schema; which edits of one are safe; and the check that
 * every record passes on its way, which notes what differs.
 */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.rules.contract;
