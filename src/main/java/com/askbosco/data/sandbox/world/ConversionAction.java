package com.askbosco.data.sandbox.world;

/**
 * Something a platform counts as a conversion.
 *
 * @param id the platform's id, digits only
 * @param name the name shown
 * @param event {@code purchase}, {@code add_to_cart} or {@code signup}
 * @param primary whether it counts into the campaign's conversions; only purchases do
 */
public record ConversionAction(String id, String name, String event, boolean primary) {}
