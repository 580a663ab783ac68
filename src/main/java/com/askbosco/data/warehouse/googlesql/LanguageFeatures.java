package com.askbosco.data.warehouse.googlesql;

import com.google.zetasql.LanguageOptions;
import com.google.zetasql.ZetaSQLOptions.LanguageFeature;
import com.google.zetasql.ZetaSQLOptions.NameResolutionMode;
import com.google.zetasql.ZetaSQLOptions.ProductMode;
import com.google.zetasql.ZetaSQLResolvedNodeKind.ResolvedNodeKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * The part of GoogleSQL that BigQuery speaks. An explicit list, since the analyzer's "everything" accepts queries BigQuery
 * refuses (timestamps of nanoseconds, for one).
 */
final class LanguageFeatures {
  private static final Set<LanguageFeature> BIGQUERY = EnumSet.of(
      LanguageFeature.FEATURE_ANALYTIC_FUNCTIONS,
      LanguageFeature.FEATURE_TABLESAMPLE,
      LanguageFeature.FEATURE_DISALLOW_GROUP_BY_FLOAT,
      LanguageFeature.FEATURE_GROUP_BY_ROLLUP,
      LanguageFeature.FEATURE_GROUPING_SETS,
      LanguageFeature.FEATURE_GROUPING_BUILTIN,
      LanguageFeature.FEATURE_GROUP_BY_ALL,
      LanguageFeature.FEATURE_GROUP_BY_STRUCT,
      LanguageFeature.FEATURE_GROUP_BY_ARRAY,
      LanguageFeature.FEATURE_NUMERIC_TYPE,
      LanguageFeature.FEATURE_BIGNUMERIC_TYPE,
      LanguageFeature.FEATURE_DECIMAL_ALIAS,
      LanguageFeature.FEATURE_PARAMETERIZED_TYPES,
      LanguageFeature.FEATURE_JSON_TYPE,
      LanguageFeature.FEATURE_JSON_ARRAY_FUNCTIONS,
      LanguageFeature.FEATURE_JSON_CONSTRUCTOR_FUNCTIONS,
      LanguageFeature.FEATURE_JSON_MUTATOR_FUNCTIONS,
      LanguageFeature.FEATURE_JSON_KEYS_FUNCTION,
      LanguageFeature.FEATURE_JSON_VALUE_EXTRACTION_FUNCTIONS,
      LanguageFeature.FEATURE_JSON_LAX_VALUE_EXTRACTION_FUNCTIONS,
      LanguageFeature.FEATURE_INTERVAL_TYPE,
      LanguageFeature.FEATURE_RANGE_TYPE,
      LanguageFeature.FEATURE_GEOGRAPHY,
      LanguageFeature.FEATURE_CIVIL_TIME,
      LanguageFeature.FEATURE_NAMED_ARGUMENTS,
      LanguageFeature.FEATURE_TIME_BUCKET_FUNCTIONS,
      LanguageFeature.FEATURE_INVERSE_TRIG_FUNCTIONS,
      LanguageFeature.FEATURE_ROUND_WITH_ROUNDING_MODE,
      LanguageFeature.FEATURE_CBRT_FUNCTIONS,
      LanguageFeature.FEATURE_SELECT_STAR_EXCEPT_REPLACE,
      LanguageFeature.FEATURE_WITH_ON_SUBQUERY,
      LanguageFeature.FEATURE_WITH_RECURSIVE,
      LanguageFeature.FEATURE_ORDER_BY_IN_AGGREGATE,
      LanguageFeature.FEATURE_LIMIT_IN_AGGREGATE,
      LanguageFeature.FEATURE_HAVING_IN_AGGREGATE,
      LanguageFeature.FEATURE_NULL_HANDLING_MODIFIER_IN_ANALYTIC,
      LanguageFeature.FEATURE_NULL_HANDLING_MODIFIER_IN_AGGREGATE,
      LanguageFeature.FEATURE_NULLS_FIRST_LAST_IN_ORDER_BY,
      LanguageFeature.FEATURE_ORDER_BY_COLLATE,
      LanguageFeature.FEATURE_CAST_DIFFERENT_ARRAY_TYPES,
      LanguageFeature.FEATURE_FORMAT_IN_CAST,
      LanguageFeature.FEATURE_FOR_SYSTEM_TIME_AS_OF,
      LanguageFeature.FEATURE_SAFE_FUNCTION_CALL,
      LanguageFeature.FEATURE_WEEK_WITH_WEEKDAY,
      LanguageFeature.FEATURE_ALLOW_DASHES_IN_TABLE_NAME,
      LanguageFeature.FEATURE_CONCAT_MIXED_TYPES,
      LanguageFeature.FEATURE_UNNEST_AND_FLATTEN_ARRAYS,
      LanguageFeature.FEATURE_ALLOW_CONSECUTIVE_ON,
      LanguageFeature.FEATURE_ALLOW_REGEXP_EXTRACT_OPTIONALS,
      LanguageFeature.FEATURE_DATE_TIME_CONSTRUCTORS,
      LanguageFeature.FEATURE_DATE_ARITHMETICS,
      LanguageFeature.FEATURE_ADDITIONAL_STRING_FUNCTIONS,
      LanguageFeature.FEATURE_EXTENDED_DATE_TIME_SIGNATURES,
      LanguageFeature.FEATURE_PIVOT,
      LanguageFeature.FEATURE_UNPIVOT,
      LanguageFeature.FEATURE_IS_DISTINCT,
      LanguageFeature.FEATURE_QUALIFY,
      LanguageFeature.FEATURE_REPEAT,
      LanguageFeature.FEATURE_LIKE_ANY_SOME_ALL,
      LanguageFeature.FEATURE_BARE_ARRAY_ACCESS,
      LanguageFeature.FEATURE_SINGLE_TABLE_NAME_ARRAY_PATH,
      LanguageFeature.FEATURE_CORRESPONDING,
      LanguageFeature.FEATURE_BY_NAME,
      LanguageFeature.FEATURE_DISABLE_FLOAT32,
      LanguageFeature.FEATURE_DISABLE_ARRAY_MIN_AND_MAX,
      LanguageFeature.FEATURE_ENFORCE_MICROS_MODE_IN_INTERVAL_TYPE);

