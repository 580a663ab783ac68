package com.askbosco.data.model;

/**
 * Every way in which Bosco can refuse or lose something, with a code that never changes its meaning. A retired code stays
 * listed here as a comment, so that its number is not given out again.
 *
 * <p>The {@link Kind} decides what happens: whether to retry, where the payload goes and with which status a command ends.
 */
public enum ErrorCode {
  CONFIG_SYNTAX("BOSCO-1001", Kind.CONFIG),
  CONFIG_UNKNOWN_KEY("BOSCO-1002", Kind.CONFIG),
  CONFIG_MISSING_KEY("BOSCO-1003", Kind.CONFIG),
  CONFIG_WRONG_TYPE("BOSCO-1004", Kind.CONFIG),
  CONFIG_BAD_VALUE("BOSCO-1005", Kind.CONFIG),
  CONFIG_UNKNOWN_REFERENCE("BOSCO-1006", Kind.CONFIG),
  CONFIG_DUPLICATE("BOSCO-1007", Kind.CONFIG),
  CONFIG_REFUSED("BOSCO-1008", Kind.CONFIG),
  SECRET_MISSING("BOSCO-1101", Kind.CONFIG),
  MANIFEST_INVALID("BOSCO-1201", Kind.CONFIG),
  MANIFEST_UNSUPPORTED("BOSCO-1202", Kind.CONFIG),
  EXPRESSION_INVALID("BOSCO-1203", Kind.CONFIG),
  EXPRESSION_WITHDRAWN("BOSCO-1204", Kind.CONFIG),
  MAPPING_INVALID("BOSCO-1301", Kind.CONFIG),
  TABLE_CHANGED("BOSCO-1302", Kind.CONFIG),
  CONTRACT_INVALID("BOSCO-1303", Kind.CONFIG),
  CONTRACT_BROKEN("BOSCO-1304", Kind.CONFIG),
  CONTRACT_UNRELEASED("BOSCO-1305", Kind.CONFIG),
  SQL_INVALID("BOSCO-1401", Kind.CONFIG),
  SQL_UNSUPPORTED("BOSCO-1402", Kind.CONFIG),
  SQL_FAILED("BOSCO-1403", Kind.CONFIG),
  USAGE("BOSCO-1501", Kind.CONFIG),

  SOURCE_UNAUTHORISED("BOSCO-2001", Kind.CREDENTIAL),
  SOURCE_QUOTA_USED_UP("BOSCO-2002", Kind.QUOTA),
  SOURCE_RATE_LIMITED("BOSCO-2003", Kind.TRANSIENT),
  SOURCE_UNAVAILABLE("BOSCO-2004", Kind.TRANSIENT),
  SOURCE_TIMEOUT("BOSCO-2005", Kind.TRANSIENT),
  SOURCE_BAD_RESPONSE("BOSCO-2006", Kind.TRANSIENT),
  SOURCE_REFUSED("BOSCO-2007", Kind.SOURCE),
  SOURCE_ENDLESS("BOSCO-2008", Kind.SOURCE),
  SOURCE_JOB_STUCK("BOSCO-2009", Kind.TRANSIENT),
  SOURCE_TOO_LARGE("BOSCO-2010", Kind.SOURCE),
  SOURCE_HOST_REFUSED("BOSCO-2011", Kind.SOURCE),
  SOURCE_SCHEMA_UNKNOWN("BOSCO-2012", Kind.SOURCE),
  SOURCE_QUALITY("BOSCO-2013", Kind.SOURCE),
  SOURCE_RECORDS_REJECTED("BOSCO-2014", Kind.SOURCE),
  SOURCE_CHANGES_LOST("BOSCO-2015", Kind.SOURCE),
  SOURCE_FILE_UNREADABLE("BOSCO-2016", Kind.SOURCE),
  SOURCE_FILE_CHANGING("BOSCO-2017", Kind.TRANSIENT),

  ROW_NOT_AN_OBJECT("BOSCO-3001", Kind.ROW),
  ROW_MISSING_KEY("BOSCO-3002", Kind.ROW),
  ROW_WRONG_TYPE("BOSCO-3003", Kind.ROW),
  ROW_OUT_OF_RANGE("BOSCO-3004", Kind.ROW),
  ROW_UNKNOWN_VALUE("BOSCO-3005", Kind.ROW),
  ROW_CHECK_FAILED("BOSCO-3006", Kind.ROW),
  ROW_UNREADABLE("BOSCO-3007", Kind.ROW),
  ROW_SCHEMA_UNKNOWN("BOSCO-3008", Kind.ROW),

  WAREHOUSE_LOCKED("BOSCO-4001", Kind.TRANSIENT),
  WAREHOUSE_FAILED("BOSCO-4002", Kind.SYSTEM),
  WAREHOUSE_CONFLICT("BOSCO-4003", Kind.SYSTEM),
  STORAGE_FAILED("BOSCO-4101", Kind.SYSTEM),
  ERASURE_INCOMPLETE("BOSCO-4201", Kind.SYSTEM),

  HOOK_UNKNOWN("BOSCO-5001", Kind.SOURCE),
  HOOK_UNSIGNED("BOSCO-5002", Kind.SOURCE),
  HOOK_WRONG_SIGNATURE("BOSCO-5003", Kind.SOURCE),
  HOOK_STALE("BOSCO-5004", Kind.SOURCE),
  HOOK_TOO_LARGE("BOSCO-5005", Kind.SOURCE),
  HOOK_TOO_MANY("BOSCO-5006", Kind.TRANSIENT),
  HOOK_BUSY("BOSCO-5007", Kind.TRANSIENT),
  HOOK_NOT_STORED("BOSCO-5008", Kind.TRANSIENT),
  HOOK_STOPPING("BOSCO-5009", Kind.TRANSIENT),
  HOOK_METHOD("BOSCO-5010", Kind.SOURCE),
  HOOK_BROKEN_OFF("BOSCO-5011", Kind.SOURCE),

  INTERNAL("BOSCO-9001", Kind.SYSTEM);

  /** What an error asks for; see {@link #exitStatus()}. */
  public enum Kind {
    /** A file or argument of the user's is wrong; nothing was run. */
    CONFIG(2),
    /** The vendor refused the credential; a person has to renew it. */
    CREDENTIAL(3),
    /** The day's quota is used up; the slice waits for the reset. */
    QUOTA(3),
    /** May go away by itself; retried before it is reported. */
    TRANSIENT(3),
    /** The vendor refused or misbehaved; retrying will not help. */
    SOURCE(3),
    /** One record is bad; it goes to the dead letters and the run goes on. */
    ROW(0),
    /** A defect of ours or of the machine. */
    SYSTEM(1);

    private final int exitStatus;

    Kind(int exitStatus) {
      this.exitStatus = exitStatus;
    }
  }

  private final String code;
  private final Kind kind;

  ErrorCode(String code, Kind kind) {
    this.code = code;
    this.kind = kind;
  }

  /** The stable code shown to users and kept in tables, such as {@code BOSCO-1002}. */
  public String code() {
    return code;
  }

  /** What the error asks for. */
  public Kind kind() {
    return kind;
  }

  /** Exit status of a command that ended because of this: 0 green, 1 defect, 2 configuration, 3 some slices failed. */
  public int exitStatus() {
    return kind.exitStatus;
  }
}
