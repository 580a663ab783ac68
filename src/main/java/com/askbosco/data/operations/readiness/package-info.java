/** When clients will have their figures: the slices of a day, run through the vendors' latencies and quotas without asking them. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.operations.readiness;
