package com.askbosco.data.rules.contract;

/**
 * What a number of records had in common that their contract does not say. Holds types, never values.
 *
 * @param path the field, such as {@code actions[].value}
 * @param kind how they differ
 * @param expected what the contract says, in words; empty for a new field
 * @param found the type that came, or {@code absent}
 * @param rejected whether these records went to the dead letters because of it
 * @param records how many
 */
public record Drift(
    String path, DriftKind kind, String expected, String found, boolean rejected, long records) {}
