/** The receiver of webhooks: takes signed calls of vendors and answers 202 once Pub/Sub has what they say. Knows no pipeline. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.launch.webhook;
