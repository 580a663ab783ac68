/** How requests show who asks: keys, tokens, signatures. Tokens are shared by all slices of a credential. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.connector.auth;
