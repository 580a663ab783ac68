-- Made from src/main/resources/canon/ by `./bosco tables generate`; do not edit.
CREATE TABLE IF NOT EXISTS silver.ref_attribution_window__v1 (
  source_system STRING NOT NULL OPTIONS(description="The connector"),
  click_window_d INT64 NOT NULL OPTIONS(description="Days after a click in which a conversion counts; 0 for none"),
  view_window_d INT64 NOT NULL OPTIONS(description="Days after a view in which a conversion counts; 0 for none"),
  is_default BOOL NOT NULL OPTIONS(description="Whether it is what the source counts by when nobody chose another"),
  last_date DATE OPTIONS(description="Last day for which reports show it; null while they do"),
  origin STRING NOT NULL OPTIONS(description="Where this is said")
)
OPTIONS(
  description="Attribution windows that the reports of a source show, and from when to when they did.",
  labels=[("layer", "silver"), ("disposition", "reference"), ("pii", "none")]
);

CREATE OR REPLACE VIEW silver.ref_attribution_window
OPTIONS(description="Attribution windows that the reports of a source show, and from when to when they did.")
AS SELECT source_system, click_window_d, view_window_d, is_default, last_date, origin
FROM silver.ref_attribution_window__v1;
