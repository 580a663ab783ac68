/** Marts inside a job: one step that asks the warehouse for them. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.pipeline.gold;
