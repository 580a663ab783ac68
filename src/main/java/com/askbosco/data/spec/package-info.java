/** What the YAML files may say, as records, with a strict reader that reports every problem at once. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.spec;
