SELECT client_id, customer_key, order_id, order_ts, net_sales
FROM silver.fct_order
QUALIFY ROW_NUMBER() OVER (PARTITION BY client_id, customer_key ORDER BY order_ts DESC, order_id) = 1
