/** The commit protocol as set SQL over staged rows, for any warehouse that speaks it through a {@link Dialect}. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.warehouse.commit;
