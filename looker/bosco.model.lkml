# Made from metrics/ by `./bosco metrics generate`; do not edit.
connection: "bosco"

include: "*.view.lkml"

explore: mart_campaign_daily {
  description: "Ad results per campaign and day, in the account's currency and converted to the client's. Comes from the daily facts alone, so that a campaign deleted or renamed later keeps its spend. Converted amounts are NULL where a rate is missing. Reach is that of the platform's own row and NULL where a campaign's day has several, because people are in more than one. The share of voice compares impressions with those there were to have, over rows whose platform tells the share. Organic overlap is the share of the spend on known search terms that went to terms the site was shown for unpaid."
}

explore: mart_blended_daily {
  description: "A client's day in one line: what all ads cost, what the shop sold, what came of it. Spend comes from campaigns alone. Amounts are in the client's currency, NULL where an exchange rate is missing; ratios are NULL when the divisor is 0 or NULL. Test and cancelled orders are left out; refunds count on the client-local day of the refund. What a failed source would have brought is not 0: figures are NULL where nothing came and something is missing, and is_complete tells where what is there is not all; missing_sources names the sources."
}

explore: mart_channel_daily {
  description: "Figures per channel group and source: ads from campaigns, sessions from web analytics, orders the message tool claims. Each source claims its own conversions; adding them up over sources counts orders more than once. Attributed figures are those of the client's own attribution model: they share each order of the shop out once, so they do add up."
}
