/**
 * Low-code connector manifests as records: one record per component type of the public format, whose parts are the fields of
 * the type in camel case. Reading resolves references, fills default types, hands parameters down and reports everything wrong
 * at once with file and line. To add a component type, add its record to the interface of its family: the exhaustive switch
 * of the runtime then asks for the class that carries it out.
 */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.spec.manifest;
