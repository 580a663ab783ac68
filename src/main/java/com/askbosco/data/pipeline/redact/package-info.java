/** Takes persons out of pages: who was erased, and how a page looks without them. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.pipeline.redact;
