/**
 * The simulated world behind the sandbox: clients with ad accounts, a web property, a shop and e-mail, whose figures agree
 * with each other. Everything is a pure function of seed, client, day and "as of" day: no state, no order of calls matters.
 * Vendors show only the public records of this package; what caused an order stays in package-private classes and is
 * printed by {@link com.askbosco.data.sandbox.world.Truth} alone.
 */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.sandbox.world;
