/** What the warehouse's tables look like: business columns from the canon, identity and technical columns, control tables. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.warehouse.table;
