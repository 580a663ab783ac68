package com.askbosco.data.pipeline.stage;

import com.askbosco.data.model.SourceRecord;
import java.util.List;

/**
 * The records of one page on their way into bronze and silver.
 *
 * @param context what all rows of the slice share
 * @param rawFile where the page lies, relative to the raw root
 * @param records its records in order
 */
public record PageRecords(SliceContext context, String rawFile, List<SourceRecord> records) {}
