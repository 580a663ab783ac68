/** The warehouse as a port, and the SQL models that run in it. Knows no Beam. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.warehouse;
