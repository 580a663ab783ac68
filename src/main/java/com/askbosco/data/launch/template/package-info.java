/**
 * What a Flex Template is made of besides its pipeline: parameters said once on the options, from which the metadata, the
 * launcher's file, the page of the docs and the checks at launch come.
 */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.launch.template;
