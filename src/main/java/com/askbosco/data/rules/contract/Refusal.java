package com.askbosco.data.rules.contract;

import com.askbosco.data.model.ErrorCode;

/**
 * Why a record may not go on.
 *
 * @param code the stable code
 * @param reason names the field, what was promised and which type came; no value
 */
public record Refusal(ErrorCode code, String reason) {}
