package com.askbosco.data.sandbox.world;

import java.time.Instant;

/**
 * A customer of a shop. The person is invented; the e-mail address lies in {@code example.com}.
 *
 * @param id the shop's id, digits only
 * @param email e-mail address
 * @param phone phone number in E.164 form
 * @param firstName given name
 * @param lastName family name
 * @param country ISO 3166 alpha-2 code
 * @param createdAt when the first order was placed
 * @param updatedAt when the last visible order was placed
 * @param orders number of orders so far, test orders aside
 * @param emailConsent agreed to e-mail
 * @param smsConsent agreed to text messages
 */
public record Customer(
    String id,
    String email,
    String phone,
    String firstName,
    String lastName,
    String country,
    Instant createdAt,
    Instant updatedAt,
    int orders,
    boolean emailConsent,
    boolean smsConsent) {}
