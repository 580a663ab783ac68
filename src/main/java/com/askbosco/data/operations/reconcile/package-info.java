/** Compares the tables of a system that is replaced with those that replace it. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.operations.reconcile;
