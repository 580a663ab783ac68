/** Requests: what a manifest says about them, where they may go, how they are sent, paced and repeated. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.connector.http;
