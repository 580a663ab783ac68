# Who may do what with which data. This file is the whole answer: nothing else grants access to a bucket, dataset or column.

locals {
  # The templates an account runs.
  templates_of = {
    ingest    = ["ingest", "refine", "replay", "rebuild"]
    streaming = ["streaming"]
    marts     = ["marts"]
    erase     = ["erase"]
  }

  # Buckets. objectUser reads, writes, overwrites and deletes; objectViewer reads. A page that is read again is written to the same
  # name, so writing raw includes overwriting it; versions keep what was there.
  storage_access = merge({
    for grant in concat(
      # Files on their way, each template in a folder of its own: what one job stages there, it runs.
      flatten([for name in local.workers : [
        { name = name, bucket = "temp", role = "roles/storage.objectUser", prefixes = [for template in local.templates_of[name] : "${template}/"] },
        { name = name, bucket = "templates", role = "roles/storage.objectViewer", prefixes = [] },
        { name = name, bucket = "config", role = "roles/storage.objectViewer", prefixes = [] },
      ]]),
      flatten([for name in concat(local.readers_of_vendors, ["erase"]) : [
        { name = name, bucket = "raw", role = "roles/storage.objectUser", prefixes = [] },
        { name = name, bucket = "staged", role = "roles/storage.objectUser", prefixes = [] },
      ]]),
      [
        # Building marts needs no raw pages; it leaves the summary of its run.
        { name = "marts", bucket = "raw", role = "roles/storage.objectUser", prefixes = ["raw/_runs/"] },
        { name = "marts", bucket = "staged", role = "roles/storage.objectUser", prefixes = [] },
        # Who wants to be forgotten is known to the one job that forgets.
        { name = "erase", bucket = "requests", role = "roles/storage.objectUser", prefixes = [] },
      ],
      # Which hooks there are and how their vendors sign.
      var.webhook == null ? [] : [{ name = "webhook", bucket = "config", role = "roles/storage.objectViewer", prefixes = [] }],
      local.with_composer ? [
        { name = "composer", bucket = "composer", role = "roles/storage.objectUser", prefixes = [] },
        { name = "composer", bucket = "templates", role = "roles/storage.objectViewer", prefixes = [] },
        { name = "composer", bucket = "config", role = "roles/storage.objectViewer", prefixes = [] },
        { name = "composer", bucket = "raw", role = "roles/storage.objectViewer", prefixes = ["raw/_runs/"] },
        # Whether there are requests, not whose.
        { name = "composer", bucket = "requests", role = module.service_accounts.lister_role, prefixes = [] },
      ] : [],
      ) : "${grant.name}/${grant.bucket}/${reverse(split("/", grant.role))[0]}" => {
      bucket   = grant.bucket
      role     = grant.role
      member   = "serviceAccount:bosco-${grant.name}@${var.project_id}.iam.gserviceaccount.com"
      prefixes = grant.prefixes
    }
    }, {
    for grant in concat(
      [for group in local.engineers : { who = "engineers", group = group, bucket = "config", role = local.operate ? "roles/storage.objectUser" : "roles/storage.objectViewer" }],
      [for group in local.engineers : { who = "engineers", group = group, bucket = "templates", role = local.try_out ? "roles/storage.objectUser" : "roles/storage.objectViewer" }],
      [for group in local.engineer_readers : { who = "engineers", group = group, bucket = "raw", role = "roles/storage.objectViewer" }],
      [for group in local.privacy : { who = "privacy", group = group, bucket = "requests", role = "roles/storage.objectUser" }],
      local.with_composer ? [for group in local.engineers : { who = "engineers", group = group, bucket = "composer", role = "roles/storage.objectViewer" }] : [],
      ) : "${grant.who}/${grant.bucket}" => {
      bucket = grant.bucket
      role   = grant.role
      member = "group:${grant.group}"
    }
    }, {
    # environment.json, and the files of clients and connectors where a build uploads them.
    "deployer/config"    = { bucket = "config", role = "roles/storage.objectUser", member = "serviceAccount:${var.deployer}" }
    "deployer/templates" = { bucket = "templates", role = "roles/storage.objectUser", member = "serviceAccount:${var.deployer}" }
    }, local.with_composer ? {
    "deployer/composer" = { bucket = "composer", role = "roles/storage.objectUser", member = "serviceAccount:${var.deployer}" }
  } : {})

  # Datasets.
  datasets = {
    bronze = {
      description     = "Records as vendors sent them, with their envelope"
      writer_accounts = [for name in concat(local.readers_of_vendors, ["erase"]) : local.account[name]]
      reader_groups   = local.engineer_readers
    }
    silver = {
      description     = "Canonical rows: one model for all vendors"
      writer_accounts = [for name in concat(local.readers_of_vendors, ["erase"]) : local.account[name]]
      # Airflow asks for the clients' time zones; columns of persons it does not see.
      reader_accounts = concat([local.account["marts"]], local.with_composer ? [local.account["composer"]] : [], local.with_recovery ? [local.account["recovery"]] : [])
      reader_groups   = concat(local.engineer_readers, local.analysts, local.ml)
    }
    gold = {
      description     = "Marts: what people and reports read"
      writer_accounts = [local.account["marts"], local.account["erase"]]
      reader_accounts = concat(var.api == null ? [] : [local.account["api"]], local.with_recovery ? [local.account["recovery"]] : [])
      reader_groups   = concat(local.engineer_readers, local.analysts, local.ml)
    }
    gold_build = {
      description     = "Marts while they are built; nobody reads them until they passed the checks (ADR 14)"
      writer_accounts = [local.account["marts"], local.account["erase"]]
    }
    ops = {
      description     = "Ledger of runs, checks, dead letters, costs"
      writer_accounts = local.worker_accounts
      reader_accounts = concat(
        local.with_composer ? [local.account["composer"]] : [],
        local.with_recovery ? [local.account["recovery"]] : [],
      )
      reader_groups = local.engineers
    }
    staging = {
      description     = "Rows on their way: tables vanish after three days"
      expire_days     = 3
      time_travel     = 48
      writer_accounts = local.worker_accounts
      reader_groups   = local.engineer_readers
    }
    landing = {
      description     = "Rows of messages until their pages are applied: they vanish after seven days (ADR 22)"
      expire_days     = 7
      time_travel     = 48
      writer_accounts = [for name in local.readers_of_vendors : local.account[name]]
      reader_groups   = local.engineer_readers
    }
    ml = {
      description     = "What data scientists make: features, models, trials"
      expire_days     = 180
      time_travel     = 48
      writer_accounts = []
      writer_groups   = local.ml
      reader_groups   = local.engineer_readers
    }
  }

  # Columns. Jobs write and join what they carry; people see pseudonyms and texts only where it is their work.
  workers_by_name = { for name in local.workers : name => local.member[name] }
  ml_member       = length(local.ml) == 0 ? {} : { ml = "group:${local.ml[0]}" }
  analysts_member = length(local.analysts) == 0 ? {} : { analysts = "group:${local.analysts[0]}" }
  engineer_member = length(local.engineers) == 0 ? {} : { engineers = "group:${local.engineers[0]}" }
  # The nightly copy has to read what it copies.
  copier = local.with_recovery ? { recovery = local.member["recovery"] } : {}
  personal_readers = {
    hashed    = merge(local.workers_by_name, local.copier)
    pseudonym = merge(local.workers_by_name, local.copier, local.ml_member)
    free_text = merge(local.workers_by_name, local.copier, local.analysts_member)
  }
  masked_readers = merge(local.engineer_member, local.analysts_member, local.ml_member,
  var.api == null ? {} : { api = local.member["api"] })

  # Secrets.
  secrets = merge(
    { for id, secret in var.secrets : id => {
      client      = secret.client
      source      = secret.source
      remind_days = secret.remind_days
      readers     = [for name in local.readers_of_vendors : local.account[name]]
      writers     = [for name in local.readers_of_vendors : local.account[name] if secret.refreshes]
    } },
    { for id, secret in var.webhook_secrets : id => {
      client      = secret.client
      source      = secret.source
      remind_days = 365
      readers     = var.webhook == null ? [] : [local.account["webhook"]]
      writers     = []
    } },
    { for id in try(var.composer.connections, []) : "airflow-connections-${id}" => {
      client      = null
      source      = "airflow"
      remind_days = 365
      readers     = [local.account["composer"]]
      writers     = []
    } },
  )
}
