/** Row functions: map a record to canonical rows, check it, pseudonymise it. No IO, no clock, no randomness, no Beam. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.rules;
