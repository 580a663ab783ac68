/** The step behind {@code gold.int_attribution}: journeys in, what each model credits to channels and campaigns out. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.attribution;
