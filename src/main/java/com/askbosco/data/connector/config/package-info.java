/** What is changed and checked in a config before it is used, and the streams that a config makes. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.connector.config;
