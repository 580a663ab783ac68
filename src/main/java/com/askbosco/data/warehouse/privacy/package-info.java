/** What the warehouse does for the rights of persons: takes one out of every table, and keeps a ledger of it. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.warehouse.privacy;
