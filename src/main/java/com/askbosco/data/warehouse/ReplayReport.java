package com.askbosco.data.warehouse;

/**
 * What became of dead letters that were put through again.
 *
 * @param commit the commit of the replay
 * @param mended dead letters whose rows are in silver now
 * @param refused dead letters that stay, with the reason of this try
 * @param superseded dead letters dropped, because a newer read holds all days of their slice
 */
public record ReplayReport(CommitReport commit, long mended, long refused, long superseded) {}
