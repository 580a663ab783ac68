/** What the platform costs on Google Cloud, from prices, coefficients and scenarios that are data. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.operations.cost;
