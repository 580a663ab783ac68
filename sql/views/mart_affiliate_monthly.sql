-- Made from metrics/ by `./bosco metrics generate`; do not edit.
SELECT
  DATE_TRUNC(report_date, MONTH) AS period,
  client_id,
  source_system,
  source_account_id,
  publisher_key,
  currency_code,
  IF(COUNTIF(sale_rc IS NULL) > 0, NULL, CAST(SUM(sale_rc) AS NUMERIC)) AS affiliate_sale,
  CAST(SUM(transactions) AS NUMERIC) AS affiliate_transactions,
  SAFE_DIVIDE(IF(COUNTIF(approved_commission_rc IS NULL) > 0, NULL, CAST(SUM(approved_commission_rc) AS NUMERIC)), IF(COUNTIF(approved_commission_rc IS NULL OR declined_commission_rc IS NULL) > 0, NULL, CAST(SUM(approved_commission_rc + declined_commission_rc) AS NUMERIC))) AS approval_rate,
  IF(COUNTIF(approved_commission_rc IS NULL) > 0, NULL, CAST(SUM(approved_commission_rc) AS NUMERIC)) AS approved_commission,
  IF(COUNTIF(commission_rc IS NULL) > 0, NULL, CAST(SUM(commission_rc) AS NUMERIC)) AS commission,
  IF(COUNTIF(approved_commission_rc IS NULL OR declined_commission_rc IS NULL) > 0, NULL, CAST(SUM(approved_commission_rc + declined_commission_rc) AS NUMERIC)) AS decided_commission,
  SAFE_DIVIDE(IF(COUNTIF(validated_approved_commission_rc IS NULL) > 0, NULL, CAST(SUM(validated_approved_commission_rc) AS NUMERIC)), IF(COUNTIF(validated_approved_commission_rc IS NULL OR validated_declined_commission_rc IS NULL) > 0, NULL, CAST(SUM(validated_approved_commission_rc + validated_declined_commission_rc) AS NUMERIC))) AS validated_approval_rate,
  IF(COUNTIF(validated_approved_commission_rc IS NULL) > 0, NULL, CAST(SUM(validated_approved_commission_rc) AS NUMERIC)) AS validated_commission,
  IF(COUNTIF(validated_approved_commission_rc IS NULL OR validated_declined_commission_rc IS NULL) > 0, NULL, CAST(SUM(validated_approved_commission_rc + validated_declined_commission_rc) AS NUMERIC)) AS validated_decided_commission
FROM gold.mart_affiliate
GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY 1, 2, 3, 4, 5, 6
