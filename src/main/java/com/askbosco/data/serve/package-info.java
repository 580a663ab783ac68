/** What people look at: the morning report and the local page, both read from the published snapshot only. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.serve;
