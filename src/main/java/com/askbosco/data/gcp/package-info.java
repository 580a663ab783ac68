/** Adapters for Google Cloud: secrets from Secret Manager. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.gcp;
