package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.error.ErrorRules;
import com.askbosco.data.connector.record.MalformedBodyException;
import com.askbosco.data.connector.record.ParsedBody;
import java.util.Optional;

/**
 * A request with everything that decides whether its answer is good.
 *
 * @param draft makes the request anew for every attempt, without credentials
 * @param auth adds the credentials
 * @param rules say what an answer means
 * @param parser reads the bytes, once per answer
 * @param reading makes what is wanted of a good answer
 * @param vars what expressions see
 */
public record Call<T>(
    Draft draft, Auth auth, ErrorRules rules, Parser parser, Reading<T> reading, Vars vars) {

  /** Makes a request. */
  @FunctionalInterface
  public interface Draft {
    RequestDraft make();
  }

  /** Reads bytes. */
  @FunctionalInterface
  public interface Parser {
    ParsedBody parse(byte[] bytes) throws MalformedBodyException;
  }

  /** Makes something of an answer; an exception means that the answer is not what it should be, and it is asked for again. */
  @FunctionalInterface
  public interface Reading<T> {
    /**
     * @param body the parsed answer; empty when the manifest says to ignore it
     */
    T read(Response response, Optional<ParsedBody> body) throws MalformedBodyException;
  }
}
