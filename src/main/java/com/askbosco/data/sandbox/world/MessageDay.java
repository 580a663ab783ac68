package com.askbosco.data.sandbox.world;

import java.time.LocalDate;

/**
 * What happened to an e-mail campaign on a client-local day, final at once.
 *
 * @param campaign the campaign
 * @param day client-local day
 * @param recipients sent (only on the day of sending)
 * @param delivered arrived
 * @param bounced refused
 * @param opens opened, repeats included
 * @param opensUnique recipients who opened for the first time
 * @param clicks clicks, repeats included
 * @param clicksUnique recipients who clicked for the first time
 * @param unsubscribes recipients who left the list
 * @param spamComplaints recipients who complained
 * @param conversions orders attributed by the e-mail vendor
 * @param conversionValueMicros their value in the client's currency
 */
public record MessageDay(
    EmailCampaign campaign,
    LocalDate day,
    long recipients,
    long delivered,
    long bounced,
    long opens,
    long opensUnique,
    long clicks,
    long clicksUnique,
    long unsubscribes,
    long spamComplaints,
    long conversions,
    long conversionValueMicros) {}
