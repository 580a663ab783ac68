package com.askbosco.data.spec.manifest;

/**
 * A part of a manifest that is free in form: a text, or maps and lists whose texts may hold expressions.
 *
 * @param tree the content
 * @param place where it stands
 */
public record Json(Tree tree, Place place) {}
