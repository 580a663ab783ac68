package com.askbosco.data.pipeline.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an erasure is asked to do. Holds no personal data: the persons are named in the request files alone.
 *
 * @param requests a folder of request files, or one file; of this machine or {@code gs://…}
 * @param clients the clients' files
 * @param connectors further connectors, as the runs have them
 * @param raw the raw zone
 * @param staging rows on their way, of runs that may have been broken off
 * @param patience how long nothing was written to a slice or a staging folder before it is taken as left behind and removed; zero
 *     where nobody else reads or stages
 * @param at the moment that ledger and proof show
 * @param again whether requests that are complete are carried out once more
 */
public record EraseArgs(
    String requests,
    String clients,
    Optional<String> connectors,
    String raw,
    String staging,
    Duration patience,
    Instant at,
    boolean again) {}
