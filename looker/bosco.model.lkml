# Made from metrics/ by `./bosco metrics generate`; do not edit.
connection: "bosco"

include: "*.view.lkml"

explore: mart_affiliate {
  description: "Affiliates per publisher and day, by both days that count. Plain columns are of the day the sale was made, in the state it is in now; validated_ columns are of the day it was approved or declined, which may be months later. Each adds up by itself, the two are never added. Amounts are converted at the rate of the day of the sale in both. Approved holds paid ones, and amended ones that were validated; what is neither approved nor declined is pending. Network_ columns are the network's own totals."
}

explore: mart_app {
  description: "Apps per day: installs by what brought them, and what the stores count under the media source (store). An install is counted by the attribution tool, a download by the store; the two are never added. Revenue of 7 and 30 days is NULL until these are over, and so are the installs and costs it is compared with."
}

explore: mart_campaign_daily {
  description: "Ad results per campaign and day, in the account's currency and converted to the client's. Comes from the daily facts alone, so that a campaign deleted or renamed later keeps its spend. Converted amounts are NULL where a rate is missing. Reach is that of the platform's own row and NULL where a campaign's day has several, because people are in more than one. The share of voice compares impressions with those there were to have, over rows whose platform tells the share. Organic overlap is the share of the spend on known search terms that went to terms the site was shown for unpaid."
}

explore: mart_blended_daily {
  description: "A client's day in one line: what all ads cost, what the shop sold, what came of it. Spend comes from campaigns alone. Amounts are in the client's currency, NULL where an exchange rate is missing; ratios are NULL when the divisor is 0 or NULL. Test and cancelled orders are left out; refunds count on the client-local day of the refund. What a failed source would have brought is not 0: figures are NULL where nothing came and something is missing, and is_complete tells where what is there is not all; missing_sources names the sources."
}

explore: mart_pacing {
  description: "Spend against the monthly budget, day by day up to the client's last day with ads. Expected spend grows evenly over the days of the month; the forecast goes on at the pace so far. Budget line (all) is the whole client."
}

explore: mart_channel_daily {
  description: "Figures per channel group and source: ads from campaigns, sessions from web analytics, orders the message tool claims. Each source claims its own conversions; adding them up over sources counts orders more than once. Attributed figures are those of the client's own attribution model: they share each order of the shop out once, so they do add up."
}

explore: mart_landing_daily {
  description: "Pages on which visits begin, per day: what ads that lead there cost, the visits and purchases that began there, orders of the shop, and unpaid search. Visits come from single sessions where a property exports them, else from its report by page. Organic share is the part of unpaid clicks in paid and unpaid ones. Ads and visits without an address are kept under (not set)."
}

explore: mart_email {
  description: "Messages by e-mail, SMS and push per variant and day, as the message tool counts them. Machine opens are those of mail programs that fetch pictures without a person; where the source does not tell them apart they are NULL, and so are the opens by people. Orders are what the tool claims within its window."
}

explore: mart_social {
  description: "Pages, profiles and channels on social media per day: followers at the end of the day, what the page brought as its platform counts it, and what its posts brought by themselves. The two overlap and are never added; followers and reach never add up."
}

explore: mart_seo {
  description: "Unpaid search per query and page. What the source withheld stays as a remainder row, so that clicks add up to the source's own total. The position is weighted by impressions: sum_position ÷ position_impressions, over the rows that have one."
}

explore: mart_reviews {
  description: "Reviews by the day they were written and what they are of. Counted one by one where the source gives the reviews, else as the source counts its day. Rejected and removed ones are left out. The average is the sum of the ratings ÷ reviews that have one, on a scale of 1 to 5; totals up to the day are the source's and never added up."
}

explore: mart_product_daily {
  description: "Products on a day: what their ads cost and what the shop sold of them. Sales by the day of the order, returns by the day of the refund, NULL where no line of a refund is known. Lines of test and cancelled orders are left out. Lines without a product and advertised items that name no product of the shop are kept under (not set), the latter by their item id. Conversions are what the platforms claim, which may be of other products than the one advertised; several platforms may claim the same one."
}

explore: mart_cost {
  description: "What reading cost, per source and day of the run (UTC): answers asked for, bytes, minutes. An API call is a page or a retry of one; requests for tokens and for the state of a report job are not counted. Bytes are those of the answers' bodies; a rebuild from raw asks nobody and costs none. Minutes of reading hold those of waiting."
}

explore: mart_ad_daily {
  description: "Ad results per ad group, ad and day, in the account's currency and converted to the client's. An ad that sits in several ad groups has a row in each. Comes from the daily facts alone, so that deleted ads keep their spend. Does not add up to the campaigns: not every campaign serves by ads. Reach is NULL where an ad's day has several rows, because people are in more than one."
}

explore: mart_geo_daily {
  description: "Countries on a day: what ads cost where people were, and what the shop sold there. A platform that knows where people were is taken by that, else by the place its campaigns aimed at, never by both. Sources that count places by month alone have no days and are not here. The name is that of ISO 3166, never the code again."
}

explore: mart_social_post {
  description: "Posts on social media per day: what came on that day, and the totals since publication where the source tells them. Reach and totals are of the day's row and never added up."
}
