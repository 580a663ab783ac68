/** What runs tell the outside about themselves: OpenLineage events and the run's summary. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.lineage;
