package com.askbosco.data.pipeline.ingest;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A place in a queue, between two pages.
 *
 * @param slice the slice, from 0; past the last one when the queue is read
 * @param page the page of that slice to read next, from 0
 * @param position the source's own position of that page; null at the start of a slice
 * @param previousPart first page of the stretch of this slice that was read before; -1 when there is none
 */
public record Place(int slice, int page, @Nullable String position, int previousPart)
    implements Serializable {

  /** The start of a slice. */
  public static Place slice(int slice) {
    return new Place(slice, 0, null, -1);
  }
}
