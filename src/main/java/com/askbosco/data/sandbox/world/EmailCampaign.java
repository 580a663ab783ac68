package com.askbosco.data.sandbox.world;

import java.time.Instant;

/**
 * An e-mail sent to many at once.
 *
 * @param id the vendor's id, 26 characters
 * @param messageId id of the message within the campaign
 * @param name campaign name
 * @param subject subject line
 * @param createdAt when it was drafted
 * @param sentAt when it was sent; it is visible from the day after
 * @param recipients how many it went to
 */
public record EmailCampaign(
    String id,
    String messageId,
    String name,
    String subject,
    Instant createdAt,
    Instant sentAt,
    long recipients) {}
