/** What of our logs reaches Cloud Logging: fields as they are, secrets and people's data not. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.gcp.logging;
