/** What an operator looks at before a run and after a bad one: configuration, secrets, vendors, warehouse, a cloud project. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.operations.health;
