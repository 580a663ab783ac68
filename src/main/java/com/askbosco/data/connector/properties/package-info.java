/** Fields that requests ask for by name: which, in which request, and how answers about the same record become one. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.connector.properties;
