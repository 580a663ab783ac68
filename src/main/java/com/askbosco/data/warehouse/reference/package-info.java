/** The rows of the reference tables that come with the product: countries, calendars, rules, the mapping dictionary. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.warehouse.reference;
