/** The {@code bosco} command: one class a verb, all output and exit statuses of the command line. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.cli;
