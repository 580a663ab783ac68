package com.askbosco.data.model;

/**
 * A file that belongs to a record, as it was stored.
 *
 * @param stagingUrl where it is
 * @param relativePath where it is within its source
 * @param bytes how long it is
 */
public record FileReference(String stagingUrl, String relativePath, long bytes) {}
