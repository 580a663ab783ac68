# Column security. The classes are those of src/main/resources/canon (`pii:`); no column holds an address, number or name of a
# person as it is, so there is no class for that.

locals {
  classes = {
    hashed    = { shown = "hashed", mask = "ALWAYS_NULL", description = "A hash of personal data, such as of an address" }
    pseudonym = { shown = "pseudonym", mask = "SHA256", description = "A key that stands for a person: joins what a person did" }
    free_text = { shown = "free_text", mask = "DEFAULT_MASKING_VALUE", description = "Text that people wrote: nobody knows what is in it" }
  }
  readers = merge([for class, members in var.readers : {
    for word, member in members : "${class}/${word}" => { class = class, member = member }
  }]...)
  masked = merge([for class in keys(local.classes) : {
    for word, member in var.masked_readers : "${class}/${word}" => { class = class, member = member }
  }]...)
}

resource "google_data_catalog_taxonomy" "personal_data" {
  project                = var.project_id
  region                 = var.location
  display_name           = "bosco personal data"
  description            = "How personal a column is, as the tables' files say"
  activated_policy_types = ["FINE_GRAINED_ACCESS_CONTROL"]
}

resource "google_data_catalog_policy_tag" "class" {
  for_each     = local.classes
  taxonomy     = google_data_catalog_taxonomy.personal_data.id
  display_name = each.value.shown
  description  = each.value.description
}

resource "google_data_catalog_policy_tag_iam_member" "reader" {
  for_each   = local.readers
  policy_tag = google_data_catalog_policy_tag.class[each.value.class].name
  role       = "roles/datacatalog.categoryFineGrainedReader"
  member     = each.value.member
}

# A pseudonym is hashed once more: figures of a person still join within a query's result, but not with what stands elsewhere.
resource "google_bigquery_datapolicy_data_policy" "mask" {
  for_each         = local.classes
  project          = var.project_id
  location         = var.location
  data_policy_id   = "bosco_mask_${each.key}"
  policy_tag       = google_data_catalog_policy_tag.class[each.key].name
  data_policy_type = "DATA_MASKING_POLICY"

  data_masking_policy {
    predefined_expression = each.value.mask
  }
}

resource "google_bigquery_datapolicy_data_policy_iam_member" "masked_reader" {
  for_each       = local.masked
  project        = var.project_id
  location       = var.location
  data_policy_id = google_bigquery_datapolicy_data_policy.mask[each.value.class].data_policy_id
  role           = "roles/bigquerydatapolicy.maskedReader"
  member         = each.value.member
}