  /** What statements other than queries may say: BigQuery's DDL and DML. */
  private static final Set<LanguageFeature> STATEMENTS = EnumSet.of(
      LanguageFeature.FEATURE_CREATE_TABLE_PARTITION_BY,
      LanguageFeature.FEATURE_CREATE_TABLE_CLUSTER_BY,
      LanguageFeature.FEATURE_CREATE_TABLE_NOT_NULL,
      LanguageFeature.FEATURE_CREATE_TABLE_FIELD_ANNOTATIONS,
      LanguageFeature.FEATURE_CREATE_TABLE_AS_SELECT_COLUMN_LIST,
      LanguageFeature.FEATURE_CREATE_TABLE_LIKE,
      LanguageFeature.FEATURE_CREATE_TABLE_COPY,
      LanguageFeature.FEATURE_CREATE_TABLE_CLONE,
      LanguageFeature.FEATURE_CREATE_SNAPSHOT_TABLE,
      LanguageFeature.FEATURE_CREATE_VIEW_WITH_COLUMN_LIST,
      LanguageFeature.FEATURE_CREATE_VIEWS_WITH_COLUMN_OPTIONS,
      LanguageFeature.FEATURE_CREATE_MATERIALIZED_VIEW_PARTITION_BY,
      LanguageFeature.FEATURE_CREATE_MATERIALIZED_VIEW_CLUSTER_BY,
      LanguageFeature.FEATURE_CREATE_TABLE_FUNCTION,
      LanguageFeature.FEATURE_FOREIGN_KEYS,
      LanguageFeature.FEATURE_UNENFORCED_PRIMARY_KEYS,
      LanguageFeature.FEATURE_COLUMN_DEFAULT_VALUE,
      LanguageFeature.FEATURE_ALTER_COLUMN_SET_DATA_TYPE,
      LanguageFeature.FEATURE_ALTER_TABLE_RENAME_COLUMN,
      LanguageFeature.FEATURE_ALTER_VIEWS_ALTER_COLUMN_SET_OPTIONS,
      LanguageFeature.FEATURE_OMIT_INSERT_COLUMN_LIST,
      LanguageFeature.FEATURE_DML_UPDATE_WITH_JOIN,
      LanguageFeature.FEATURE_PARAMETERS_IN_GRANTEE_LIST);

  private LanguageFeatures() {}

  /** Options for queries alone: a statement that is not a SELECT is refused by the analyzer. */
  static LanguageOptions options() {
    LanguageOptions options = new LanguageOptions();
    options.setEnabledLanguageFeatures(BIGQUERY);
    options.setProductMode(ProductMode.PRODUCT_EXTERNAL);
    options.setNameResolutionMode(NameResolutionMode.NAME_RESOLUTION_DEFAULT);
    options.setSupportedStatementKinds(Set.of(ResolvedNodeKind.RESOLVED_QUERY_STMT));
    options.enableReservableKeyword("QUALIFY");
    return options;
  }

  /** Options for any statement that BigQuery runs. */
  static LanguageOptions statements() {
    LanguageOptions options = options();
    Set<LanguageFeature> features = EnumSet.copyOf(BIGQUERY);
    features.addAll(STATEMENTS);
    options.setEnabledLanguageFeatures(features);
    options.setSupportsAllStatementKinds();
    return options;
  }
}
