/** Brings the tables of a warehouse from what was built to what the canon says, rows included. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.warehouse.migrate;
