package com.askbosco.data.spec.manifest;

import java.util.Optional;

/**
 * Fetches a file for every record of a stream.
 *
 * @param downloadTargetExtractor finds in a record what the requester sees as {@code download_target}
 * @param filenameExtractor the file's name below the stream's folder; a random one when absent
 */
@Component(ignored = {"file_extractor"})
public record FileUploader(
    HttpRequester requester,
    RecordExtractor downloadTargetExtractor,
    Optional<Text> filenameExtractor) {}
