/** Which channel a conversion is credited to, by each of the models. Values in, values out; no IO, no clock. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.rules.attribution;
