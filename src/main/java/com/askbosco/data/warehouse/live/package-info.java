/** Live marts: tables of gold that change in the transaction in which their rows of silver do. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.warehouse.live;
