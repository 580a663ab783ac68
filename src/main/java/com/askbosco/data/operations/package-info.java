/** What operates the platform: readiness of the morning, health, cost, and comparison with what it replaces. Reads; changes nothing. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.operations;
