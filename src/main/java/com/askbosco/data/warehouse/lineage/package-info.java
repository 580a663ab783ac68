/** Where every column comes from: from a metric or a mart's column back to the fields of the sources. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.warehouse.lineage;
