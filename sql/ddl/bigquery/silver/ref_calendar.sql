-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.ref_calendar__v1 (
  calendar_date DATE NOT NULL OPTIONS(description="The day"),
  iso_year INT64 OPTIONS(description="Year of the ISO week"),
  iso_week INT64 OPTIONS(description="ISO week, 1 to 53"),
  week_start DATE OPTIONS(description="Monday of the week"),
  month_start DATE OPTIONS(description="First day of the month"),
  quarter_start DATE OPTIONS(description="First day of the quarter"),
  day_of_week INT64 OPTIONS(description="1 for Monday to 7 for Sunday"),
  is_weekend BOOL OPTIONS(description="Saturday or Sunday"),
  retail_year INT64 OPTIONS(description="Retail year: it ends on the Saturday nearest to the last day of January"),
  retail_week INT64 OPTIONS(description="Week of the retail year, 1 to 53, from Sunday"),
  retail_month INT64 OPTIONS(description="Month of the retail year by weeks of 4-5-4; 1 is February, 12 holds a 53rd week")
)
OPTIONS(
  description="Days from 2015 to 2035 with their ISO weeks and the 4-5-4 calendar of retail.",
  labels=[("layer", "silver"), ("disposition", "reference"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.ref_calendar
OPTIONS(description="Days from 2015 to 2035 with their ISO weeks and the 4-5-4 calendar of retail.")
AS SELECT calendar_date, iso_year, iso_week, week_start, month_start, quarter_start, day_of_week, is_weekend, retail_year, retail_week, retail_month
FROM silver.ref_calendar__v1;
