/**
 * Low-code connector manifests as records: one record per component type of the public format, whose parts are the fields of
 * the type in camel case. Reading resolves references, fills default types, hands parameters down and reports everything wrong
 * at once with file and line. To add a component type, add its record to the interface of its family: the exhaustive switch
 * of the runtime then asks for the class that carries it out.
 *
 * <p>Beyond the public format there are: the block {@code bosco} of a manifest ({@link
 * com.askbosco.data.spec.manifest.Manifest.Extension}), the action {@code QUOTA_EXHAUSTED} of a response filter with {@code
 * resume_after} and {@code resume_time_zone}, and custom extractors, which are registered as services. A service account needs
 * nothing new: {@link com.askbosco.data.spec.manifest.OAuthAuthenticator} with {@code use_profile_assertion}.
 */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.spec.manifest;
