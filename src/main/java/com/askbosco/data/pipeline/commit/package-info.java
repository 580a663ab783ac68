/** The end of a run: what all stretches left behind becomes one staged run, which the warehouse commits as a whole. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.pipeline.commit;
