/** Bronze: one row per record, an envelope that says where it came from and the payload as the source sent it. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.pipeline.bronze;
