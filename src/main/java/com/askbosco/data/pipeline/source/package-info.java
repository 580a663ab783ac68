/** Ways of reading that are no HTTP API: the port of those that give slices, and who reads which kind. Each kind has a package of its own. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.pipeline.source;
